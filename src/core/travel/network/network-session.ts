import type { Steps } from '../../model/steps.ts';
import { NO_LABEL } from '../label.ts';
import type { Origin } from '../measure.ts';
import { BucketQueue } from './bucket-queue.ts';
import { CellTimes } from './cell-times.ts';
import { type CellsOfChain, groupByChain } from './cells-of-chain.ts';
import { ChainsAround } from './chains-around.ts';
import { type Foothold, groupFootholds, NO_FOOTHOLDS, seedsOf } from './foothold.ts';
import { LabelRepair } from './label-repair.ts';
import type { WaySpeeds } from './local-chains.ts';
import { MovableCells } from './movable-cells.ts';
import { NearestSearch } from './nearest-search.ts';
import type { NetworkFrame } from './network-frame.ts';
import { emptyLabels, LabelLog, type NodeLabels, withNodes } from './node-labels.ts';
import { type PatchIndex, patchIndex } from './patch-index.ts';
import { patchedFrame, type TwoWayFrame, twoWayFrame } from './patched-network.ts';
import { patchRoads, type RoadPatch } from './road-patch.ts';
import { type StandingOrigins, standOrigins } from './standing-origins.ts';

interface Network {
  readonly base: TwoWayFrame;
  readonly frame: TwoWayFrame;
  /** What makes the frame of the base; null if all is as built. */
  readonly patch: RoadPatch | null;
  readonly ways: WaySpeeds;
}

/** What a session is to be brought to; what is left out stays as it is. */
export interface SessionTarget {
  /** All origins there are to be, with different indices: facilities are added, moved and removed by naming all that stay. */
  readonly origins?: readonly Origin[];
  /** All ways that do not go as built, by their place in the road file. */
  readonly ways?: WaySpeeds;
}

/** What an update changed. */
export interface SessionChange {
  /** The cells whose labels changed. */
  readonly cells: Uint32Array;
  /** Restores the exact former state; changes must be undone last first. */
  readonly undo: () => void;
}

/**
 * The nearest origin of every cell, kept right through edits: only what an edit touches is searched again, and the
 * labels equal, bit for bit, those of a new search over a network built without the closed ways and with the others'
 * speeds. Walks to the road, chains, components and what may be entered all follow.
 */
export interface NetworkSession {
  /** Label of each cell (see `label.ts`); the same array all along. */
  readonly cells: Float64Array<ArrayBuffer>;
  /** Indices of the origins that stand near no enterable road now. */
  offRoad(): number[];
  update(target: SessionTarget): SessionChange;
}

export function* networkSessionInSteps(frame: NetworkFrame, origins: readonly Origin[]): Steps<NetworkSession> {
  const session = new Session(frame, origins);
  yield;
  yield* session.begin();
  return session;
}

class Session implements NetworkSession {
  readonly cells: Float64Array<ArrayBuffer>;
  private readonly base: TwoWayFrame;
  private readonly movable: MovableCells;
  private readonly queue = new BucketQueue();
  private readonly around: ChainsAround;
  private readonly cellsOf: CellsOfChain;
  private index: PatchIndex | null = null;
  private labels: NodeLabels;
  private network: Network;
  private standing: StandingOrigins;
  /** Updates that are not undone. */
  private depth = 0;

  constructor(frame: NetworkFrame, origins: readonly Origin[]) {
    const { graph, demand } = frame.input;
    checkIndices(origins);
    this.base = twoWayFrame(frame);
    this.network = { base: this.base, frame: this.base, patch: null, ways: new Map() };
    this.around = new ChainsAround(graph);
    this.cellsOf = groupByChain(demand.chain, graph.chains, undefined);
    this.movable = new MovableCells(frame, (chain) => this.cellsOn(chain));
    this.labels = emptyLabels(graph.junctions);
    this.cells = new Float64Array(demand.chain.length);
    this.standing = standOrigins(origins, new Map(), this.network);
  }

  /** The first search, over the whole network. */
  *begin(): Steps<void> {
    const { labels, base, movable } = this;
    const search = new NearestSearch(labels, null);
    this.offerSeeds(search);
    yield* search.runInSteps(base.arcs, this.queue);
    const footholds = groupFootholds(footholdsOf(this.standing));
    yield* new CellTimes(base, movable.places).labelAll(labels, footholds, this.cells);
  }

  update(target: SessionTarget): SessionChange {
    const before = { network: this.network, standing: this.standing, moved: this.movable.moved };
    const origins = target.origins ?? [...before.standing.values()].map(({ origin }) => origin);
    checkIndices(origins);
    const network =
      target.ways && !sameSpeeds(target.ways, this.network.ways) ? this.patched(target.ways) : this.network;
    const putCellsBack = network === before.network ? () => {} : this.movable.follow(network.frame, network.patch);
    this.network = network;
    this.labels = withNodes(this.labels, network.frame.input.graph.junctions);
    this.standing = standOrigins(origins, before.standing, network);
    const log = this.repair(before);
    this.listChains(before.standing, log);
    const relabelled = this.relabel([...before.moved, ...this.movable.moved]);
    const depth = ++this.depth;
    const undo = () => {
      if (depth !== this.depth) throw new Error(`update ${depth} is undone while ${this.depth} updates stand`);
      this.depth--;
      this.network = before.network;
      this.standing = before.standing;
      putCellsBack();
      log.restore(this.labels);
      relabelled.cells.forEach((cell, i) => {
        this.cells[cell] = relabelled.before[i]!;
      });
    };
    return { cells: Uint32Array.from(relabelled.cells), undo };
  }

