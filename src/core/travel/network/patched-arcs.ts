import type { Arcs } from './arcs.ts';
import type { RoadGraph } from './road-graph.ts';
import type { RoadPatch } from './road-patch.ts';
import { CLOSED, type WeightedArcs } from './weighted-arcs.ts';

interface PatchedBy {
  readonly graph: RoadGraph;
  readonly patch: RoadPatch;
  readonly addedWeight: Uint32Array;
  /** Bits of use with which a chain is an arc from its first junction, and from its last. */
  readonly along: number;
  readonly against: number;
}

/**
 * The arcs of a patched network, without sorting them all again. A chain walked anew leaves a junction over a piece of
 * road that a removed chain left it over, so the removed arcs at the graph's own junctions make room for the added
 * ones; what is left of them is closed. New junctions come after the others.
 */
export function patchedArcs(base: WeightedArcs, chains: Arcs, by: PatchedBy): WeightedArcs {
  const { graph, patch, addedWeight } = by;
  const fresh = Array.from({ length: patch.junctions - graph.junctions }, (): [head: number, weight: number][] => []);
  const head = base.head.slice();
  const weight = base.weight.slice();
  for (const chain of patch.removed) {
    for (const end of [graph.chainFrom[chain]!, graph.chainTo[chain]!]) {
      for (let a = base.offsets[end]!; a < base.offsets[end + 1]!; a++)
        if (chains.chain[a] === chain) weight[a] = CLOSED;
    }
  }
  const put = (tail: number, to: number, value: number): void => {
    if (tail >= graph.junctions) {
      fresh[tail - graph.junctions]!.push([to, value]);
      return;
    }
    const slot = weight.indexOf(CLOSED, base.offsets[tail]!);
    if (slot < 0 || slot >= base.offsets[tail + 1]!) throw new Error(`no removed arc makes room at junction ${tail}`);
    head[slot] = to;
    weight[slot] = value;
  };
  let most = 0;
  for (let i = 0; i < addedWeight.length; i++) {
    const [from, to, value] = [patch.addedFrom[i]!, patch.addedTo[i]!, addedWeight[i]!];
    if (patch.addedUse[i]! & by.along) put(from, to, value);
    if (patch.addedUse[i]! & by.against) put(to, from, value);
    if (value > most) most = value;
  }
  const offsets = new Uint32Array(patch.junctions + 1);
  offsets.set(base.offsets);
  fresh.forEach((arcs, i) => {
    offsets[graph.junctions + i + 1] = offsets[graph.junctions + i]! + arcs.length;
  });
  const extra = fresh.flat();
  return {
    offsets,
    head: appended(
      head,
      extra.map(([to]) => to),
    ),
    weight: appended(
      weight,
      extra.map(([, value]) => value),
    ),
    shift: base.shift,
    span: Math.max(base.span, (most >>> base.shift) + 1),
  };
}

function appended(array: Uint32Array, more: readonly number[]): Uint32Array {
  if (more.length === 0) return array;
  const longer = new Uint32Array(array.length + more.length);
  longer.set(array);
  longer.set(more, array.length);
  return longer;
}
