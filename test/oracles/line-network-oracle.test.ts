import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { oracleLineNetwork } from './line-network-oracle.ts';
import { oracleNetwork } from './osm-network-oracle.ts';
import { placeAt, tinyPbf } from './tiny-osm.ts';

const at = (east: number, north: number): Position => [placeAt(east, north).lon, placeAt(east, north).lat];
const line = (coordinates: Position[], properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/* A ---- B ---- C: two lines that share B's coordinate; D crosses AB without a common coordinate: no junction. */
const AB = line([at(0, 0), at(1000, 0)], { class: 'residential' });
const BC = line([at(1000, 0), at(1000, 500)], { class: 'residential', oneway: 'yes', speed: '50' });

describe('line network', () => {
  it('joins at identical coordinates: 500 m + 250 m at 25 km/h', () => {
    const network = oracleLineNetwork(collection([AB, BC]));
    const [facility, person] = [placeAt(500, 0), placeAt(1000, 250)];
    expect(network.timeBetween(facility, person, 'from-facility')).toBeCloseTo(108, 3);
    expect(network.timeBetween(facility, person, 'to-facility')).toBe(Infinity);
    expect(network.counts).toMatchObject({ nodesUsed: 3, edges: 2, components: 1 });
  });

  it('takes the speed column if useMaxspeed: 72 s + 250 m at 50 km/h = 18 s', () => {
    const network = oracleLineNetwork(collection([AB, BC]), { useMaxspeed: true });
    expect(network.timeBetween(placeAt(500, 0), placeAt(1000, 250), 'from-facility')).toBeCloseTo(90, 3);
  });

  it('does not join lines that only cross', () => {
    const crossing = line([at(500, -300), at(500, 300)], { highway: 'primary' });
    expect(oracleLineNetwork(collection([AB, crossing])).counts.components).toBe(2);
  });

  it('equals the PBF oracle on the same little town', () => {
    const pbf = tinyPbf(
      [
        [1, 0, 0],
        [2, 1000, 0],
        [3, 1000, 500],
      ],
      [
        { id: 1, refs: [1, 2], tags: { highway: 'residential' } },
        { id: 2, refs: [2, 3], tags: { highway: 'residential', oneway: 'yes' } },
      ],
    );
    const places = [placeAt(10, 20), placeAt(990, -40), placeAt(1200, 300)];
    const expected = oracleNetwork(pbf).timesToNearest([placeAt(400, 0)], places, 'from-facility');
    const found = oracleLineNetwork(collection([AB, BC])).timesToNearest([placeAt(400, 0)], places, 'from-facility');
    found.forEach((seconds, i) => {
      expect(seconds).toBeCloseTo(expected[i] ?? Number.NaN, 3);
    });
  });
});

/** The Gothenburg network of the npm package geojson-path-finder (development dependency). */
describe('Gothenburg', () => {
  const file = new URL('../../node_modules/geojson-path-finder/test/large-network.json', import.meta.url);
  const gothenburg = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection;
  const station = { lon: 11.9735, lat: 57.7085 };
  const grid = Array.from({ length: 900 }, (_, i) => ({
    lon: 11.85 + 0.01 * (i % 30),
    lat: 57.63 + 0.005 * Math.floor(i / 30),
  }));

  it('has 20,227 ways, 107 of them areas', () => {
    expect(gothenburg.features).toHaveLength(20227);
    expect(gothenburg.features.filter((feature) => feature.geometry.type === 'Polygon')).toHaveLength(107);
  });

  it.each([
    ['three columns', false, [50, 222, 301, 235], [10071, 53289, 56]],
    ['all OSM tags', true, [41, 218, 292, 252], [9425, 49907, 58]],
  ])('%s', (name, osmTags, expected, expectedCounts) => {
    const network = oracleLineNetwork(gothenburg, { osmTags });
    const times = network.timesToNearest([station], grid, 'from-facility');
    const within = [5, 10, 15].map((minutes) => times.filter((seconds) => seconds <= 60 * minutes).length);
    const unreached = times.filter((seconds) => seconds === Infinity).length;
    process.stdout.write(`Gothenburg, ${name}: ${JSON.stringify({ ...network.counts, within, unreached })}\n`);
    // Pinned: lattice places within 5, 10 and 15 minutes and unreached; ways and nodes used, components.
    expect([...within, unreached]).toEqual(expected);
    const { waysUsed, nodesUsed, components } = network.counts;
    expect([waysUsed, nodesUsed, components]).toEqual(expectedCounts);
  });
});