  offRoad(): number[] {
    return [...this.standing].flatMap(([index, { foothold }]) => (foothold ? [] : [index]));
  }

  private patched(ways: WaySpeeds): Network {
    const { base } = this;
    for (const [way, slower] of ways)
      if (!(slower > 0)) throw new Error(`way ${way} cannot take ${slower} times as long`);
    if (ways.size === 0) return { base, frame: base, patch: null, ways };
    const { graph } = base.input;
    this.index ??= patchIndex(graph.source);
    const patch = patchRoads(graph, this.index, ways);
    return { base, frame: patchedFrame(base, patch), patch, ways: new Map(ways) };
  }

  /** Brings the junctions' labels from the former network and origins to the present ones. */
  private repair(before: { network: Network; standing: StandingOrigins }): LabelLog {
    const { labels, standing, network } = this;
    const { chainFrom, chainTo } = before.network.frame.input.graph;
    const log = new LabelLog();
    const repair = new LabelRepair(labels, log);
    const suspectEnds = (chain: number) => {
      repair.suspect(chainFrom[chain]!);
      repair.suspect(chainTo[chain]!);
    };
    for (const chain of chainsOnlyIn(before.network, network)) suspectEnds(chain);
    for (const foothold of footholdsOf(before.standing)) {
      if (standing.get(foothold.owner)?.foothold !== foothold) suspectEnds(foothold.chain);
    }
    const { arcs, inward } = network.frame;
    const emptied = repair.empty(arcs, inward, (node, value, owner) => this.isSeed(node, value, owner));
    const search = new NearestSearch(labels, log);
    const offerArcsTo = (node: number) => {
      for (let a = inward.offsets[node]!; a < inward.offsets[node + 1]!; a++) {
        const from = inward.head[a]!;
        search.offer(node, labels.values[from]! + inward.weight[a]!, labels.owners[from]!);
      }
    };
    const now = network.frame.input.graph;
    for (const chain of chainsOnlyIn(network, before.network)) {
      offerArcsTo(now.chainFrom[chain]!);
      offerArcsTo(now.chainTo[chain]!);
    }
    for (const node of emptied) offerArcsTo(node);
    this.offerSeeds(search);
    search.run(arcs, this.queue);
    return log;
  }

  private isSeed(node: number, value: number, owner: number): boolean {
    const foothold = this.standing.get(owner)?.foothold;
    let found = false;
    if (foothold) {
      seedsOf(this.network.frame, foothold, (junction, seed) => {
        found ||= junction === node && seed === value;
      });
    }
    return found;
  }

  private offerSeeds(search: NearestSearch): void {
    for (const foothold of footholdsOf(this.standing)) {
      seedsOf(this.network.frame, foothold, (junction, value) => search.offer(junction, value, foothold.owner));
    }
  }

  /** Lists the base chains whose cells may have new labels; those that moved are looked at apart. */
  private listChains(before: StandingOrigins, log: LabelLog): void {
    const { around, standing, base } = this;
    const { chains } = base.input.graph;
    around.begin();
    around.addAround(log.nodes, log.count);
    for (const [one, other] of [
      [before, standing],
      [standing, before],
    ] as const) {
      for (const { origin, foothold } of one.values()) {
        const changed = foothold && other.get(origin.index)?.foothold !== foothold;
        if (changed && foothold.chain < chains) around.add(foothold.chain);
      }
    }
  }

  /** Labels the cells of the chains listed, and those that moved. */
  private relabel(moved: Iterable<number>): { cells: number[]; before: number[] } {
    const { around } = this;
    const cellTimes = new CellTimes(this.network.frame, this.movable.places);
    const byChain = groupFootholds(footholdsOf(this.standing));
    const changed = { cells: [] as number[], before: [] as number[] };
    const label = (cell: number) => {
      const chain = this.movable.places.chain[cell]!;
      const now = chain < 0 ? NO_LABEL : cellTimes.labelOf(cell, this.labels, byChain.get(chain) ?? NO_FOOTHOLDS);
      if (now === this.cells[cell]) return;
      changed.cells.push(cell);
      changed.before.push(this.cells[cell]!);
      this.cells[cell] = now;
    };
    for (let i = 0; i < around.count; i++) {
      for (const cell of this.cellsOn(around.chains[i]!)) label(cell);
    }
    for (const cell of moved) label(cell);
    return changed;
  }

  private cellsOn(chain: number): Uint32Array {
    const { cells, offsets } = this.cellsOf;
    return cells.subarray(offsets[chain]!, offsets[chain + 1]!);
  }
}

/** Chains of one network that are not, or not with the same number, in the other. */
function* chainsOnlyIn(one: Network, other: Network): Generator<number> {
  if (one === other) return;
  const { graph } = one.base.input;
  for (let i = 0; i < (one.patch?.added.count ?? 0); i++) yield graph.chains + i;
  for (const chain of other.patch?.removed ?? []) if (!one.patch?.removed.has(chain)) yield chain;
}

function sameSpeeds(a: WaySpeeds, b: WaySpeeds): boolean {
  return a.size === b.size && [...a].every(([way, slower]) => b.get(way) === slower);
}

/** Before anything is changed: a session that threw is as it was. */
function checkIndices(origins: readonly Origin[]): void {
  const seen = new Set<number>();
  for (const { index } of origins) {
    if (seen.has(index)) throw new Error(`two origins have the index ${index}`);
    seen.add(index);
  }
}

function* footholdsOf(standing: StandingOrigins): Generator<Foothold> {
  for (const { foothold } of standing.values()) if (foothold) yield foothold;
}
