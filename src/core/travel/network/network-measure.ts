import { labelOf, labelValue, NO_LABEL, OWNER_SPAN } from '../label.ts';
import type { Measure, NearestState, Origin, Within } from '../measure.ts';
import { type CellsOfChain, groupByChain } from './cells-of-chain.ts';
import { LabelHeap } from './label-heap.ts';
import type { NetworkDemand } from './network-demand.ts';
import { type Metric, metricOf, type NetworkInput } from './network-metric.ts';
import type { Arcs, RoadGraph } from './road-graph.ts';
import { USE } from './segments.ts';
import type { Snap, SnapLookup } from './snap-index.ts';

/** An origin's foothold on the network. */
interface Foothold {
  readonly label: number;
  readonly chain: number;
  readonly position: number;
}

/** Nearness over the road network, in deciseconds or decimetres (see the contract for what is counted). */
export function createNetworkMeasure(input: NetworkInput, unit: Measure['unit']): Measure {
  return new NetworkMeasure(input, unit);
}

interface NetworkState extends NearestState {
  readonly junctions: Float64Array;
  readonly footholds: ReadonlyMap<number, readonly Foothold[]>;
}

class NetworkMeasure implements Measure {
  readonly unit: Measure['unit'];
  private readonly graph: RoadGraph;
  private readonly demand: NetworkDemand;
  private readonly lookup: SnapLookup;
  private readonly metric: Metric;
  private readonly arcs: Arcs;
  /** Use of a chain that carries travel away from the origin along it, and against it. */
  private readonly onward: number;
  private readonly against: number;
  private readonly heap = new LabelHeap();
  /** Labels of a bounded search; all NO_LABEL between calls, put back by the list of touched junctions. */
  private readonly scratch: Float64Array;
  private readonly touched: Uint32Array;
  /** The search that last looked at each chain. */
  private readonly seen: Uint32Array;
  private searches = 0;
  private grouped: { skip: Uint8Array | undefined; cellsOf: CellsOfChain } | null = null;

  constructor(input: NetworkInput, unit: Measure['unit']) {
    this.unit = unit;
    this.graph = input.graph;
    this.demand = input.demand;
    this.lookup = input.lookup;
    this.metric = metricOf(input, unit);
    const outward = input.settings.direction === 'from-facility';
    this.arcs = outward ? input.graph.forward : input.graph.backward;
    this.onward = outward ? USE.forward : USE.backward;
    this.against = outward ? USE.backward : USE.forward;
    this.scratch = new Float64Array(input.graph.junctions).fill(NO_LABEL);
    this.touched = new Uint32Array(input.graph.junctions);
    this.seen = new Uint32Array(input.graph.chains);
  }

  canStart(lon: number, lat: number): boolean {
    return this.lookup(lon, lat, newSnap());
  }

  nearest(origins: readonly Origin[]): NetworkState {
    const junctions = new Float64Array(this.graph.junctions).fill(NO_LABEL);
    const footholds = new Map<number, Foothold[]>();
    this.heap.clear();
    for (const origin of origins) {
      const foothold = this.footholdOf(origin);
      if (!foothold) continue;
      const onChain = footholds.get(foothold.chain);
      if (onChain) onChain.push(foothold);
      else footholds.set(foothold.chain, [foothold]);
      this.seed(foothold, junctions, null);
    }
    this.spread(junctions, null);
    const state = { cells: new Float64Array(this.demand.chain.length), junctions, footholds };
    this.labelCells(state, state.cells);
    return state;
  }

  nearestWith(state: NearestState, extra: Origin, out: Float64Array): void {
    const base = state as NetworkState;
    const foothold = this.footholdOf(extra);
    if (!foothold) {
      out.set(base.cells);
      return;
    }
    // Lower labels in place, remember what they were, and put them back: only what gets nearer is walked over.
    const undo: Undo = { junctions: [], labels: [] };
    this.heap.clear();
    this.seed(foothold, base.junctions, undo);
    this.spread(base.junctions, undo);
    const here = base.footholds.get(foothold.chain) ?? [];
    const footholds = new Map(base.footholds).set(foothold.chain, [...here, foothold]);
    this.labelCells({ junctions: base.junctions, footholds }, out);
    for (let i = undo.junctions.length - 1; i >= 0; i--) base.junctions[undo.junctions[i]!] = undo.labels[i]!;
  }

