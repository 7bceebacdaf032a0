import { beforeAll, describe, expect, it } from 'vitest';
import type { Facility } from '../../src/core/model/facility.ts';
import type { Elevation, Region } from '../../src/core/model/region.ts';
import { DEFAULT_TRAVEL, type TravelSettings } from '../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import { prepareTravel } from '../../src/core/scenario/measures.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { labelValue, NO_LABEL } from '../../src/core/travel/label.ts';
import { roadGradients } from '../../src/core/travel/speed/road-gradients.ts';
import { terrainGridFrame } from '../../src/core/travel/terrain/terrain-frame.ts';
import { at } from '../oracles/at.ts';
import { BinaryHeap } from '../oracles/binary-heap.ts';
import { greatCircleMeters } from '../oracles/great-circle.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';
import { regionOf } from '../support/project-files.ts';
import { heightAt, readTile, SAMPLES, STEP } from './srtm-tile.ts';

// Roads © OpenStreetMap contributors (ODbL); heights SRTM3, NASA, public domain.
const ROADS = 'osm-extracts/andorra.osm.pbf';
const HEIGHTS = 'osm-extracts/andorra-N42E001.hgt.zip';

const LA_VELLA = { lon: 1.5218, lat: 42.5063 };
const ENCAMP = { lon: 1.5801, lat: 42.5345 };

/** Ten people at each place of a lattice over the valleys from Andorra la Vella to Encamp and La Massana. */
const PLACES = Array.from({ length: 30 * 26 }, (_, i) => ({
  lon: 1.5 + (i % 30) * 0.003,
  lat: 42.49 + Math.floor(i / 30) * 0.0025,
}));
const PEOPLE = `id,lon,lat,population\n${PLACES.map(({ lon, lat }, i) => `${i},${lon},${lat},10\n`).join('')}`;

const WALK: TravelSettings = { ...DEFAULT_TRAVEL, model: 'terrain', mode: 'walk' };
/** Open ground is walked at 0.8 of walking speed: metres per second. */
const OPEN_SPEED = (0.8 * WALK.walkKmh) / 3.6;

/**
 * Seconds over the cells of a grid from a cell, by Dijkstra's algorithm on a plain heap: eight neighbours, Tobler's
 * function of the slope that the walker climbs. `up` = 1: the walker goes away from the start; -1: towards it.
 */
function walkSeconds(heights: readonly number[], columns: number, start: number, up: 1 | -1): number[] {
  const seconds = heights.map(() => Infinity);
  const heap = new BinaryHeap<number>();
  heap.push(0, start);
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { cost, value: cell } = next;
    if (cost >= at(seconds, cell)) continue;
    seconds[cell] = cost;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (const [dx, dy] of NEIGHBOURS) {
      const to = (row + dy) * columns + column + dx;
      if (column + dx < 0 || column + dx >= columns || to < 0 || to >= heights.length) continue;
      const meters = 100 * Math.hypot(dx, dy);
      const rise = at(heights, to) - at(heights, cell);
      // The radar did not see everywhere: there the ground is taken as level.
      const slope = Number.isNaN(rise) ? 0 : (up * rise) / meters;
      // 6 km/h · exp(-3.5 |s + 0.05|) is the function; walking speed is what it gives on the flat.
      const speed = (OPEN_SPEED * Math.exp(-3.5 * Math.abs(slope + 0.05))) / Math.exp(-3.5 * 0.05);
      heap.push(cost + meters / speed, to);
    }
  }
  return seconds;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const)).filter(([x, y]) => x || y);

