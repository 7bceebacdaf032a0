import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ObservedRun } from '../../src/core/model/observed-run.ts';
import { ROAD_CLASSES, type RoadClass, type Roads } from '../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { seededRandom } from '../../src/core/siting/random.ts';
import { calibrateSpeeds } from '../../src/core/travel/speed/calibrate-speeds.ts';
import { createRoadRouter } from '../../src/core/travel/speed/road-router.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { oracleNetwork } from '../oracles/osm-network-oracle.ts';
import { inputFile } from '../support/project-files.ts';

const PBF = new Uint8Array(readFileSync(new URL('../../data/sample/roads.osm.pbf', import.meta.url)));

async function sampleRoads(): Promise<Roads> {
  const { content } = await readFile(inputFile('roads.osm.pbf', PBF), {});
  if (content?.type !== 'roads') throw new Error('the sample holds no roads');
  return content.roads;
}

/** Vertices of the sample's roads, drawn at random. */
function places(roads: Roads, count: number, random: () => number) {
  return Array.from({ length: count }, () => {
    const node = Math.floor(random() * roads.nodeLon.length);
    return { lon: roads.nodeLon[node]!, lat: roads.nodeLat[node]! };
  });
}

const minutesAt = (km: Float64Array, kmh: Readonly<Record<RoadClass, number>>) =>
  ROAD_CLASSES.reduce((sum, name, c) => sum + (km[c]! > 0 ? (km[c]! * 60) / kmh[name] : 0), 0);

describe('ways and speeds on the sample prefecture', () => {
  it('a way takes as long as an independent search says', async () => {
    const roads = await sampleRoads();
    const random = seededRandom(5);
    const [origin] = places(roads, 1, random);
    const destinations = places(roads, 200, random);
    const route = createRoadRouter(roads, DEFAULT_TRAVEL);
    const oracle = oracleNetwork(PBF);
    const seconds = oracle.timesToNearest([origin!], destinations, 'from-facility');
    destinations.forEach((destination, i) => {
      const km = route(origin!, destination);
      // A vertex may lie on a motorway: then both walk to the nearest other road, and only the oracle counts it.
      const walk = oracle.snapOf(destination.lon, destination.lat)!.walkMeters / (DEFAULT_TRAVEL.walkKmh / 3.6);
      if (km === null) expect(seconds[i]).toBe(Infinity);
      else expect(minutesAt(km, DEFAULT_TRAVEL.speedKmh) * 60).toBeCloseTo(seconds[i]! - walk, 1);
    });
  });

  it('known speeds come back within 2 % from simulated runs, and noisy runs are computed better than before', async () => {
    const roads = await sampleRoads();
    const random = seededRandom(6);
    const route = createRoadRouter(roads, DEFAULT_TRAVEL);
    const truth = { ...DEFAULT_TRAVEL.speedKmh };
    for (const name of ROAD_CLASSES) truth[name] *= 0.7 + 0.5 * random();
    const origins = places(roads, 12, random);
    const exact: ObservedRun[] = origins.flatMap((origin, o) =>
      places(roads, 20, random).flatMap((destination, d) => {
        const km = route(origin, destination);
        return km ? [{ id: `${o}-${d}`, origin, destination, minutes: minutesAt(km, truth) }] : [];
      }),
    );
    expect(exact.length).toBeGreaterThan(200);
    const calibrate = (runs: readonly ObservedRun[], noiseMinutes: number) =>
      calibrateSpeeds({ runs, route, speedKmh: DEFAULT_TRAVEL.speedKmh, random: seededRandom(1), noiseMinutes });
    const clean = calibrate(exact, 0.1);
    const much = clean.classes.filter(({ km }) => km > 100);
    expect(much.length).toBeGreaterThanOrEqual(5);
    for (const { roadClass, after } of much)
      expect(Math.abs(after / truth[roadClass] - 1), roadClass).toBeLessThan(0.02);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const noisy = exact.map((run) => ({ ...run, minutes: run.minutes * Math.exp(0.1 * normal()) }));
    const { before, holdOut } = calibrate(noisy, 5);
    expect(holdOut!.meanAbsolute).toBeLessThan(before.meanAbsolute);
    process.stdout.write(
      `sample, ${noisy.length} runs with 10 % noise: mean error ${before.meanAbsolute.toFixed(1)} min before, ${holdOut!.meanAbsolute.toFixed(1)} held out\n`,
    );
  });
});