  within(place: { readonly lon: number; readonly lat: number }, limit: number, out: Within): number {
    const foothold = this.footholdOf({ ...place, index: 0 });
    if (!foothold) return 0;
    this.heap.clear();
    this.seed(foothold, this.scratch, null);
    const settled = this.settleWithin(labelOf(limit, OWNER_SPAN - 1));
    const found = this.collectWithin(foothold, settled, { limit, out });
    for (let i = 0; i < settled; i++) this.scratch[this.touched[i]!] = NO_LABEL;
    return found;
  }

  private footholdOf(origin: Origin): Foothold | null {
    const snap = newSnap();
    if (!this.lookup(origin.lon, origin.lat, snap)) return null;
    const { chainWeight, originPosition, originAccess } = this.metric;
    const position = Math.min(originPosition(snap), chainWeight[snap.chain]!);
    return { label: labelOf(originAccess(snap), origin.index), chain: snap.chain, position };
  }

  /** Starts a search at the ends of the foothold's chain that can be driven to. */
  private seed(foothold: Foothold, labels: Float64Array, undo: Undo | null): void {
    const { chain, position } = foothold;
    const use = this.graph.chainUse[chain]!;
    const weight = this.metric.chainWeight[chain]!;
    // At an end of the chain one stands at the junction itself: no permission is needed to go nowhere.
    if (use & this.against || position === 0) {
      this.lower(labels, this.graph.chainFrom[chain]!, foothold.label + position * OWNER_SPAN, undo);
    }
    if (use & this.onward || position === weight) {
      this.lower(labels, this.graph.chainTo[chain]!, foothold.label + (weight - position) * OWNER_SPAN, undo);
    }
  }

  private lower(labels: Float64Array, junction: number, label: number, undo: Undo | null): void {
    const old = labels[junction]!;
    if (label >= old) return;
    if (undo) {
      undo.junctions.push(junction);
      undo.labels.push(old);
    }
    labels[junction] = label;
    this.heap.push(label, junction);
  }

  /** Dijkstra from whatever the heap holds, lowering `labels`. */
  private spread(labels: Float64Array, undo: Undo | null): void {
    const { heap, arcs } = this;
    const { chainWeight } = this.metric;
    while (heap.size > 0) {
      heap.pop();
      const { node, label } = heap;
      if (label > labels[node]!) continue;
      for (let a = arcs.offsets[node]!; a < arcs.offsets[node + 1]!; a++) {
        const next = label + chainWeight[arcs.chain[a]!]! * OWNER_SPAN;
        if (next < labels[arcs.head[a]!]!) this.lower(labels, arcs.head[a]!, next, undo);
      }
    }
  }

  /** Bounded Dijkstra on the scratch labels; the junctions settled go to `touched`. */
  private settleWithin(limit: number): number {
    const { heap, arcs, scratch, touched } = this;
    const { chainWeight } = this.metric;
    let settled = 0;
    while (heap.size > 0) {
      heap.pop();
      const { node, label } = heap;
      if (label > scratch[node]!) continue;
      touched[settled++] = node;
      for (let a = arcs.offsets[node]!; a < arcs.offsets[node + 1]!; a++) {
        const next = label + chainWeight[arcs.chain[a]!]! * OWNER_SPAN;
        const head = arcs.head[a]!;
        // Beyond the limit nothing is written, so that `touched` lists all there is to put back.
        if (next > limit || next >= scratch[head]!) continue;
        scratch[head] = next;
        heap.push(next, head);
      }
    }
    return settled;
  }

