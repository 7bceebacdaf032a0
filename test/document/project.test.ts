import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/document/project.ts';
import { projectJsonSchema } from '../../src/document/project-json-schema.ts';
import { planOf, questionOf, scenarioEdits, travelOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { littleFacility, littleRegion } from '../support/little-world.ts';

const SCHEMA_FILE = fileURLToPath(new URL('../../public/schema/project.v1.json', import.meta.url));

/** The contract's own example, less what its comments leave open. */
const contract = {
  format: 'medreach-project',
  version: 1,
  title: '例',
  language: 'zh-CN',
  boundary: { code: '331100', name: '某市' },
  data: [
    {
      role: 'facilities',
      path: 'facilities.csv',
      datum: 'wgs84',
      columns: { id: 'id', name: 'name', kind: 'kind', lon: 'lon', lat: 'lat', capacity: 'beds' },
      kind: 'ems-station',
      origin: 'survey 2025',
      simulated: false,
    },
    { role: 'townships', path: 'townships.geojson', columns: { code: 'code' } },
    { role: 'population', path: 'population.tif' },
    { role: 'roads', path: 'region.osm.pbf', datum: 'EPSG:4549' },
  ],
  travel: {
    model: 'network',
    direction: 'from-facility',
    detour: 1.3,
    straightKmh: 40,
    speedKmh: { motorway: 90 },
    callMinutes: 1,
  },
  analyses: [
    { id: 'circle15', kind: 'coverage', facilities: ['community-hc'], minutes: 15 },
    { id: 'radius', kind: 'coverage', facilities: ['ems-station'], km: 3.5, metric: 'straight' },
    { id: 'response', kind: 'response', facilities: ['ems-station'], weights: 'population' },
    {
      id: 'fca',
      kind: 'floating-catchment',
      method: 'gaussian-2sfca',
      facilities: ['township-hc'],
      minutes: 30,
      supply: 'capacity',
    },
    { id: 'nearest', kind: 'catchment', facilities: ['county-hospital'], capacity: false },
  ],
  standards: ['ls-ems-05'],
  siting: [
    {
      id: 'next5',
      model: 'mclp',
      analysis: 'circle15',
      sites: 5,
      existing: 'keep',
      candidates: { from: 'cells', spacingMeters: 1000 },
      forbid: ['no-build'],
      seconds: 30,
      seed: 1,
    },
  ],
  scenarios: [
    {
      id: 'A',
      name: '甲',
      parent: null,
      edits: [
        { edit: 'add-facility', facility: { id: 'n1', kind: 'ems-station', lon: 119.9, lat: 28.4 } },
        { edit: 'move-facility', id: 'f3', lon: 119.8, lat: 28.5 },
        { edit: 'set-travel', travel: { turnoutMinutes: 3 } },
      ],
    },
    { id: 'B', parent: 'A', edits: [{ edit: 'close-facility', id: 'n1' }] },
  ],
};

const read = (change: object) => readProject(JSON.stringify({ ...contract, ...change }), 'p.json');
const codes = (change: object) => read(change).issues.map(({ code, values }) => ({ code, ...values }));

describe('the project file', () => {
  it('is read as the contract shows it', () => {
    const { project, issues } = read({});
    expect(issues).toEqual([]);
    expect(project).toEqual(contract);
  });

  it('refuses an unknown key with its path and the nearest known one', () => {
    expect(codes({ titel: 'x' })).toEqual([{ code: 'project-unknown-key', path: 'titel', nearest: 'title' }]);
    expect(codes({ travel: { detuor: 1 } })).toEqual([
      { code: 'project-unknown-key', path: 'travel.detuor', nearest: 'detour' },
    ]);
    const siting = [{ ...contract.siting[0], candidates: { from: 'cells', spacing: 5 } }];
    expect(codes({ siting })).toEqual([
      { code: 'project-unknown-key', path: 'siting.0.candidates.spacing', nearest: 'spacingMeters' },
    ]);
    const data = [{ role: 'facilities', path: 'a.csv', kolumns: {} }];
    expect(codes({ data })).toEqual([{ code: 'project-unknown-key', path: 'data.0.kolumns', nearest: 'columns' }]);
  });

  it('names what is missing or wrong', () => {
    expect(codes({ title: undefined })).toMatchObject([{ code: 'project-missing-key', path: 'title' }]);
    expect(codes({ travel: { walkKmh: 0 } })).toMatchObject([{ code: 'project-wrong-value', path: 'travel.walkKmh' }]);
    expect(codes({ data: [{ role: 'hospital', path: 'a' }] })).toMatchObject([
      { code: 'project-wrong-value', path: 'data.0.role' },
    ]);
    expect(codes({ version: 2 })).toEqual([{ code: 'project-newer', version: 2 }]);
    expect(readProject('{"format": ', 'p.json').issues[0]).toMatchObject({ code: 'project-not-json', file: 'p.json' });
  });

  it('finds ids that are double or point nowhere', () => {
    expect(codes({ siting: [{ ...contract.siting[0], analysis: 'x' }] })).toMatchObject([
      { code: 'project-siting-without-analysis', analysis: 'x' },
    ]);
    expect(codes({ scenarios: [{ id: 'B', parent: 'Z', edits: [] }] })).toMatchObject([
      { code: 'project-unknown-parent', parent: 'Z' },
    ]);
    expect(codes({ analyses: [contract.analyses[0], contract.analyses[0]] })).toMatchObject([
      { code: 'project-duplicate-id', id: 'circle15' },
    ]);
    const both = [{ id: 'x', kind: 'coverage', facilities: ['a'], minutes: 1, km: 2 }];
    expect(codes({ analyses: both, siting: [] })).toMatchObject([{ code: 'project-one-limit', id: 'x' }]);
  });

  it('has its JSON Schema in public/schema, as generated', () => {
    const text = `${JSON.stringify(projectJsonSchema(), null, 1)}\n`;
    if (process.env.MEDREACH_WRITE_SCHEMA) writeFileSync(SCHEMA_FILE, text);
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(text);
  });
});

describe('what a project asks', () => {
  const { project } = read({}) as { project: Project };

  it('fills in travel defaults, and ramps follow their class', () => {
    const travel = travelOf(project);
    expect(travel).toMatchObject({ model: 'network', walkKmh: 4.5, turnoutMinutes: 2, maxWalkMeters: 3000 });
    expect(travel.speedKmh).toMatchObject({ motorway: 90, motorway_link: 54, trunk: 80, trunk_link: 48 });
  });

  it('applies a scenario after its parents', () => {
    expect(scenarioEdits(project, 'B').map((edit) => edit.edit)).toEqual([
      'add-facility',
      'move-facility',
      'set-travel',
      'close-facility',
    ]);
    const plan = planOf(project, littleRegion({ facilities: [littleFacility('f3', 119, 28)] }), 'B');
    expect(plan.facilities).toMatchObject([
      { id: 'f3', lon: 119.8, lat: 28.5 },
      { id: 'n1', name: 'n1', open: false },
    ]);
    expect(plan.travel.turnoutMinutes).toBe(3);
  });

  it('turns analyses into questions', () => {
    expect(project.analyses?.map((analysis) => questionOf(analysis)).map((question) => question?.limit)).toEqual([
      { by: 'minutes', minutes: 15 },
      { by: 'km', km: 3.5, metric: 'straight' },
      // 15 minutes less 1 for the call and 2 for turning out.
      { by: 'minutes', minutes: 12 },
      undefined,
      undefined,
    ]);
  });
});
