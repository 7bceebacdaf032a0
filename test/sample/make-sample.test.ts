import type { FeatureCollection, Polygon, Position } from 'geojson';
import { fromArrayBuffer } from 'geotiff';
import { beforeAll, describe, expect, it } from 'vitest';
import { FACILITY_KINDS } from '../../src/core/model/facility-kind.ts';
import { makeSample, type SampleFile } from '../../src/sample/make-sample.ts';
import { createDriveTimes } from './drive-times.ts';
import { type ReadOsm, readOsm } from './read-osm.ts';

let files: SampleFile[];
let townships: FeatureCollection<Polygon>;
let rows: string[][];
let osm: ReadOsm;
let raster: { values: Uint16Array; width: number; height: number; west: number; north: number; step: number };

function bytesOf(name: string): Uint8Array<ArrayBuffer> {
  const file = files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`no ${name}`);
  return file.bytes;
}

const textOf = (name: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(name));

beforeAll(async () => {
  const shares: number[] = [];
  files = await makeSample({ size: 'small', seed: 1, onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  expect([...shares].sort((left, right) => left - right)).toEqual(shares);
  townships = JSON.parse(textOf('townships.geojson'));
  rows = textOf('facilities.csv')
    .slice(1)
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  osm = readOsm(bytesOf('roads.osm.pbf'));
  const image = await (await fromArrayBuffer(bytesOf('population.tif').buffer)).getImage();
  const [west, north] = image.getOrigin() as [number, number, number];
  const [step] = image.getResolution() as [number, number, number];
  const values = (await image.readRasters())[0] as Uint16Array;
  raster = { values, width: image.getWidth(), height: image.getHeight(), west, north, step };
}, 60_000);

/** Even–odd, written out. */
function holds(polygon: Position[][], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let at = 0; at + 1 < ring.length; at++) {
      const [ax, ay] = ring[at] as [number, number];
      const [bx, by] = ring[at + 1] as [number, number];
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}

let boxes: number[][] = [];

function unitsAt(lon: number, lat: number): number[] {
  if (boxes.length === 0) boxes = townships.features.map((unit) => boxOf(unit.geometry.coordinates[0] as Position[]));
  return townships.features.flatMap((unit, index) => {
    const [west, south, east, north] = boxes[index] as [number, number, number, number];
    if (lon < west || lon > east || lat < south || lat > north) return [];
    return holds(unit.geometry.coordinates, lon, lat) ? [index] : [];
  });
}

function boxOf(ring: Position[]): number[] {
  const lon = ring.map((position) => position[0] as number);
  const lat = ring.map((position) => position[1] as number);
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}

/** Twice the signed area, positive counter-clockwise. */
function signedArea(ring: Position[]): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [ax, ay] = ring[at] as [number, number];
    const [bx, by] = ring[at + 1] as [number, number];
    sum += ax * by - bx * ay;
  }
  return sum;
}

interface Clump {
  /** Ascending. */
  cells: number[];
  people: number;
}

/** Inhabited cells joined over their eight neighbours. */
function clumpsOf(values: Uint16Array, width: number): Clump[] {
  const lives = (cell: number): boolean => (values[cell] ?? 0) > 0 && values[cell] !== 65535;
  const seen = new Set<number>();
  const clumps: Clump[] = [];
  values.forEach((_, start) => {
    if (!lives(start) || seen.has(start)) return;
    seen.add(start);
    const cells = [start];
    for (const cell of cells) {
      for (const step of [1, width - 1, width, width + 1]) {
        for (const to of [cell - step, cell + step]) {
          if (!lives(to) || seen.has(to)) continue;
          seen.add(to);
          cells.push(to);
        }
      }
    }
    const people = cells.reduce((sum, cell) => sum + (values[cell] as number), 0);
    clumps.push({ cells: cells.sort((left, right) => left - right), people });
  });
  return clumps;
}

describe('the same seed', () => {
  it('gives the same bytes, another seed others', async () => {
    const again = await makeSample({ size: 'small', seed: 1 });
    for (const file of files) {
      const other = again.find((each) => each.name === file.name);
      expect(Buffer.compare(Buffer.from(file.bytes), Buffer.from(other?.bytes ?? [])), file.name).toBe(0);
    }
    const others = await makeSample({ size: 'small', seed: 2 });
    for (const name of [
      'townships.geojson',
      'population.tif',
      'dem.tif',
      'landcover.tif',
      'roads.osm.pbf',
      'facilities.csv',
    ]) {
      const other = others.find((each) => each.name === name);
      expect(Buffer.compare(Buffer.from(bytesOf(name)), Buffer.from(other?.bytes ?? [])), name).not.toBe(0);
    }
  });
});

