import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNREACHED } from '../../../../src/core/model/units.ts';
import { KLabels } from '../../../../src/core/travel/k-labels.ts';
import { BoundedSearch } from '../../../../src/core/travel/network/bounded-search.ts';
import { BucketQueue } from '../../../../src/core/travel/network/bucket-queue.ts';
import { spreadK } from '../../../../src/core/travel/network/k-search.ts';
import { NearestSearch } from '../../../../src/core/travel/network/nearest-search.ts';
import { emptyLabels, LabelLog } from '../../../../src/core/travel/network/node-labels.ts';
import { bucketsFor, CLOSED, type WeightedArcs } from '../../../../src/core/travel/network/weighted-arcs.ts';
import { allPairs } from '../../../oracles/floyd-warshall.ts';

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}
interface Little {
  readonly nodes: number;
  readonly arcs: readonly Arc[];
  /** Where searches begin, with what they start from; the owner is the place in this list. */
  readonly seeds: readonly { readonly node: number; readonly value: number }[];
}

/** Few different weights make many ties; the widest range needs buckets wider than the least weight. */
const weights = fc.constantFrom(
  { min: 1, max: 3 },
  { min: 1, max: 60 },
  { min: 40, max: 90 },
  { min: 1, max: 3_000_000 },
);
const littles: fc.Arbitrary<Little> = fc.tuple(fc.integer({ min: 1, max: 14 }), weights).chain(([nodes, range]) => {
  const node = fc.nat(nodes - 1);
  return fc.record({
    nodes: fc.constant(nodes),
    arcs: fc.array(fc.record({ from: node, to: node, weight: fc.integer(range) }), { maxLength: 40 }),
    seeds: fc.array(fc.record({ node, value: fc.nat(range.max * 2) }), { maxLength: 6 }),
  });
});

function arcsOf({ nodes, arcs }: Pick<Little, 'nodes' | 'arcs'>): WeightedArcs {
  const sorted = [...arcs].sort((a, b) => a.from - b.from);
  const weight = Uint32Array.from(sorted, (arc) => arc.weight);
  return {
    offsets: Uint32Array.from({ length: nodes + 1 }, (_, n) => sorted.filter((arc) => arc.from < n).length),
    head: Uint32Array.from(sorted, (arc) => arc.to),
    weight,
    ...bucketsFor(weight),
  };
}

/** All times by Floyd–Warshall. */
function timesOf({ nodes, arcs }: Pick<Little, 'nodes' | 'arcs'>): number[][] {
  const times = Array.from({ length: nodes }, (_, a) =>
    Array.from({ length: nodes }, (__, b) => (a === b ? 0 : Infinity)),
  );
  for (const { from, to, weight } of arcs) times[from]![to] = Math.min(times[from]![to]!, weight);
  allPairs(times);
  return times;
}

type Label = readonly [value: number, owner: number];

