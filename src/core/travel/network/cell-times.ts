import { inParts, type Steps } from '../../model/steps.ts';
import { UNREACHED } from '../../model/units.ts';
import { labelOf, NO_LABEL } from '../label.ts';
import { type Foothold, type Footholds, NO_FOOTHOLDS } from './foothold.ts';
import type { NetworkFrame } from './network-frame.ts';
import type { NodeLabels } from './node-labels.ts';

/** A cell's own place on the network, as far as it depends on the frame alone. */
export interface CellPlaces {
  /** Chain of each cell, -1 if it meets no road. */
  readonly chain: Int32Array;
  /** From the chain's first junction, 0 … the chain's weight. */
  readonly position: Uint32Array;
  /** The walk between the cell and the road. */
  readonly access: Uint32Array;
}

export function cellPlaces(frame: NetworkFrame): CellPlaces {
  return { chain: frame.input.demand.chain, position: frame.metric.position, access: frame.metric.access };
}

const CELLS_AT_ONCE = 65_536;

/**
 * Hears of every way to reach a cell: over either end of its chain, then straight along the chain from each foothold on
 * it. Values do not yet hold the walk to the cell.
 */
export class CellTimes {
  private readonly frame: NetworkFrame;
  readonly places: CellPlaces;

  constructor(frame: NetworkFrame, places: CellPlaces) {
    this.frame = frame;
    this.places = places;
  }

  endsOf(chain: number): { from: number; to: number } {
    const { chainFrom, chainTo } = this.frame.input.graph;
    return { from: chainFrom[chain]!, to: chainTo[chain]! };
  }

  /** The label (see `label.ts`) of each cell. */
  *labelAll(labels: NodeLabels, footholds: Footholds, out: Float64Array): Steps<void> {
    const { chain } = this.places;
    yield* inParts(chain.length, CELLS_AT_ONCE, (from, to) => {
      for (let cell = from; cell < to; cell++) {
        const c = chain[cell]!;
        out[cell] = c < 0 ? NO_LABEL : this.labelOf(cell, labels, footholds.get(c) ?? NO_FOOTHOLDS);
      }
    });
  }

  labelOf(cell: number, { values, owners }: NodeLabels, footholds: readonly Foothold[]): number {
    const { places, frame } = this;
    const { graph } = frame.input;
    const chain = places.chain[cell]!;
    const position = places.position[cell]!;
    const fromEnd = graph.chainFrom[chain]!;
    const toEnd = graph.chainTo[chain]!;
    let best = this.overFrom(cell, values[fromEnd]!);
    let owner = owners[fromEnd]!;
    const over = this.overTo(cell, values[toEnd]!);
    if (over < best || (over === best && owners[toEnd]! < owner)) {
      best = over;
      owner = owners[toEnd]!;
    }
    for (let f = 0; f < footholds.length; f++) {
      const foothold = footholds[f]!;
      const direct = this.alongFrom(foothold, chain, position);
      if (direct > best || (direct === best && foothold.owner >= owner)) continue;
      best = direct;
      owner = foothold.owner;
    }
    return best >= UNREACHED ? NO_LABEL : labelOf(best + places.access[cell]!, owner);
  }

  /** The value alone, UNREACHED for none. */
  valueOf(cell: number, values: Uint32Array, footholds: readonly Foothold[]): number {
    const { places, frame } = this;
    const { graph } = frame.input;
    const chain = places.chain[cell]!;
    let best = this.overFrom(cell, values[graph.chainFrom[chain]!]!);
    const over = this.overTo(cell, values[graph.chainTo[chain]!]!);
    if (over < best) best = over;
    for (let f = 0; f < footholds.length; f++) {
      const direct = this.alongFrom(footholds[f]!, chain, places.position[cell]!);
      if (direct < best) best = direct;
    }
    return best >= UNREACHED ? UNREACHED : best + places.access[cell]!;
  }

  /** To the cell's meeting point by way of its chain's first junction. */
  overFrom(cell: number, atEnd: number): number {
    const position = this.places.position[cell]!;
    const use = this.frame.input.graph.chainUse[this.places.chain[cell]!]!;
    return position === 0 || use & this.frame.onward ? atEnd + position : UNREACHED;
  }

  /** … by way of its last. */
  overTo(cell: number, atEnd: number): number {
    const chain = this.places.chain[cell]!;
    const rest = this.frame.metric.chainWeight[chain]! - this.places.position[cell]!;
    return rest === 0 || this.frame.input.graph.chainUse[chain]! & this.frame.against ? atEnd + rest : UNREACHED;
  }

  /** … along the chain from a foothold on it. */
  alongFrom(foothold: Foothold, chain: number, position: number): number {
    const use = this.frame.input.graph.chainUse[chain]!;
    const ahead = position - foothold.position;
    if ((ahead > 0 && !(use & this.frame.onward)) || (ahead < 0 && !(use & this.frame.against))) return UNREACHED;
    return foothold.access + (ahead < 0 ? -ahead : ahead);
  }
}
