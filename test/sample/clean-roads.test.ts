import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeSample } from '../../src/sample/make-sample.ts';
import { type ReadOsm, readOsm } from './read-osm.ts';
import { looseEnds, repeatedPieces } from './road-faults.ts';

/** A street grid with one street laid twice and one that stops 5 m short of another (0.00005° of latitude = 5.6 m). */
const FAULTY: ReadOsm = {
  features: [],
  nodes: new Map([
    [1, [110, 27]],
    [2, [110.01, 27]],
    [3, [110.02, 27]],
    [4, [110.015, 27.01]],
    [5, [110.015, 27.00005]],
    [6, [110.005, 27.00005]],
    [7, [110.005, 27.01]],
  ]),
  ways: [
    { id: 1, tags: { highway: 'primary' }, nodes: [1, 2, 3] },
    { id: 2, tags: { highway: 'residential' }, nodes: [3, 2] },
    { id: 3, tags: { highway: 'residential' }, nodes: [4, 5] },
    { id: 4, tags: { highway: 'residential', bridge: 'yes' }, nodes: [6, 7] },
    { id: 5, tags: { highway: 'service' }, nodes: [7, 4] },
  ],
};

it('the checks of this file see a street laid twice and ends that stop short', () => {
  expect(repeatedPieces(FAULTY).map((piece) => piece.way.id)).toEqual([2]);
  expect(looseEnds(FAULTY, 10, 100)).toEqual([5, 6]);
  expect(looseEnds(FAULTY, 5, 100)).toEqual([]);
});

describe.each([
  ['small', 1],
  ['small', 7],
] as const)('roads of the %s sample, seed %i', (size, seed) => {
  it('run over no stretch twice and stop short of no other road', async () => {
    const files = await makeSample({ size, seed });
    const osm = readOsm(files.find((file) => file.name === 'roads.osm.pbf')!.bytes);
    expect(repeatedPieces(osm)).toEqual([]);
    expect(looseEnds(osm, 10, 100)).toEqual([]);
  });
});

it('roads of the shipped sample run over no stretch twice and stop short of no other road', () => {
  const osm = readOsm(new Uint8Array(readFileSync(new URL('../../data/sample/roads.osm.pbf', import.meta.url))));
  expect(osm.ways.length).toBeGreaterThan(15_000);
  expect(repeatedPieces(osm)).toEqual([]);
  expect(looseEnds(osm, 10, 100)).toEqual([]);
});
