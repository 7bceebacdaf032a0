import { UNREACHED } from '../../model/units.ts';
import { LabelHeap } from './label-heap.ts';
import type { LabelLog, NodeLabels } from './node-labels.ts';
import type { WeightedArcs } from './weighted-arcs.ts';

/** Says whether an origin that is still there begins at the node with exactly this label. */
export type IsSeed = (node: number, value: number, owner: number) => boolean;

/**
 * Finds the labels that no longer hold after something became worse, and empties them (Ramalingam & Reps 1996, "An
 * incremental algorithm for a generalization of the shortest-path problem"). A label holds if an origin begins there
 * with it, or if a neighbour's label plus the arc between gives exactly it. Weights are at least 1, so a label is held
 * up by lower values only: in the order of values, each suspect is judged once and for all.
 */
export class LabelRepair {
  private readonly suspects = new LabelHeap();
  private readonly labels: NodeLabels;
  private readonly log: LabelLog;

  constructor(labels: NodeLabels, log: LabelLog) {
    this.labels = labels;
    this.log = log;
  }

  suspect(node: number): void {
    const value = this.labels.values[node]!;
    if (value !== UNREACHED) this.suspects.push(value, node);
  }

  /** Empties the labels that do not hold and returns their nodes; `inward` are the arcs of `outward` turned round. */
  empty(outward: WeightedArcs, inward: WeightedArcs, isSeed: IsSeed): number[] {
    const { suspects, labels, log } = this;
    const { values, owners } = labels;
    const emptied: number[] = [];
    while (suspects.size > 0) {
      suspects.pop();
      const { node } = suspects;
      const value = values[node]!;
      const owner = owners[node]!;
      if (value === UNREACHED || isSeed(node, value, owner) || isHeldUp(inward, labels, node)) continue;
      log.note(node, value, owner);
      values[node] = UNREACHED;
      owners[node] = -1;
      emptied.push(node);
      for (let a = outward.offsets[node]!; a < outward.offsets[node + 1]!; a++) {
        const to = outward.head[a]!;
        if (owners[to] === owner && values[to] === value + outward.weight[a]!) suspects.push(values[to]!, to);
      }
    }
    return emptied;
  }
}

/** Whether a neighbour's label plus the arc from it gives the node's label. */
function isHeldUp(inward: WeightedArcs, { values, owners }: NodeLabels, node: number): boolean {
  for (let a = inward.offsets[node]!; a < inward.offsets[node + 1]!; a++) {
    const from = inward.head[a]!;
    if (owners[from] === owners[node] && values[from]! + inward.weight[a]! === values[node]) return true;
  }
  return false;
}
