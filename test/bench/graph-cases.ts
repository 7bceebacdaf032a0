import { existsSync, readFileSync } from 'node:fs';
import { UNREACHED } from '../../src/core/model/units.ts';
import { seededRandom } from '../../src/core/siting/random.ts';
import { BoundedSearch } from '../../src/core/travel/network/bounded-search.ts';
import { BucketQueue } from '../../src/core/travel/network/bucket-queue.ts';
import { hilbertOrder } from '../../src/core/travel/network/hilbert.ts';
import { NearestSearch } from '../../src/core/travel/network/nearest-search.ts';
import { emptyLabels } from '../../src/core/travel/network/node-labels.ts';
import { bucketsFor, type WeightedArcs } from '../../src/core/travel/network/weighted-arcs.ts';

/**
 * Whole units in a second. The inputs' weights are 32-bit seconds, our searches add whole numbers: so fine a unit
 * leaves an error of at most 2⁻¹⁷ s an arc, and the checksums agree with sums of doubles to about 1 in 10⁷.
 */
const UNITS = 65536;

interface Links {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly offsets: Int32Array;
  readonly to: Int32Array;
  readonly seconds: Float32Array;
  readonly sources: Int32Array;
}

interface Street {
  readonly arcs: WeightedArcs;
  readonly nodes: number;
  readonly sources: Uint32Array;
}

/** The graph of BENCH_DATA, or a grid like it where that is absent. */
function links(name: string): Links {
  const folder = process.env.BENCH_DATA;
  if (!folder || !existsSync(`${folder}/${name}.off.i32`)) return streetGrid(1000);
  const read = (part: string): ArrayBuffer => Uint8Array.from(readFileSync(`${folder}/${name}.${part}`)).buffer;
  const xy = new Float64Array(read('xy.f64'));
  return {
    x: xy.filter((_, i) => i % 2 === 0),
    y: xy.filter((_, i) => i % 2 === 1),
    offsets: new Int32Array(read('off.i32')),
    to: new Int32Array(read('to.i32')),
    seconds: new Float32Array(read('w.f32')),
    sources: new Int32Array(read('src.i32')),
  };
}

/** A square street grid, 200 m between crossings, at 20 to 60 km/h. */
function streetGrid(side: number): Links {
  const random = seededRandom(43);
  const nodes = side * side;
  const across = Float32Array.from({ length: nodes }, () => 12 + random() * 24);
  const up = Float32Array.from({ length: nodes }, () => 12 + random() * 24);
  const offsets = new Int32Array(nodes + 1);
  const to: number[] = [];
  const seconds: number[] = [];
  const put = (node: number, weight: number): void => {
    to.push(node);
    seconds.push(weight);
  };
  for (let node = 0; node < nodes; node++) {
    if (node % side > 0) put(node - 1, across[node - 1]!);
    if (node % side < side - 1) put(node + 1, across[node]!);
    if (node >= side) put(node - side, up[node - side]!);
    if (node + side < nodes) put(node + side, up[node]!);
    offsets[node + 1] = to.length;
  }
  return {
    x: Float64Array.from({ length: nodes }, (_, i) => (i % side) * 200),
    y: Float64Array.from({ length: nodes }, (_, i) => Math.floor(i / side) * 200),
    offsets,
    to: Int32Array.from(to),
    seconds: Float32Array.from(seconds),
    sources: Int32Array.from({ length: 200 }, () => Math.floor(random() * nodes)),
  };
}

/** As the road graph does: nodes in Hilbert order, weights as whole numbers. */
function street(name: string): Street {
  const { x, y, offsets, to, seconds, sources } = links(name);
  const order = hilbertOrder(x, y);
  const place = new Uint32Array(order.length);
  order.forEach((node, index) => {
    place[node] = index;
  });
  const starts = new Uint32Array(offsets.length);
  const head = new Uint32Array(to.length);
  const weight = new Uint32Array(to.length);
  let arc = 0;
  order.forEach((node, index) => {
    for (let a = offsets[node]!; a < offsets[node + 1]!; a++) {
      head[arc] = place[to[a]!]!;
      weight[arc++] = Math.max(1, Math.round(seconds[a]! * UNITS));
    }
    starts[index + 1] = arc;
  });
  const arcs = { offsets: starts, head, weight, ...bucketsFor(weight) };
  return { arcs, nodes: order.length, sources: Uint32Array.from(sources, (source) => place[source]!) };
}

const nearestOfAll = async () => {
  const { arcs, nodes, sources } = street('g1m');
  const queue = new BucketQueue();
  return async () => {
    const labels = emptyLabels(nodes);
    const search = new NearestSearch(labels, null);
    sources.forEach((node, owner) => {
      search.offer(node, 0, owner);
    });
    search.run(arcs, queue);
    let sum = 0;
    let reached = 0;
    for (let node = 0; node < nodes; node++) {
      if (labels.values[node] === UNREACHED) continue;
      sum += labels.values[node]!;
      reached++;
    }
    return { checksum: sum / UNITS, note: `reached ${reached}` };
  };
};

const eachAlone = (count: number, seconds: number) => async () => {
  const { arcs, nodes, sources } = street('g1m');
  const queue = new BucketQueue();
  const search = new BoundedSearch(nodes);
  const limit = Math.min(seconds * UNITS, UNREACHED - 1);
  return async () => {
    let sum = 0;
    let reached = 0;
    for (const source of sources.subarray(0, count)) {
      search.reset();
      search.offer(source, 0, limit);
      search.run(arcs, limit, queue);
      for (let i = 0; i < search.count; i++) sum += search.values[search.reached[i]!]!;
      reached += search.count;
    }
    return { checksum: sum / UNITS, note: `reached ${reached}` };
  };
};

/** Shortest-path searches over a million nodes, with the kernels that the network measure uses. */
export const GRAPH_CASES: Readonly<Record<string, () => Promise<() => Promise<{ checksum: number; note: string }>>>> = {
  'graph-g1m-multi-200': nearestOfAll,
  'graph-g1m-cut-200': eachAlone(200, 900),
  'graph-g1m-single-10': eachAlone(10, Infinity),
};