describe('townships', () => {
  it('share every inner edge with exactly one neighbour, in the opposite direction', () => {
    const edges = new Map<string, number>();
    for (const unit of townships.features) {
      for (const ring of unit.geometry.coordinates) {
        expect(ring[0]).toEqual(ring.at(-1));
        for (let at = 0; at + 1 < ring.length; at++) {
          const edge = `${ring[at]} ${ring[at + 1]}`;
          expect(edges.has(edge)).toBe(false);
          edges.set(edge, 1);
        }
      }
    }
    const outer = new Map<string, string>();
    for (const edge of edges.keys()) {
      const [from, to] = edge.split(' ') as [string, string];
      if (!edges.has(`${to} ${from}`)) outer.set(from, to);
    }
    // What has no partner is one closed line: the outline of the county.
    const start = [...outer.keys()][0] as string;
    let at = outer.get(start) as string;
    let length = 1;
    const outline = [start.split(',').map(Number)];
    while (at !== start) {
      outline.push(at.split(',').map(Number));
      at = outer.get(at) as string;
      length++;
    }
    expect(length).toBe(outer.size);
    outline.push(outline[0] as number[]);
    const areas = townships.features.flatMap((unit) => unit.geometry.coordinates.map(signedArea));
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(signedArea(outline), 9);
  });

  it('have an outer ring counter-clockwise and holes clockwise', () => {
    for (const unit of townships.features) {
      unit.geometry.coordinates.forEach((ring, at) => {
        expect(signedArea(ring) > 0).toBe(at === 0);
      });
    }
  });

  it('have unique twelve-digit codes, a class that the name shows, and names of their own in the county', () => {
    expect(townships.features).toHaveLength(20);
    const codes = townships.features.map((unit) => unit.properties?.code as string);
    expect(new Set(codes).size).toBe(codes.length);
    const names = new Set<string>();
    for (const { properties } of townships.features) {
      expect(properties?.code).toMatch(/^99\d{10}$/);
      expect(properties?.code.startsWith(properties.county_code)).toBe(true);
      expect(['街道', '镇', '乡']).toContain(properties?.class);
      expect(properties?.name.endsWith(properties.class)).toBe(true);
      const stem = `${properties?.county} ${properties?.name.replace(/街道$|[镇乡]$/, '')}`;
      expect(names.has(stem)).toBe(false);
      names.add(stem);
    }
  });
});

describe('people', () => {
  it('live in exactly one township, and every township has some', () => {
    const people = new Array<number>(townships.features.length).fill(0);
    raster.values.forEach((count, cell) => {
      if (count === 0 || count === 65535) return;
      const lon = raster.west + ((cell % raster.width) + 0.5) * raster.step;
      const lat = raster.north - (Math.floor(cell / raster.width) + 0.5) * raster.step;
      const units = unitsAt(lon, lat);
      expect(units).toHaveLength(1);
      people[units[0] as number] = (people[units[0] as number] as number) + count;
    });
    expect(Math.min(...people)).toBeGreaterThan(200);
    const total = people.reduce((sum, each) => sum + each, 0);
    expect(total).toBeGreaterThan(240_000);
    expect(total).toBeLessThan(275_000);
  });

  it('live in clumps of many shapes with empty land between, hardly anyone on a lone farm', () => {
    const clumps = clumpsOf(raster.values, raster.width);
    const total = clumps.reduce((sum, clump) => sum + clump.people, 0);
    const lone = clumps.filter((clump) => clump.cells.length <= 2);
    expect(lone.reduce((sum, clump) => sum + clump.people, 0) / total).toBeLessThan(0.03);
    const villages = clumps.filter((clump) => clump.cells.length >= 5 && clump.cells.length <= 40);
    const shapes = new Set(villages.map(({ cells }) => cells.map((cell) => cell - (cells[0] as number)).join()));
    expect(villages.length).toBeGreaterThan(100);
    expect(shapes.size).toBeGreaterThan(0.9 * villages.length);
    const inside = raster.values.filter((count) => count !== 65535).length;
    expect(clumps.reduce((sum, clump) => sum + clump.cells.length, 0) / inside).toBeLessThan(0.12);
  });
});