describeShared(ROADS, 'Andorra: roads and heights of a mountain country', () => {
  const tile = readTile(HEIGHTS);
  const elevation: Elevation = {
    width: SAMPLES,
    height: SAMPLES,
    // A sample is the middle of a cell.
    west: 1 - STEP / 2,
    north: 43 + STEP / 2,
    cellLon: STEP,
    cellLat: STEP,
    meters: tile,
  };
  let region: Region;
  beforeAll(async () => {
    await prepareTravel('terrain');
    const loaded = await regionOf([
      { source: { role: 'roads', path: 'andorra.osm.pbf' }, content: readShared(ROADS) },
      { source: { role: 'population', path: 'people.csv' }, content: PEOPLE },
    ]);
    region = { ...loaded, elevation };
  });

  /** Minutes to each place of the lattice. */
  const minutes = (from: { lon: number; lat: number }, travel: TravelSettings, over: Partial<Region> = {}) => {
    const planner = createPlanner({ ...region, ...over });
    const measure = planner.measures.get('time', { travel, closedRoads: [], zones: [] });
    const { cells } = measure.nearest([{ index: 0, ...from }]);
    return Array.from(cells, (label) => (label === NO_LABEL ? Infinity : labelValue(label) / 600));
  };

  it('lies where the atlas says: the capital at 1,023 m, the pass of Envalira at 2,408 m', () => {
    expect(Math.abs(heightAt(tile, LA_VELLA.lon, LA_VELLA.lat) - 1023)).toBeLessThan(40);
    const { nodeLon, nodeLat, offsets, vertices, wayNames } = region.roads!;
    const pass = wayNames.flatMap((name, way) =>
      name === "Port d'Envalira" ? Array.from(vertices.subarray(offsets[way], offsets[way + 1])) : [],
    );
    const highest = Math.max(...pass.map((node) => heightAt(tile, nodeLon[node]!, nodeLat[node]!)));
    expect(Math.abs(highest - 2408)).toBeLessThan(30);
  });

  describe('on foot over the bare ground', () => {
    const bare = { roads: null };
    /** The grid that the region is travelled on, its heights taken from the tile here. */
    const gridOf = () => {
      const lons = PLACES.map(({ lon }) => lon);
      const lats = PLACES.map(({ lat }) => lat);
      const margin = 0.02;
      const frame = terrainGridFrame({
        west: Math.min(...lons) - margin,
        east: Math.max(...lons) + margin,
        south: Math.min(...lats) - margin,
        north: Math.max(...lats) + margin,
      });
      const centers = Array.from({ length: frame.columns * frame.rows }, (_, cell) => frame.centerOf(cell));
      return { frame, centers, heights: centers.map(([lon, lat]) => heightAt(tile, lon, lat)) };
    };

    it('travels on squares of 100 m', () => {
      const { frame, centers } = gridOf();
      for (let cell = 0; cell + frame.columns + 1 < centers.length; cell += 97) {
        if (cell % frame.columns === frame.columns - 1) continue;
        const [lon, lat] = centers[cell]!;
        for (const next of [cell + 1, cell + frame.columns]) {
          const [toLon, toLat] = centers[next]!;
          expect(Math.abs(greatCircleMeters({ lon, lat }, { lon: toLon, lat: toLat }) - 100)).toBeLessThan(0.5);
        }
      }
    });

    it.each([
      ['from-facility', 1],
      ['to-facility', -1],
    ] as const)('takes as long %s as an own search with Tobler’s function says', (direction, up) => {
      const { frame, heights } = gridOf();
      const expected = walkSeconds(heights, frame.columns, frame.cellAt(LA_VELLA.lon, LA_VELLA.lat), up);
      const found = minutes(LA_VELLA, { ...WALK, direction }, bare);
      const off = PLACES.filter(({ lon, lat }, i) => {
        const seconds = at(expected, frame.cellAt(lon, lat));
        // Rounded to a tenth of a second at the end, and a little at each of at most some hundred steps.
        return Math.abs(at(found, i) * 60 - seconds) > 0.1 + 0.0005 * seconds;
      });
      expect(found.every(Number.isFinite)).toBe(true);
      expect(Math.max(...found)).toBeGreaterThan(120);
      expect(off).toEqual([]);
    });

    it('is slower uphill: from the capital to Encamp, 210 m higher, than back', () => {
      const home = (place: typeof ENCAMP) => {
        const csv = `id,lon,lat,population\n1,${place.lon},${place.lat},10\n`;
        return regionOf([{ source: { role: 'population', path: 'one.csv' }, content: csv }]);
      };
      return Promise.all([home(ENCAMP), home(LA_VELLA)]).then(([encamp, capital]) => {
        // Both grids must hold both places: the facility's own place counts to the region's box.
        const times = (people: Region, from: typeof ENCAMP, direction: TravelSettings['direction']) => {
          const facility: Facility = {
            id: 'f',
            name: 'f',
            kind: 'ems-station',
            ...from,
            open: true,
            origin: 'baseline',
          };
          const planner = createPlanner({ ...people, elevation, facilities: [facility] });
          const measure = planner.measures.get('time', {
            travel: { ...WALK, direction },
            closedRoads: [],
            zones: [],
          });
          return labelValue(measure.nearest([{ index: 0, ...from }]).cells[0]!) / 600;
        };
        const up = times(encamp, LA_VELLA, 'from-facility');
        const down = times(encamp, LA_VELLA, 'to-facility');
        expect(up).toBeGreaterThan(1.05 * down);
        // The same walks told from the other end: the facility in Encamp, the people in the capital.
        expect(times(capital, ENCAMP, 'to-facility')).toBeCloseTo(up, 2);
        expect(times(capital, ENCAMP, 'from-facility')).toBeCloseTo(down, 2);
      });
    });

    it('is never quicker than the best slope allows, -5 % throughout, nor quicker than on foot along a line', () => {
      const flat = minutes(LA_VELLA, WALK, { ...bare, elevation: null });
      const hilly = minutes(LA_VELLA, WALK, bare);
      PLACES.forEach(({ lon, lat }, i) => {
        expect(at(hilly, i)).toBeGreaterThanOrEqual(at(flat, i) * Math.exp(-0.175) - 0.01);
        // A cell's middle is up to 71 m from a place.
        const meters = greatCircleMeters(LA_VELLA, { lon, lat }) - 142;
        expect(at(flat, i) * 60).toBeGreaterThanOrEqual(meters / OPEN_SPEED - 1);
      });
    });
  });

  it('walking with roads and paths is nowhere slower than without, and people are conserved', () => {
    const bare = minutes(LA_VELLA, WALK, { roads: null });
    const withRoads = minutes(LA_VELLA, WALK);
    withRoads.forEach((time, i) => {
      expect(time).toBeLessThanOrEqual(at(bare, i) + 0.002);
    });
    expect(withRoads.filter((time, i) => time < at(bare, i) - 1).length).toBeGreaterThan(100);
    const facility: Facility = { id: 'f', name: 'f', kind: 'ems-station', ...LA_VELLA, open: true, origin: 'baseline' };
    const asked = {
      facilityKinds: ['ems-station'],
      limit: { by: 'minutes', minutes: 45 },
      targetShare: 0.9,
    } as const;
    for (const direction of ['from-facility', 'to-facility'] as const) {
      const plan = { ...baselinePlan([facility], []), travel: { ...WALK, direction } };
      const { coverage } = createPlanner(region).evaluate(plan, asked);
      const { covered, outside, unreached, people } = coverage.total;
      expect(people).toBe(PLACES.length * 10);
      expect(covered + outside + unreached).toBe(people);
      expect(covered).toBe(minutes(LA_VELLA, plan.travel).filter((time) => time <= 45).length * 10);
      expect(covered).toBeGreaterThan(0);
      expect(outside).toBeGreaterThan(0);
    }
  });

  describe('road gradients', () => {
    it('of the pass road are those of a pass road, of the valley road small', () => {
      const gradients = roadGradients(region.roads!, elevation);
      const meanOf = (name: string) => {
        const { nodeLon, nodeLat, offsets, vertices, wayNames } = region.roads!;
        let [rise, length] = [0, 0];
        wayNames.forEach((given, way) => {
          if (given !== name) return;
          for (let v = offsets[way]!; v < offsets[way + 1]! - 1; v++) {
            const [a, b] = [vertices[v]!, vertices[v + 1]!];
            const meters = greatCircleMeters(
              { lon: nodeLon[a]!, lat: nodeLat[a]! },
              { lon: nodeLon[b]!, lat: nodeLat[b]! },
            );
            rise += gradients[v]! * meters;
            length += meters;
          }
        });
        expect(length).toBeGreaterThan(3000);
        return rise / length;
      };
      // Built at 5 to 7 %; the heights of a cell of 90 m on a slope add their own.
      expect(meanOf("Port d'Envalira")).toBeGreaterThan(0.05);
      expect(meanOf("Port d'Envalira")).toBeLessThan(0.13);
      expect(meanOf('CG-1')).toBeLessThan(0.045);
    });

    it('of single pieces are as reckoned here', () => {
      const { nodeLon, nodeLat, offsets, vertices, wayIds, flags } = region.roads!;
      const gradients = roadGradients(region.roads!, elevation);
      const off: string[] = [];
      let checked = 0;
      for (let way = 0; way < wayIds.length; way += 3) {
        // Bridges and tunnels do not follow the ground.
        if (flags[way]! & 12) continue;
        const nodes = Array.from(vertices.subarray(offsets[way], offsets[way + 1]));
        const along = [0];
        for (const [k, node] of nodes.entries()) {
          const before = nodes[k - 1];
          if (before === undefined) continue;
          along.push(
            at(along, k - 1) +
              greatCircleMeters(
                { lon: nodeLon[before]!, lat: nodeLat[before]! },
                { lon: nodeLon[node]!, lat: nodeLat[node]! },
              ),
          );
        }
        const heightOn = (meters: number): number => {
          const k = Math.max(
            1,
            along.findIndex((end) => end >= meters),
          );
          const share = (meters - at(along, k - 1)) / (at(along, k) - at(along, k - 1));
          const [low, high] = [nodes[k - 1]!, nodes[k]!].map((node) => heightAt(tile, nodeLon[node]!, nodeLat[node]!));
          return low! + share * (high! - low!);
        };
        const total = at(along, along.length - 1);
        for (let k = 0; k + 1 < nodes.length; k++) {
          if (at(along, k + 1) - at(along, k) < 0.01) continue;
          const half = Math.max(200, at(along, k + 1) - at(along, k)) / 2;
          const middle = (at(along, k) + at(along, k + 1)) / 2;
          const [start, end] = [Math.max(0, middle - half), Math.min(total, middle + half)];
          const slope = Math.abs(heightOn(end) - heightOn(start)) / Math.max(100, end - start);
          if (Number.isNaN(slope) || Number.isNaN(gradients[offsets[way]! + k]!)) continue;
          if (Math.abs(gradients[offsets[way]! + k]! - slope) > 0.001) off.push(`${wayIds[way]} ${k}`);
          checked++;
        }
      }
      expect(off).toEqual([]);
      expect(checked).toBeGreaterThan(5000);
    });

    it('slow every drive down and none up, by the Kenya formula on the pass', () => {
      const drive: TravelSettings = { ...DEFAULT_TRAVEL, speed: { gradient: true } };
      const level = minutes(LA_VELLA, DEFAULT_TRAVEL);
      const hilly = minutes(LA_VELLA, drive);
      hilly.forEach((time, i) => {
        expect(time >= at(level, i)).toBe(true);
        // At the steepest that is believed, 20 %, 0.42 of the speed is left.
        expect(time <= at(level, i) / 0.41 || time === Infinity).toBe(true);
      });
      const [slower, reached] = [
        hilly.filter((time, i) => time > 1.02 * at(level, i)).length,
        hilly.filter(Number.isFinite).length,
      ];
      expect(reached).toBeGreaterThan(300);
      expect(slower / reached).toBeGreaterThan(0.8);
    });
  });
});