  /** Cells on the chains that touch the settled junctions, and on the origin's own chain. */
  private collectWithin(foothold: Foothold, settled: number, target: { limit: number; out: Within }): number {
    const { graph, touched, seen } = this;
    const cellsOf = this.cellsByChain(target.out.skip);
    const now = ++this.searches;
    seen[foothold.chain] = now;
    let found = this.collectChain(foothold.chain, cellsOf, { ...target, footholds: [foothold], found: 0 });
    const elsewhere = { ...target, footholds: NONE, found };
    for (let i = 0; i < settled; i++) {
      // All chains at a junction, also those that are only left by it: the arcs of both directions list them.
      for (const arcs of [graph.forward, graph.backward]) {
        for (let a = arcs.offsets[touched[i]!]!; a < arcs.offsets[touched[i]! + 1]!; a++) {
          const chain = arcs.chain[a]!;
          if (seen[chain] === now) continue;
          seen[chain] = now;
          if (cellsOf.offsets[chain] === cellsOf.offsets[chain + 1]) continue;
          found = this.collectChain(chain, cellsOf, elsewhere);
          elsewhere.found = found;
        }
      }
    }
    return found;
  }

  private collectChain(chain: number, cellsOf: CellsOfChain, target: Collecting): number {
    const { limit, footholds } = target;
    const { cells, values } = target.out;
    let { found } = target;
    for (let i = cellsOf.offsets[chain]!; i < cellsOf.offsets[chain + 1]!; i++) {
      const label = this.labelCell(cellsOf.cells[i]!, this.scratch, footholds);
      if (label === NO_LABEL) continue;
      const value = labelValue(label);
      if (value > limit) continue;
      cells[found] = cellsOf.cells[i]!;
      values[found++] = value;
    }
    return found;
  }

  private labelCells(state: Omit<NetworkState, 'cells'>, out: Float64Array): void {
    const { chain } = this.demand;
    for (let i = 0; i < chain.length; i++) {
      const c = chain[i]!;
      out[i] = c < 0 ? NO_LABEL : this.labelCell(i, state.junctions, state.footholds.get(c) ?? NONE);
    }
  }

  /** The cell's label: over either end of its chain, or straight along it from an origin on the same chain. */
  private labelCell(cell: number, junctions: Float64Array, footholds: readonly Foothold[]): number {
    const { graph, metric } = this;
    const chain = this.demand.chain[cell]!;
    const use = graph.chainUse[chain]!;
    const position = metric.position[cell]!;
    let best = NO_LABEL;
    const rest = metric.chainWeight[chain]! - position;
    if (use & this.onward || position === 0) best = junctions[graph.chainFrom[chain]!]! + position * OWNER_SPAN;
    if (use & this.against || rest === 0) {
      const over = junctions[graph.chainTo[chain]!]! + rest * OWNER_SPAN;
      if (over < best) best = over;
    }
    for (let f = 0; f < footholds.length; f++) {
      const ahead = position - footholds[f]!.position;
      if ((ahead > 0 && !(use & this.onward)) || (ahead < 0 && !(use & this.against))) continue;
      const direct = footholds[f]!.label + Math.abs(ahead) * OWNER_SPAN;
      if (direct < best) best = direct;
    }
    return best === NO_LABEL ? best : best + metric.access[cell]! * OWNER_SPAN;
  }

  /** Kept for the array of cells to skip that was asked for last: a siting run asks thousands of times with the same one. */
  private cellsByChain(skip: Uint8Array | undefined): CellsOfChain {
    if (this.grouped?.skip !== skip || !this.grouped) {
      this.grouped = { skip, cellsOf: groupByChain(this.demand.chain, this.graph.chains, skip) };
    }
    return this.grouped.cellsOf;
  }
}

interface Collecting {
  readonly limit: number;
  readonly out: Within;
  readonly footholds: readonly Foothold[];
  found: number;
}

const NONE: readonly Foothold[] = [];

interface Undo {
  readonly junctions: number[];
  readonly labels: number[];
}

function newSnap(): Snap {
  return { chain: -1, vertex: 0, fraction: 0, meters: 0 };
}