describe('roads', () => {
  it('are ways of at least two known nodes, all used, ids rising', () => {
    const used = new Set<number>();
    osm.ways.forEach((way, index) => {
      expect(way.id).toBe(index + 1);
      expect(way.nodes.length).toBeGreaterThan(1);
      for (const node of way.nodes) {
        expect(osm.nodes.has(node)).toBe(true);
        used.add(node);
      }
    });
    expect(used.size).toBe(osm.nodes.size);
    const classes = new Set(osm.ways.map((way) => way.tags.highway));
    for (const each of ['motorway', 'motorway_link', 'primary', 'tertiary', 'unclassified', 'residential', 'track']) {
      expect(classes).toContain(each);
    }
    expect(osm.ways.some((way) => way.tags.bridge === 'yes')).toBe(true);
  });

  it('hang together and reach almost everybody', () => {
    const drive = createDriveTimes(osm);
    expect(drive.largestShare).toBeGreaterThan(0.97);
    const times = drive.minutesFrom(
      rows.filter((row) => row[2] === 'county-hospital').map((row) => [Number(row[3]), Number(row[4])]),
    );
    let [total, unreached, hour] = [0, 0, 0];
    raster.values.forEach((count, cell) => {
      // Every fifth cell is enough.
      if (count === 0 || count === 65535 || cell % 5 !== 0) return;
      const lon = raster.west + ((cell % raster.width) + 0.5) * raster.step;
      const lat = raster.north - (Math.floor(cell / raster.width) + 0.5) * raster.step;
      const minutes = times(drive.snap(lon, lat));
      total += count;
      if (minutes === Infinity) unreached += count;
      if (minutes <= 60) hour += count;
    });
    expect(unreached / total).toBeLessThan(0.01);
    expect(hour / total).toBeGreaterThan(0.7);
  });
});

describe('facilities', () => {
  it('have known kinds, unique ids and names, and stand in a township', () => {
    expect(rows[0]).toEqual(['id', 'name', 'kind', 'lon', 'lat', 'beds', 'vehicles', 'tier']);
    const known = new Set(FACILITY_KINDS.map((kind) => kind.code));
    const body = rows.slice(1);
    expect(new Set(body.map((row) => row[0])).size).toBe(body.length);
    expect(new Set(body.map((row) => row[1])).size).toBe(body.length);
    for (const row of body) {
      expect(row).toHaveLength(8);
      expect(known).toContain(row[2]);
      expect(unitsAt(Number(row[3]), Number(row[4]))).toHaveLength(1);
    }
  });

  it('are there on every tier', () => {
    const count = (kind: string): number => rows.filter((row) => row[2] === kind).length;
    expect(count('county-hospital')).toBe(1);
    expect(count('ems-centre')).toBe(1);
    expect(count('ems-station')).toBeGreaterThan(2);
    expect(count('community-hc')).toBe(townships.features.filter((unit) => unit.properties?.class === '街道').length);
    expect(count('township-hc') + count('central-township-hc') + count('community-hc')).toBe(20);
    expect(count('village-clinic')).toBeGreaterThan(90);
    const ambulances = rows.filter((row) => row[2]?.startsWith('ems'));
    expect(ambulances.every((row) => Number(row[6]) > 0 && row[5] === '')).toBe(true);
  });
});

describe('the project file', () => {
  it('names every other file, simulated, with the keys of the contract', () => {
    const project = JSON.parse(textOf('yunling.medreach.json'));
    const top = ['format', 'version', 'title', 'language', 'boundary', 'data', 'travel', 'analyses', 'siting'];
    expect(Object.keys(project)).toEqual(top);
    const paths = project.data.map((entry: { path: string }) => entry.path);
    expect([...paths].sort()).toEqual(
      files
        .map((file) => file.name)
        .filter((name) => !name.endsWith('.json'))
        .sort(),
    );
    const allowed = ['role', 'path', 'datum', 'columns', 'kind', 'origin', 'simulated'];
    for (const entry of project.data) {
      expect(entry.simulated).toBe(true);
      expect(entry.origin).toBe('MedReach sample generator, seed 1');
      for (const key of Object.keys(entry)) expect(allowed).toContain(key);
    }
  });
});

it('land cover: where people live is built up, rivers are water, forest covers most of the rest', async () => {
  const image = await (await fromArrayBuffer(bytesOf('landcover.tif').buffer)).getImage();
  expect([image.getWidth(), image.getHeight()]).toEqual([raster.width, raster.height]);
  const codes = (await image.readRasters())[0] as Uint8Array;
  const counts = new Map<number, number>();
  codes.forEach((code, cell) => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    const people = raster.values[cell] as number;
    if ((people > 0 && people < 65_535) !== (code === 50))
      throw new Error(`cell ${cell}: ${people} people, code ${code}`);
  });
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([10, 20, 30, 40, 50, 80]);
  expect((counts.get(10) ?? 0) / codes.length).toBeGreaterThan(0.4);
  expect((counts.get(80) ?? 0) / codes.length).toBeLessThan(0.03);
});
