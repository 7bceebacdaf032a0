import type { MultiPolygon, Position } from 'geojson';
import { beforeAll, expect, it } from 'vitest';
import type { Facility } from '../../src/core/model/facility.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import type { ServiceAreas } from '../../src/core/scenario/service-areas.ts';
import { createDirectEngine } from '../../src/engine/direct.ts';
import { writeGeoTiff } from '../../src/formats/write-geotiff.ts';
import { at } from '../oracles/at.ts';
import { decodeOsmPbf } from '../oracles/osm-pbf-decoder.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';
import { inputFile } from '../support/project-files.ts';

// © OpenStreetMap contributors (ODbL).
const ROADS = 'osm-extracts/liechtenstein-latest.osm.pbf';

/** Minutes drawn, the largest first as the areas come. */
const BANDS = [20, 15, 10, 5];
const STANDS = [
  // The fire station of Schaan, way 47203402 of the file, and the village of Balzers.
  { lon: 9.51221, lat: 47.17121 },
  { lon: 9.5034, lat: 47.0663 },
];

/** Cells of a thousandth of a degree, some 76 by 111 m, from 47.3° N and 9.45° E. */
const CELL = 0.001;
const GRID = { width: 250, height: 280, west: 9.45, north: 47.3, cellLon: CELL, cellLat: CELL };

/** Four people at every vertex of a residential street, counted by cells. */
function peopleOf(bytes: Uint8Array): Uint16Array {
  const { nodes, ways } = decodeOsmPbf(bytes);
  const homes = new Set(ways.filter((way) => way.tags.highway === 'residential').flatMap((way) => way.refs));
  const values = new Uint16Array(GRID.width * GRID.height);
  for (const id of homes) {
    const place = nodes.get(id);
    if (!place) continue;
    const column = Math.floor((at(place, 0) - GRID.west) / CELL);
    const row = Math.floor((GRID.north - at(place, 1)) / CELL);
    if (column < 0 || column >= GRID.width || row < 0 || row >= GRID.height) continue;
    values[row * GRID.width + column]! += 4;
  }
  return values;
}

/** Cells where somebody lives, row by row. */
function livedIn(values: Uint16Array): { lon: number; lat: number; people: number }[] {
  return Array.from(values, (people, cell) => ({
    lon: GRID.west + ((cell % GRID.width) + 0.5) * CELL,
    lat: GRID.north - (Math.floor(cell / GRID.width) + 0.5) * CELL,
    people,
  })).filter(({ people }) => people > 0);
}

/** Whether a place lies in an area: how often a line to the east crosses its rings. */
function holds({ coordinates }: MultiPolygon, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of coordinates.flat()) {
    ring.forEach(([x = 0, y = 0], i) => {
      const [toX = 0, toY = 0] = ring[(i + 1) % ring.length]!;
      if (y > lat !== toY > lat && lon < x + ((lat - y) / (toY - y)) * (toX - x)) inside = !inside;
    });
  }
  return inside;
}

function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = ([px = 0, py = 0]: Position, [qx = 0, qy = 0]: Position, [rx = 0, ry = 0]: Position) =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

describeShared(ROADS, 'isochrones of Liechtenstein', () => {
  let people: ReturnType<typeof livedIn>;
  let deciseconds: Uint32Array;
  let areas: Pick<ServiceAreas, 'isochrones' | 'checks'>;
  let milliseconds: number;

  beforeAll(async () => {
    const engine = createDirectEngine();
    const bytes = readShared(ROADS);
    const values = peopleOf(bytes);
    people = livedIn(values);
    await engine.load(
      [
        { role: 'roads', path: 'roads.osm.pbf' },
        { role: 'population', path: 'people.tif' },
      ],
      [inputFile('roads.osm.pbf', bytes), inputFile('people.tif', writeGeoTiff({ ...GRID, values }))],
    );
    const facilities = STANDS.map((place, i): Facility => {
      return { id: `${i}`, name: `${i}`, kind: 'ems-station', ...place, open: true, origin: 'baseline' };
    });
    const plan = { ...baselinePlan(facilities, []), travel: DEFAULT_TRAVEL };
    const question = {
      facilityKinds: ['ems-station'],
      limit: { by: 'minutes', minutes: 15 },
      targetShare: 0.9,
    } as const;
    deciseconds = (await engine.evaluate(plan, question)).cells;
    const start = performance.now();
    const drawn = await engine.serviceAreas({ plan, question, bands: BANDS, only: null });
    milliseconds = performance.now() - start;
    const features = await Promise.all(
      drawn.isochrones.map(async ({ minutes, geometry }) => ({
        type: 'Feature' as const,
        properties: { minutes },
        geometry: JSON.parse(await geometry.text()),
      })),
    );
    areas = { isochrones: { type: 'FeatureCollection', features }, checks: drawn.checks };
    process.stdout.write(`isochrones over ${people.length} cells drawn in ${Math.round(milliseconds)} ms\n`);
  });

  it('are there for every band, the largest first, of closed rings that do not cross themselves', () => {
    expect(areas.isochrones.features.map((feature) => feature.properties.minutes)).toEqual(BANDS);
    for (const { geometry } of areas.isochrones.features) {
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring[ring.length - 1]);
        for (let i = 0; i + 1 < ring.length; i++) {
          for (let j = i + 2; j + 1 < ring.length; j++) {
            if (crosses(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) throw new Error(`pieces ${i} and ${j} cross`);
          }
        }
      }
    }
  });

  it('lie in one another: whoever lives in a smaller one lives in the larger', () => {
    const inside = areas.isochrones.features.map(({ geometry }) =>
      people.map(({ lon, lat }) => holds(geometry, lon, lat)),
    );
    for (let band = 1; band < inside.length; band++) {
      expect(people.filter((_, i) => inside[band]![i] && !inside[band - 1]![i])).toEqual([]);
    }
  });

  it('hold the people of their minutes to 1 %, by a count of their own', () => {
    expect(deciseconds).toHaveLength(people.length);
    const count = (inside: (i: number) => boolean): number =>
      people.reduce((sum, cell, i) => sum + (inside(i) ? cell.people : 0), 0);
    areas.isochrones.features.forEach(({ geometry, properties }, band) => {
      const drawn = count((i) => holds(geometry, people[i]!.lon, people[i]!.lat));
      const counted = count((i) => deciseconds[i]! <= properties.minutes * 600);
      const check = areas.checks[band]!;
      expect(check.byTime).toBe(counted);
      expect(check.byArea).toBe(drawn);
      expect(check.flagged).toBe(false);
      expect(Math.abs(drawn - counted) / counted).toBeLessThan(0.01);
    });
    // The bands part the people: some within five minutes, many beyond.
    const nearest = count((i) => deciseconds[i]! <= 3000);
    expect(nearest).toBeGreaterThan(1000);
    expect(nearest).toBeLessThan(0.8 * count(() => true));
  });
});

it('a ring that runs over itself is seen', () => {
  expect(crosses([0, 0], [1, 1], [0, 1], [1, 0])).toBe(true);
  expect(crosses([0, 0], [1, 1], [1, 0], [2, 1])).toBe(false);
});
