import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, MultiPolygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METERS_PER_DEGREE } from '../../src/core/geo/distance.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'medreach-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a user does. */
function medreach(...words: string[]) {
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const run = spawnSync(process.execPath, [tsx, join(ROOT, 'src/cli/main.ts'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.stderr).not.toMatch(/^\s+at /m);
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Rows of a CSV without quotes, by column. */
function rows(name: string): Record<string, string>[] {
  const [head = '', ...lines] = read(name)
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  return lines.map((line) =>
    Object.fromEntries(head.split(',').map((column, i) => [column, line.split(',')[i] ?? ''])),
  );
}

/** Three villages on a straight road of 3 km each way from the station; one of them beyond the ridge without a road. */
const project = {
  format: 'medreach-project',
  version: 1,
  title: '小例',
  language: 'zh-CN',
  data: [
    { role: 'facilities', path: 'stations.csv', kind: 'ems-station', simulated: true },
    { role: 'population', path: 'people.csv' },
    { role: 'roads', path: 'roads.geojson' },
    { role: 'townships', path: 'townships.geojson' },
  ],
  analyses: [
    { id: 'five', kind: 'coverage', facilities: ['ems-station'], minutes: 5 },
    { id: 'radius', kind: 'coverage', facilities: ['ems-station'], km: 3, metric: 'straight' },
    { id: 'response', kind: 'response', facilities: ['ems-station'] },
  ],
  siting: [{ id: 'one', model: 'mclp', analysis: 'five', sites: 1, candidates: { from: 'cells', spacingMeters: 500 } }],
  scenarios: [
    { id: 'A', edits: [{ edit: 'add-facility', facility: { id: 'new', kind: 'ems-station', lon: 110.09, lat: 28 } }] },
  ],
};
const square = [
  [109.9, 27.9],
  [110.2, 27.9],
  [110.2, 28.2],
  [109.9, 28.2],
  [109.9, 27.9],
];
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

function writeProject(change: object = {}): string {
  write('p.medreach.json', JSON.stringify({ ...project, ...change }));
  write('stations.csv', 'id,name,lon,lat\ns1,白沙急救站,110,28\n');
  write('people.csv', 'id,lon,lat,population\nnear,110.03,28,1000\nfar,110.09,28,400\nlost,110.05,28.1,70\n');
  write(
    'roads.geojson',
    collection(
      feature({ highway: 'tertiary' }, 'LineString', [
        [110, 28],
        [110.03, 28],
        [110.09, 28],
      ]),
    ),
  );
  write(
    'townships.geojson',
    collection(feature({ code: '990100001000', name: '白沙镇', class: '镇', county: '松岭县' }, 'Polygon', [square])),
  );
  return 'p.medreach.json';
}

/** 0.03° of longitude at 28° north at 40 km/h; computed apart from the program. */
const minutesOf = (degrees: number) =>
  (degrees * (Math.PI / 180) * 6371.0088 * Math.cos((28 * Math.PI) / 180)) / (40 / 60);

describe('run', () => {
  it('writes numbers that can be checked by hand', () => {
    const { code, out } = medreach('run', writeProject(), '--out', 'out');
    expect(code).toBe(0);
    expect(out).toBe('');
    const summary = JSON.parse(read('out/summary.json'));
    expect(summary).toMatchObject({ title: '小例', scenario: null, people: 1470, simulated: true });
    expect(summary.analyses.five).toMatchObject({ people: 1470, covered: 1000, outside: 400, unreached: 70 });
    expect(summary.analyses.radius).toMatchObject({ covered: 1000, outside: 470, unreached: 0 });
    expect(summary.analyses.response.meanMinutes).toBeCloseTo(
      (1000 * minutesOf(0.03) + 400 * minutesOf(0.09)) / 1400 + 3,
      2,
    );
    expect(summary.siting.one).toMatchObject({
      chosen: ['cell-3'],
      covered: 1400,
      proof: 'optimal',
      bound: 1400,
      gap: 0,
    });
    expect(summary.inputs.map((input: { path: string }) => input.path)).toEqual(
      project.data.map((source) => source.path),
    );
    const cells = rows('out/cells.csv');
    expect(cells.map((row) => row.cell)).toEqual(['near', 'far', 'lost']);
    expect(Number(cells[1]!.five_minutes)).toBeCloseTo(minutesOf(0.09), 2);
    expect(cells[2]).toMatchObject({
      five_minutes: '',
      five_facility: '',
      township: '990100001000',
      data: '模拟 simulated',
    });
    expect(rows('out/townships.csv')[0]).toMatchObject({
      name: '白沙镇',
      five_people: '1470',
      five_covered: '1000',
      five_met: 'false',
    });
    // Summary, townships and facilities say one thing: answered within 15 minutes, call and turnout included.
    expect(Number(rows('out/townships.csv')[0]!.response_covered)).toBe(summary.analyses.response.covered);
    expect(Number(rows('out/facilities.csv')[0]!.response_mean_minutes)).toBeCloseTo(
      summary.analyses.response.meanMinutes,
      3,
    );
    expect(rows('out/facilities.csv')[0]).toMatchObject({ id: 's1', five_people: '1400', five_covered: '1000' });
    const gaps = JSON.parse(read('out/gaps.geojson'));
    expect(
      gaps.features.filter((gap: { properties: { analysis: string } }) => gap.properties.analysis === 'five'),
    ).toHaveLength(2);
    const areas = (name: string, analysis: string): Feature<MultiPolygon>[] =>
      JSON.parse(read(`out/${name}.geojson`)).features.filter(
        (area: Feature) => area.properties?.analysis === analysis,
      );
    const holds = (area: Feature<MultiPolygon>, lon: number, lat: number) => booleanPointInPolygon([lon, lat], area);
    // 5 minutes at 40 km/h are 3.3 km of road: 1 km on is well within, the far village is not.
    const isochrones = areas('isochrones', 'five');
    expect(isochrones.map((area) => area.properties?.minutes)).toEqual([5, 3.3333, 1.6667]);
    expect(isochrones.map((area) => holds(area, 110.01, 28)).slice(0, 2)).toEqual([true, true]);
    expect(isochrones.map((area) => holds(area, 110.09, 28))).toEqual([false, false, false]);
    expect(isochrones[0]!.properties).toMatchObject({
      people: 1000,
      people_in_area: expect.any(Number),
      data: '模拟 simulated',
    });
    // Five minutes of travel after one for the call and two for the turnout.
    expect(areas('isochrones', 'response').map((area) => area.properties?.minutes)).toEqual([15, 11, 8]);
    expect(areas('isochrones', 'radius')).toEqual([]);
    const [catchment, ...noOther] = areas('catchments', 'five');
    expect(noOther).toEqual([]);
    expect(catchment!.properties).toMatchObject({ id: 's1', name: '白沙急救站', people: 1400, covered: 1000 });
    expect([holds(catchment!, 110.09, 28), holds(catchment!, 110.05, 28.1)]).toEqual([true, false]);
    const [site] = JSON.parse(read('out/sites.geojson')).features;
    expect(site.properties).toMatchObject({ rank: 1, adds: 400, name: '白沙镇', data: '模拟 simulated' });
  });

  it('never takes a standard that it does not evaluate for met', () => {
    const { code, err } = medreach('run', writeProject({ standards: ['ls-ems-05'] }), '--out', 'out-s');
    expect([code, err]).toEqual([0, expect.stringContaining('standards')]);
    expect(rows('out-s/standards.csv')).toMatchObject([{ rule: 'ls-ems-05', status: 'unknown' }]);
    expect(JSON.parse(read('out-s/summary.json')).standards).toMatchObject({ met: 0, unknown: 1 });
  });

  it('applies a scenario', () => {
    expect(medreach('run', writeProject(), '--out', 'out-a', '--scenario', 'A').code).toBe(0);
    const summary = JSON.parse(read('out-a/summary.json'));
    expect(summary.scenario).toBe('A');
    expect(summary.analyses.five).toMatchObject({ covered: 1400, outside: 0, unreached: 70 });
  });

  it('says what is wrong with the input, and where', () => {
    expect(medreach('run', 'nowhere.json', '--out', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere.json'),
    });
    const unknownKey = medreach('run', writeProject({ titel: 'x' }), '--out', 'x');
    expect(unknownKey).toMatchObject({ code: 1, err: expect.stringMatching(/titel.*title/) });
    const scenario = medreach('run', writeProject(), '--out', 'x', '--scenario', 'Z');
    expect(scenario).toMatchObject({ code: 1, err: expect.stringContaining('Z') });
    const road = { scenarios: [{ id: 'C', edits: [{ edit: 'close-road', road: 'way/999' }] }] };
    expect(medreach('run', writeProject(road), '--out', 'x', '--scenario', 'C')).toMatchObject({
      code: 1,
      err: expect.stringContaining('way/999'),
    });
    const misfit = { scenarios: [{ id: 'B', edits: [{ edit: 'close-facility', id: 'ghost' }] }] };
    expect(medreach('run', writeProject(misfit), '--out', 'x', '--scenario', 'B')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ghost'),
    });
  });

  it('drives on roads and walks over open ground in the terrain model', () => {
    const project = writeProject({ travel: { model: 'terrain', walkKmh: 4.5 }, siting: [] });
    expect(medreach('run', project, '--out', 'out-t')).toMatchObject({ code: 0 });
    const [near, far, lost] = rows('out-t/cells.csv');
    // By road, but for at most a cell's diagonal at either end at 3.6 km/h.
    const cell = (2 * 71 * 60) / 3600;
    expect(Math.abs(Number(near!.five_minutes) - minutesOf(0.03))).toBeLessThan(cell);
    expect(Math.abs(Number(far!.five_minutes) - minutesOf(0.09))).toBeLessThan(cell);
    // Without a road: to the nearest point of it, then 11.1 km over open ground, eight neighbours exact to the north.
    const walk = (0.1 * METERS_PER_DEGREE * 60) / 3600;
    expect(Math.abs(Number(lost!.five_minutes) - minutesOf(0.05) - walk)).toBeLessThan(cell);
    expect(lost!.five_facility).toBe('s1');
    expect(JSON.parse(read('out-t/isochrones.geojson')).features.length).toBeGreaterThan(2);
  });
});

describe('the other commands', () => {
  it('matrix lists candidate × demand seconds within the limit', () => {
    expect(medreach('matrix', writeProject(), '--siting', 'one', '--out', 'm.csv').code).toBe(0);
    const lines = read('m.csv').trim().split('\n');
    expect(lines[0]).toBe('candidate,demand,weight,seconds');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'cell-2,near,1000',
      'cell-3,far,400',
    ]);
    const roadless = { data: project.data.filter((source) => source.role !== 'roads') };
    expect(medreach('matrix', writeProject(roadless), '--siting', 'one', '--out', 'm.csv')).toMatchObject({ code: 1 });
    expect(medreach('matrix', writeProject(), '--siting', 'one', '--out', '/dev/null/x/m.csv')).toMatchObject({
      code: 1,
    });
    expect(medreach('matrix', writeProject(), '--siting', 'two', '--out', 'm.csv')).toMatchObject({
      code: 1,
      err: expect.stringContaining('one'),
    });
  });

  it('check gives data health as JSON, and exits 1 on an error', () => {
    const good = medreach('check', writeProject());
    expect(good.code).toBe(0);
    expect(JSON.parse(good.out)).toMatchObject({
      ok: true,
      counts: { facilities: 1, cells: 3, people: 1470, townships: 1 },
    });
    writeProject();
    write('stations.csv', 'id,name,lon,lat\ns1,甲,110,28\ns2,乙,abc,28\n');
    const bad = medreach('check', 'p.medreach.json');
    expect(bad.code).toBe(1);
    const report = JSON.parse(bad.out);
    expect(report.ok).toBe(false);
    expect(report.issues.find((issue: { severity: string }) => issue.severity === 'error')).toMatchObject({
      file: 'stations.csv',
      row: 3,
      field: 'lon',
      message: expect.stringContaining('abc'),
    });
  });

  it('inspect tells what a file holds', () => {
    writeProject();
    const { code, out } = medreach('inspect', 'people.csv');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'CSV',
      encoding: 'utf-8',
      features: 3,
      role: { guess: 'population' },
    });
    write('broken.geojson', '{"type": "FeatureCollection", ');
    expect(medreach('inspect', 'broken.geojson').code).toBe(1);
  });

  it('demo copies the sample', () => {
    expect(medreach('demo', '--out', 'demo').code).toBe(0);
    expect(readdirSync(join(folder, 'demo'))).toContain('yunling.medreach.json');
  });

  it('sample writes a project that runs', () => {
    expect(medreach('sample', '--out', 'small', '--size', 'small', '--seed', '3').code).toBe(0);
    expect(medreach('check', 'small/yunling.medreach.json').code).toBe(0);
  });

  it('wrong usage exits 2', () => {
    for (const words of [
      ['bla'],
      ['run', 'a'],
      ['run', 'a', '--outt', 'x'],
      ['sample', '--out', 'x', '--size', 'huge'],
    ]) {
      expect(medreach(...words).code, words.join(' ')).toBe(2);
    }
  });
});
