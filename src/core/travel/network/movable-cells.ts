import type { CellPlaces } from './cell-times.ts';
import { groupByChain } from './cells-of-chain.ts';
import { newSnap } from './foothold.ts';
import type { NetworkFrame } from './network-frame.ts';
import { positionOf } from './network-metric.ts';
import type { RoadPatch } from './road-patch.ts';

interface FormerPlace {
  readonly cell: number;
  readonly chain: number;
  readonly position: number;
  readonly access: number;
}

type CellsOn = (chain: number) => Uint32Array;

/** The cells' places on the network while roads change: people on a closed road walk to the next nearest one. */
export class MovableCells {
  readonly places: CellPlaces;
  /** Cells that the present patch concerns: they may be on any chain, or on none. */
  moved: ReadonlySet<number> = new Set();
  private readonly base: NetworkFrame;
  private readonly cellsOn: CellsOn;
  /** Cells exactly as near to a chain as to another. */
  private readonly tiedTo: CellsOn;

  constructor(base: NetworkFrame, cellsOn: CellsOn) {
    const { demand, graph } = base.input;
    this.base = base;
    this.cellsOn = cellsOn;
    this.places = {
      chain: demand.chain.slice(),
      position: base.metric.position.slice(),
      access: base.metric.access.slice(),
    };
    const pairs = groupByChain(Int32Array.from(demand.tiedChains), graph.chains, undefined);
    this.tiedTo = (chain) =>
      pairs.cells.subarray(pairs.offsets[chain]!, pairs.offsets[chain + 1]!).map((pair) => demand.tiedCells[pair]!);
  }

  /** Finds the places under a patch (null: all as built) in its frame; returns how to put the former ones back. */
  follow(frame: NetworkFrame, patch: RoadPatch | null): () => void {
    const before = this.moved;
    const moved = patch ? this.concernedBy(patch) : new Set<number>();
    const former: FormerPlace[] = [];
    const { chain, position, access } = this.places;
    const note = (cell: number) => {
      former.push({ cell, chain: chain[cell]!, position: position[cell]!, access: access[cell]! });
    };
    for (const cell of before) {
      note(cell);
      chain[cell] = this.base.input.demand.chain[cell]!;
      position[cell] = this.base.metric.position[cell]!;
      access[cell] = this.base.metric.access[cell]!;
    }
    for (const cell of moved) {
      note(cell);
      this.place(cell, frame);
    }
    this.moved = moved;
    return () => {
      for (const place of former.reverse()) {
        chain[place.cell] = place.chain;
        position[place.cell] = place.position;
        access[place.cell] = place.access;
      }
      this.moved = before;
    };
  }

  private concernedBy(patch: RoadPatch): Set<number> {
    const concerned = new Set<number>();
    if (patch.opened) for (let cell = 0; cell < this.places.chain.length; cell++) concerned.add(cell);
    for (const chain of [...patch.removed, ...patch.left]) for (const cell of this.cellsOn(chain)) concerned.add(cell);
    // A chain walked anew may win a tie that the old one lost.
    for (const chain of patch.removed) for (const cell of this.tiedTo(chain)) concerned.add(cell);
    return concerned;
  }

  private place(cell: number, frame: NetworkFrame): void {
    const { demand, lookup } = frame.input;
    const { chain, position, access } = this.places;
    const snap = newSnap();
    const found = lookup(demand.lon[cell]!, demand.lat[cell]!, snap);
    chain[cell] = found ? snap.chain : -1;
    position[cell] = found ? positionOf(frame.metric, snap) : 0;
    access[cell] = found ? frame.metric.accessOf(snap.meters) : 0;
  }
}
