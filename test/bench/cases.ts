import { existsSync, readFileSync } from 'node:fs';
import type { MultiPolygon, Polygon } from 'geojson';
import { dissolve } from '../../src/core/geo/dissolve.ts';
import { polygonLookup } from '../../src/core/geo/point-in-polygons.ts';
import { serviceCircles } from '../../src/core/geo/service-circles.ts';
import { applyEdit } from '../../src/core/scenario/apply-edit.ts';
import { beginDrag } from '../../src/core/scenario/drag-session.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { seededRandom } from '../../src/core/siting/random.ts';
import { planOf, questionOf, sitingQuestionOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { propose } from '../support/propose.ts';
import { COVERING_CASES } from './covering-cases.ts';
import { GRAPH_CASES } from './graph-cases.ts';
import { ORLIB_CASES } from './orlib-cases.ts';
import { TERRAIN_CASES } from './terrain-cases.ts';

/** What a run found, so that two programs can be seen to have done the same work. */
export interface Outcome {
  readonly checksum?: number;
  /** The checksum where the reference takes it after its clock has stopped, as for rasters. */
  readonly check?: () => number;
  readonly objective?: number;
  readonly note?: string;
}
/** Builds what the case needs and returns the work to be timed. */
type Prepare = () => Promise<() => Promise<Outcome>>;

const SAMPLE = new URL('../../data/sample/', import.meta.url);

function sampleFiles() {
  const text = readFileSync(new URL('yunling.medreach.json', SAMPLE), 'utf8');
  const { project } = readProject(text, 'sample');
  if (!project) throw new Error('the sample project cannot be read');
  const files = project.data.map(
    ({ path }): InputFile => ({ name: path, bytes: new Uint8Array(readFileSync(new URL(path, SAMPLE))) }),
  );
  return { project, files };
}

async function sampleRegion() {
  const { project, files } = sampleFiles();
  const { region } = await loadRegion(project.data, files);
  return { project, region, plan: planOf(project, region, null), question: questionOf(project.analyses![0]!)! };
}

/** A file of BENCH_DATA, or null where the case must make its own input. */
function given(name: string): Buffer | null {
  const folder = process.env.BENCH_DATA;
  return folder && existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`) : null;
}

function circles(count: number): (Polygon | MultiPolygon)[] {
  const file = given(`circles_${count}.geojson`);
  if (file) return JSON.parse(file.toString()).features.map((feature: { geometry: Polygon }) => feature.geometry);
  const random = seededRandom(1);
  const centers = Array.from({ length: count }, (_, i) => ({
    id: `${i}`,
    name: '',
    lon: 118 + random() * 4,
    lat: 27 + random() * 4,
  }));
  return serviceCircles(centers, 10, false).features.map((feature) => feature.geometry);
}

const unionCircles =
  (count: number): Prepare =>
  async () => {
    const shapes = circles(count);
    return async () => ({ checksum: planarArea(dissolve(shapes)) });
  };

/** Square degrees, holes taken off. */
function planarArea(shape: MultiPolygon): number {
  let doubled = 0;
  for (const ring of shape.coordinates.flat()) {
    for (let i = 0; i < ring.length - 1; i++)
      doubled += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  }
  return doubled / 2;
}

const pointsInPolygons: Prepare = async () => {
  const cells = given('cells_1m.f64');
  const townships = given('townships.geojson');
  const shapes: Polygon[] = townships
    ? JSON.parse(townships.toString()).features.map((feature: { geometry: Polygon }) => feature.geometry)
    : (await sampleRegion()).region.townships.map((township) => township.geometry);
  const random = seededRandom(2);
  const points = cells
    ? new Float64Array(cells.buffer.slice(cells.byteOffset, cells.byteOffset + cells.byteLength))
    : Float64Array.from({ length: 2_000_000 }, (_, i) => (i % 2 === 0 ? 109 + random() * 2 : 26 + random() * 2));
  const lookup = polygonLookup(shapes);
  return async () => {
    let checksum = 0;
    for (let i = 0; i < points.length; i += 2) checksum += lookup(points[i]!, points[i + 1]!) + 1;
    return { checksum };
  };
};

const loadText =
  (extension: 'csv' | 'geojson'): Prepare =>
  async () => {
    const random = seededRandom(3);
    const rows = () =>
      Array.from(
        { length: 1_000_000 },
        (_, i) => `${i},点${i},${(110 + random()).toFixed(6)},${(27 + random()).toFixed(6)},${i % 97}\n`,
      );
    const made = extension === 'csv' ? Buffer.from(`id,name,lon,lat,population\n${rows().join('')}`) : null;
    const bytes = given(`points_1m.${extension}`) ?? made;
    if (!bytes) return async () => ({ note: 'needs BENCH_DATA' });
    return async () => {
      const { content } = await readFile({ name: `points_1m.${extension}`, bytes: Uint8Array.from(bytes) });
      return { checksum: content?.type === 'records' ? content.records.length : -1 };
    };
  };

/** What can be measured, by the name it is asked for. */
export const CASES: Readonly<Record<string, Prepare>> = {
  ...TERRAIN_CASES,
  ...GRAPH_CASES,
  ...COVERING_CASES,
  ...ORLIB_CASES,
  'sample-load': async () => {
    const { project, files } = sampleFiles();
    return async () => ({ checksum: (await loadRegion(project.data, files)).region.demand.total });
  },
  'sample-first-answer': async () => {
    const { region, plan, question } = await sampleRegion();
    return async () => ({ checksum: createPlanner(region).evaluate(plan, question).coverage.total.covered });
  },
  'sample-next-answer': async () => {
    const { region, plan, question } = await sampleRegion();
    const planner = createPlanner(region);
    planner.evaluate(plan, question);
    const { id, lon, lat } = plan.facilities.find((facility) => question.facilityKinds.includes(facility.kind))!;
    const moved = applyEdit(plan, { edit: 'move-facility', id, lon: lon + 0.01, lat }).plan;
    return async () => ({ checksum: planner.evaluate(moved, question).coverage.total.covered });
  },
  'sample-drag-100': async () => {
    const { region, plan, question } = await sampleRegion();
    const facility = plan.facilities.find((one) => question.facilityKinds.includes(one.kind))!;
    const drag = beginDrag(createPlanner(region), plan, { facility, question });
    return async () => {
      let checksum = 0;
      for (let i = 0; i < 100; i++) checksum += drag(facility.lon + i * 0.001, facility.lat).total.covered;
      return { checksum };
    };
  },
  'sample-propose-5': async () => {
    const { project, region, plan } = await sampleRegion();
    const planner = createPlanner(region);
    const asked = sitingQuestionOf(project, project.siting![0]!)!;
    return async () => {
      const result = await propose(planner, plan, asked);
      return { objective: result.coveredAfter, note: `${result.candidates} candidates, ${result.groups} groups` };
    };
  },
  'union-circles-500': unionCircles(500),
  'union-circles-2000': unionCircles(2000),
  'pip-1000000-200': pointsInPolygons,
  'load-csv-1m': loadText('csv'),
  'load-geojson-1m': loadText('geojson'),
};
