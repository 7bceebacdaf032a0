import { UNREACHED } from '../../model/units.ts';

/**
 * Per node the value and the owner of the nearest origin, UNREACHED and -1 where none. Of two labels the one with the
 * lower value is better; among equal values the one with the lower owner, so that results never depend on an order.
 */
export interface NodeLabels {
  readonly values: Uint32Array;
  readonly owners: Int32Array;
}

export function emptyLabels(nodes: number): NodeLabels {
  return { values: new Uint32Array(nodes).fill(UNREACHED), owners: new Int32Array(nodes).fill(-1) };
}

/** The labels with room for at least so many nodes: the same arrays if they have it. */
export function withNodes(labels: NodeLabels, nodes: number): NodeLabels {
  if (labels.values.length >= nodes) return labels;
  const more = emptyLabels(nodes);
  more.values.set(labels.values);
  more.owners.set(labels.owners);
  return more;
}

/** What labels were before they changed, in order, so that a search can be taken back. */
export class LabelLog {
  count = 0;
  nodes = new Uint32Array(256);
  private values = new Uint32Array(256);
  private owners = new Int32Array(256);

  note(node: number, value: number, owner: number): void {
    if (this.count === this.nodes.length) this.grow();
    this.nodes[this.count] = node;
    this.values[this.count] = value;
    this.owners[this.count++] = owner;
  }

  /** Puts the labels back, last change first. */
  restore(labels: NodeLabels): void {
    for (let i = this.count - 1; i >= 0; i--) {
      labels.values[this.nodes[i]!] = this.values[i]!;
      labels.owners[this.nodes[i]!] = this.owners[i]!;
    }
  }

  private grow(): void {
    const nodes = new Uint32Array(this.count * 2);
    nodes.set(this.nodes);
    this.nodes = nodes;
    const values = new Uint32Array(this.count * 2);
    values.set(this.values);
    this.values = values;
    const owners = new Int32Array(this.count * 2);
    owners.set(this.owners);
    this.owners = owners;
  }
}