/** Every reachable [value, owner] of a node, best first, by the definition. */
function rankingOf(little: Little, times: number[][], node: number): Label[] {
  return little.seeds
    .map((seed, owner): Label => [seed.value + times[seed.node]![node]!, owner])
    .filter(([value]) => value < Infinity)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function nearestBy(little: Little): { values: number[]; owners: number[] } {
  const labels = emptyLabels(little.nodes);
  const search = new NearestSearch(labels, null);
  little.seeds.forEach(({ node, value }, owner) => {
    search.offer(node, value, owner);
  });
  search.run(arcsOf(little), new BucketQueue());
  return { values: [...labels.values], owners: [...labels.owners] };
}

const RUNS = { numRuns: 1500 };

describe('searches over a graph, against all pairs by Floyd–Warshall', () => {
  it('finds the nearest of many origins and whose it is', () => {
    fc.assert(
      fc.property(littles, (little) => {
        const times = timesOf(little);
        const { values, owners } = nearestBy(little);
        for (let node = 0; node < little.nodes; node++) {
          expect([values[node], owners[node]]).toEqual(rankingOf(little, times, node)[0] ?? [UNREACHED, -1]);
        }
      }),
      RUNS,
    );
  });

  it('improves finished labels by one more origin, and takes it back', () => {
    fc.assert(
      fc.property(littles, (little) => {
        fc.pre(little.seeds.length > 0);
        const arcs = arcsOf(little);
        const queue = new BucketQueue();
        // The last to come has the lowest owner, so that it also wins ties.
        const owned = little.seeds.map((seed, i) => ({ ...seed, owner: little.seeds.length - 1 - i }));
        const labels = emptyLabels(little.nodes);
        const first = new NearestSearch(labels, null);
        for (const { node, value, owner } of owned.slice(0, -1)) first.offer(node, value, owner);
        first.run(arcs, queue);
        const before = { values: labels.values.slice(), owners: labels.owners.slice() };
        const log = new LabelLog();
        const more = new NearestSearch(labels, log);
        const last = owned[owned.length - 1]!;
        more.offer(last.node, last.value, last.owner);
        more.run(arcs, queue);
        const turned = { ...little, seeds: [...little.seeds].reverse() };
        expect({ values: [...labels.values], owners: [...labels.owners] }).toEqual(nearestBy(turned));
        log.restore(labels);
        expect({ values: labels.values, owners: labels.owners }).toEqual(before);
      }),
      RUNS,
    );
  });

  it('finds exactly what lies within a limit, again and again', () => {
    fc.assert(
      fc.property(littles, fc.array(fc.nat(200), { minLength: 1, maxLength: 3 }), (little, limits) => {
        const times = timesOf(little);
        const arcs = arcsOf(little);
        const search = new BoundedSearch(little.nodes);
        const queue = new BucketQueue();
        for (const limit of [...limits, UNREACHED - 1]) {
          for (const seed of little.seeds) {
            search.reset();
            search.offer(seed.node, seed.value, limit);
            search.run(arcs, limit, queue);
            const expected = times[seed.node]!.map((time) =>
              seed.value + time <= limit ? seed.value + time : UNREACHED,
            );
            expect([...search.values]).toEqual(expected);
            const reached = [...search.reached.subarray(0, search.count)].sort((a, b) => a - b);
            expect(reached).toEqual(expected.flatMap((value, node) => (value === UNREACHED ? [] : [node])));
          }
        }
      }),
      RUNS,
    );
  });

  it('finds the k nearest, all different', () => {
    fc.assert(
      fc.property(littles, fc.integer({ min: 1, max: 5 }), (little, k) => {
        const times = timesOf(little);
        const arcs = arcsOf(little);
        const labels = new KLabels(little.nodes, k);
        const queue = new BucketQueue();
        queue.open(0, Math.max(arcs.span, ...little.seeds.map((seed) => seed.value >>> arcs.shift)));
        little.seeds.forEach(({ node, value }, owner) => {
          if (labels.insert(node, value, owner)) queue.push(node, value >>> arcs.shift);
        });
        spreadK(arcs, labels, queue);
        for (let node = 0; node < little.nodes; node++) {
          const found = Array.from({ length: k }, (_, s) => [labels.values[node * k + s], labels.owners[node * k + s]]);
          const expected = rankingOf(little, times, node).slice(0, k);
          expect(found).toEqual([...expected, ...Array.from({ length: k - expected.length }, () => [UNREACHED, -1])]);
        }
      }),
      RUNS,
    );
  });

  it('gives the same whatever way the graph is written down', () => {
    fc.assert(
      fc.property(littles, fc.integer({ min: 2, max: 9 }), (little, factor) => {
        const { values, owners } = nearestBy(little);
        const scaled = nearestBy({
          ...little,
          arcs: little.arcs.map((arc) => ({ ...arc, weight: arc.weight * factor })),
          seeds: little.seeds.map((seed) => ({ ...seed, value: seed.value * factor })),
        });
        expect(scaled.owners).toEqual(owners);
        expect(scaled.values).toEqual(values.map((value) => (value === UNREACHED ? value : value * factor)));
        const mirror = (node: number) => little.nodes - 1 - node;
        const renumbered = nearestBy({
          nodes: little.nodes,
          arcs: little.arcs.map((arc) => ({ ...arc, from: mirror(arc.from), to: mirror(arc.to) })).reverse(),
          seeds: little.seeds.map((seed) => ({ ...seed, node: mirror(seed.node) })),
        });
        expect(renumbered).toEqual({ values: values.toReversed(), owners: owners.toReversed() });
      }),
      RUNS,
    );
  });

  it('travels from a to b as the turned graph does from b to a', () => {
    fc.assert(
      fc.property(littles, ({ nodes, arcs }) => {
        const turned = arcs.map(({ from, to, weight }) => ({ from: to, to: from, weight }));
        const there = Array.from({ length: nodes }, (_, node) =>
          nearestBy({ nodes, arcs, seeds: [{ node, value: 0 }] }),
        );
        const back = there.map((_, node) => nearestBy({ nodes, arcs: turned, seeds: [{ node, value: 0 }] }));
        expect(there.map(({ values }) => values)).toEqual(there.map((_, a) => back.map(({ values }) => values[a])));
      }),
      { numRuns: 300 },
    );
  });

  it('never passes a closed arc, not even from the very start', () => {
    const arcs = arcsOf({
      nodes: 3,
      arcs: [
        { from: 0, to: 1, weight: 5 },
        { from: 1, to: 2, weight: CLOSED },
      ],
    });
    const labels = emptyLabels(3);
    const search = new NearestSearch(labels, null);
    search.offer(0, 0, 0);
    search.offer(1, 0, 7);
    search.run(arcs, new BucketQueue());
    expect([...labels.values]).toEqual([0, 0, UNREACHED]);
    expect([...labels.owners]).toEqual([0, 7, -1]);
    expect(arcs.span).toBe(2);
  });
});
