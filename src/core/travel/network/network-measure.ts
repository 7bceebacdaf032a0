import { finish, type Steps } from '../../model/steps.ts';
import { UNREACHED } from '../../model/units.ts';
import type { KNearest, Measure, NearestState, Origin, Within } from '../measure.ts';
import { BoundedSearch } from './bounded-search.ts';
import { BucketQueue } from './bucket-queue.ts';
import { CellTimes, cellPlaces } from './cell-times.ts';
import { type CellsOfChain, groupByChain } from './cells-of-chain.ts';
import { ChainsAround } from './chains-around.ts';
import {
  type Foothold,
  type Footholds,
  footholdOf,
  groupFootholds,
  NO_FOOTHOLDS,
  newSnap,
  seedsOf,
} from './foothold.ts';
import { kNearestOnNetwork } from './k-nearest.ts';
import { NearestSearch } from './nearest-search.ts';
import { type NetworkFrame, networkFrame } from './network-frame.ts';
import type { NetworkInput } from './network-metric.ts';
import { type NetworkSession, networkSessionInSteps } from './network-session.ts';
import { emptyLabels, LabelLog, type NodeLabels } from './node-labels.ts';

/** A network measure can also keep a nearest search right while facilities and roads change. */
export interface NetworkMeasure extends Measure {
  session(origins: readonly Origin[]): NetworkSession;
  sessionInSteps(origins: readonly Origin[]): Steps<NetworkSession>;
}

/** Nearness over the road network, in deciseconds or decimetres (see the contract for what is counted). */
export function createNetworkMeasure(input: NetworkInput, unit: Measure['unit']): NetworkMeasure {
  return new Network(networkFrame(input, unit), unit);
}

interface NetworkState extends NearestState {
  readonly labels: NodeLabels;
  readonly footholds: Footholds;
}

class Network implements NetworkMeasure {
  readonly unit: Measure['unit'];
  private readonly frame: NetworkFrame;
  private readonly cellTimes: CellTimes;
  private readonly queue = new BucketQueue();
  private readonly bounded: BoundedSearch;
  /** Built when first asked for: a plain nearest search does without. */
  private chainsAround: ChainsAround | null = null;
  private grouped: { skip: Uint8Array | undefined; cellsOf: CellsOfChain } | null = null;

  constructor(frame: NetworkFrame, unit: Measure['unit']) {
    this.unit = unit;
    this.frame = frame;
    this.cellTimes = new CellTimes(frame, cellPlaces(frame));
    this.bounded = new BoundedSearch(frame.input.graph.junctions);
  }

  canStart(lon: number, lat: number): boolean {
    return this.frame.input.lookup(lon, lat, newSnap());
  }

  nearest(origins: readonly Origin[]): NetworkState {
    return finish(this.nearestInSteps(origins));
  }

  *nearestInSteps(origins: readonly Origin[]): Steps<NetworkState> {
    const { frame } = this;
    const labels = emptyLabels(frame.input.graph.junctions);
    const standing = this.footholdsOf(origins);
    yield;
    const search = new NearestSearch(labels, null);
    for (const foothold of standing) {
      seedsOf(frame, foothold, (junction, value) => search.offer(junction, value, foothold.owner));
    }
    // A queue of its own: others may search before this one is done.
    yield* search.runInSteps(frame.arcs, new BucketQueue());
    const cells = new Float64Array(this.cellTimes.places.chain.length);
    const footholds = groupFootholds(standing);
    yield* this.cellTimes.labelAll(labels, footholds, cells);
    return { cells, labels, footholds };
  }

  nearestWith(state: NearestState, extra: Origin, out: Float64Array): void {
    const { labels, footholds, cells } = state as NetworkState;
    out.set(cells);
    const foothold = footholdOf(this.frame, extra);
    if (!foothold) return;
    // Lower labels in place, remember what they were, and put them back: only what gets nearer is walked over.
    const log = new LabelLog();
    const search = new NearestSearch(labels, log);
    seedsOf(this.frame, foothold, (junction, value) => search.offer(junction, value, foothold.owner));
    search.run(this.frame.arcs, this.queue);
    const around = this.around();
    around.begin();
    around.add(foothold.chain);
    around.addAround(log.nodes, log.count);
    const cellsOf = this.cellsByChain(undefined);
    for (let i = 0; i < around.count; i++) {
      const chain = around.chains[i]!;
      const standing = footholds.get(chain) ?? NO_FOOTHOLDS;
      const here = chain === foothold.chain ? [...standing, foothold] : standing;
      for (let k = cellsOf.offsets[chain]!; k < cellsOf.offsets[chain + 1]!; k++) {
        const cell = cellsOf.cells[k]!;
        out[cell] = this.cellTimes.labelOf(cell, labels, here);
      }
    }
    log.restore(labels);
  }

  within(place: { readonly lon: number; readonly lat: number }, limit: number, out: Within): number {
    const foothold = footholdOf(this.frame, { ...place, index: 0 });
    if (!foothold) return 0;
    const { bounded } = this;
    bounded.reset();
    seedsOf(this.frame, foothold, (junction, value) => bounded.offer(junction, value, limit));
    bounded.run(this.frame.arcs, limit, this.queue);
    return this.collectWithin(foothold, limit, out);
  }

  kNearest(origins: readonly Origin[], k: number): KNearest {
    const { frame, queue, cellTimes } = this;
    return kNearestOnNetwork(this.footholdsOf(origins), k, { frame, queue, cellTimes });
  }

  session(origins: readonly Origin[]): NetworkSession {
    return finish(this.sessionInSteps(origins));
  }

  sessionInSteps(origins: readonly Origin[]): Steps<NetworkSession> {
    return networkSessionInSteps(this.frame, origins);
  }

  private footholdsOf(origins: readonly Origin[]): Foothold[] {
    return origins.flatMap((origin) => footholdOf(this.frame, origin) ?? []);
  }

  /** Cells on the chains that touch the junctions reached, and on the origin's own chain. */
  private collectWithin(foothold: Foothold, limit: number, out: Within): number {
    const { bounded, cellTimes } = this;
    const around = this.around();
    const { offsets, cells } = this.cellsByChain(out.skip);
    around.begin();
    around.add(foothold.chain);
    around.addAround(bounded.reached, bounded.count);
    const own = [foothold];
    let found = 0;
    for (let i = 0; i < around.count; i++) {
      const chain = around.chains[i]!;
      const here = i === 0 ? own : NO_FOOTHOLDS;
      for (let k = offsets[chain]!; k < offsets[chain + 1]!; k++) {
        const value = cellTimes.valueOf(cells[k]!, bounded.values, here);
        if (value > limit || value === UNREACHED) continue;
        out.cells[found] = cells[k]!;
        out.values[found++] = value;
      }
    }
    return found;
  }

  private around(): ChainsAround {
    this.chainsAround ??= new ChainsAround(this.frame.input.graph);
    return this.chainsAround;
  }

  /** Kept for the array of cells to skip that was asked for last: a siting run asks thousands of times with the same one. */
  private cellsByChain(skip: Uint8Array | undefined): CellsOfChain {
    if (this.grouped?.skip !== skip || !this.grouped) {
      const { graph, demand } = this.frame.input;
      this.grouped = { skip, cellsOf: groupByChain(demand.chain, graph.chains, skip) };
    }
    return this.grouped.cellsOf;
  }
}
