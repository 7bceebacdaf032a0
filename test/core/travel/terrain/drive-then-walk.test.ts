import { describe, expect, it } from 'vitest';
import { finish } from '../../../../src/core/model/steps.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import { labelOwner, labelValue, NO_LABEL } from '../../../../src/core/travel/label.ts';
import { snapDemand } from '../../../../src/core/travel/network/network-demand.ts';
import { createNetworkMeasure } from '../../../../src/core/travel/network/network-measure.ts';
import { buildRoadGraph } from '../../../../src/core/travel/network/road-graph.ts';
import { usableSegments } from '../../../../src/core/travel/network/segments.ts';
import { snapLookup } from '../../../../src/core/travel/network/snap-index.ts';
import { CostSweep } from '../../../../src/core/travel/terrain/cost-sweep.ts';
import { driveThenWalk } from '../../../../src/core/travel/terrain/drive-then-walk.ts';
import { OPEN_GROUND, regionTerrain } from '../../../../src/core/travel/terrain/region-terrain.ts';
import { roadPlaces } from '../../../../src/core/travel/terrain/road-places.ts';
import { terrainGridFrame } from '../../../../src/core/travel/terrain/terrain-frame.ts';
import { createTerrainMeasure } from '../../../../src/core/travel/terrain/terrain-measure.ts';
import { greatCircleMeters } from '../../../oracles/great-circle.ts';
import { littleDemand, littleRoads } from '../../../support/little-world.ts';

/** A secondary road east along 28.05° N; from its end a motorway on to the east, and from there a street north. */
const WEST = { lon: 119.02, lat: 28.05 };
const EXIT = { lon: 119.1, lat: 28.05 };
const END = { lon: 119.2, lat: 28.05 };
const NORTH = { lon: 119.2, lat: 28.08 };
const nodes = [WEST, EXIT, END, NORTH].map(({ lon, lat }): [number, number] => [lon, lat]);
const roads = littleRoads(nodes, [
  { nodes: [0, 1], class: 'secondary' },
  { nodes: [1, 2], class: 'motorway' },
  { nodes: [2, 3], class: 'residential' },
]);
const settings = { ...DEFAULT_TRAVEL, walkKmh: 5, direction: 'from-facility' } as const;
const frame = terrainGridFrame({ west: 119, south: 28, east: 119.22, north: 28.1 });

/** Seconds on each piece from its class's speed, straight from the contract. */
const SECONDARY = 3.6 / settings.speedKmh.secondary;
const MOTORWAY = 3.6 / settings.speedKmh.motorway;
const OPEN = 3.6 / 3;

function measureOf(people: readonly (readonly [lon: number, lat: number])[]) {
  const places = finish(roadPlaces(roads, usableSegments(roads, settings, []), frame));
  const graph = buildRoadGraph(roads, settings, []);
  const lookup = snapLookup(graph, frame.cellMeters);
  const asDemand = littleDemand(Array.from(places.lon, (lon, i) => [lon, places.lat[i]!, 1]));
  const network = createNetworkMeasure(
    { graph, lookup, settings, demand: snapDemand(graph, asDemand, lookup) },
    'deciseconds',
  );
  const grid = regionTerrain({
    frame,
    settings,
    roads,
    closedRoads: [],
    roadsAre: 'walked',
    landCover: null,
    landSpeeds: new Map([[OPEN_GROUND, { kmh: 3, movement: 'walk' }]]),
    elevation: null,
  });
  const demand = littleDemand(people.map(([lon, lat]) => [lon, lat, 1]));
  const alsoFrom = driveThenWalk(network, places, frame);
  return { places, measure: createTerrainMeasure({ sweep: new CostSweep(grid), frame, demand, alsoFrom }) };
}

/** Either end of the walk may be half a cell's diagonal off, at open ground's pace. */
const CELL = 2 * 71 * OPEN;

describe('drive, then walk', () => {
  const offRoad: [number, number] = [119.08, 28.06];
  const nearFacility: [number, number] = [119.02, 28.04];
  const besideMotorway: [number, number] = [119.15, 28.06];
  const people = [offRoad, nearFacility, besideMotorway];
  const { measure, places } = measureOf(people);
  const facility = { index: 3, ...WEST };
  const seconds = Array.from(measure.nearest([facility]).cells, (label) => labelValue(label) / 10);
  const meters = (a: { lon: number; lat: number }, [lon, lat]: [number, number]) => greatCircleMeters(a, { lon, lat });

  it('goes by road to where the walk is shortest', () => {
    const drive = meters(WEST, [119.08, 28.05]) * SECONDARY;
    const walk = meters({ lon: 119.08, lat: 28.05 }, offRoad) * OPEN;
    expect(Math.abs(seconds[0]! - (drive + walk))).toBeLessThan(CELL);
  });

  it('walks all the way where there is no road', () => {
    expect(Math.abs(seconds[1]! - meters(WEST, nearFacility) * OPEN)).toBeLessThan(CELL);
  });

  it('leaves no motorway on the way: from its end or its beginning, over the ground', () => {
    const toExit = meters(WEST, [EXIT.lon, EXIT.lat]) * SECONDARY;
    const toEnd = toExit + meters(EXIT, [END.lon, END.lat]) * MOTORWAY;
    // Over open ground a path of straight and diagonal steps.
    const octile = (from: { lon: number; lat: number }) => {
      const dx = meters(from, [besideMotorway[0], from.lat]);
      const dy = meters(from, [from.lon, besideMotorway[1]]);
      return (Math.max(dx, dy) + (Math.SQRT2 - 1) * Math.min(dx, dy)) * OPEN;
    };
    const wanted = Math.min(toExit + octile(EXIT), toEnd + octile(END));
    expect(Math.abs(seconds[2]! - wanted)).toBeLessThan(2 * CELL);
    expect([...places.lon].filter((lon) => lon > 119.102 && lon < 119.198)).toEqual([]);
  });

  it('answers every question alike', () => {
    const second = { index: 1, ...NORTH };
    const all = measure.nearest([facility, second]).cells;
    const out = new Float64Array(people.length);
    measure.nearestWith(measure.nearest([facility]), second, out);
    expect([...out]).toEqual([...all]);
    const alone = measure.nearest([{ ...facility, index: 0 }]).cells;
    const limit = labelValue(alone[0]!);
    const within = { cells: new Uint32Array(3), values: new Uint32Array(3) };
    const found = measure.within(facility, limit, within);
    const wanted = [...alone.keys()].filter((i) => alone[i] !== NO_LABEL && labelValue(alone[i]!) <= limit);
    const pairs = Array.from({ length: found }, (_, k) => [within.cells[k]!, within.values[k]!]);
    // By cell: the order in which they are found is free.
    expect(pairs.sort(([a = 0], [b = 0]) => a - b)).toEqual(wanted.map((i) => [i, labelValue(alone[i]!)]));
    const two = measure.kNearest([facility, second], 2);
    const other = measure.nearest([second]).cells;
    for (const [i, label] of alone.entries()) {
      const both = [labelValue(label), labelValue(other[i]!)].sort((a, b) => a - b);
      expect([...two.values.subarray(2 * i, 2 * i + 2)]).toEqual(both);
      expect(two.owners[2 * i]).toBe(labelOwner(all[i]!));
    }
  });
});
