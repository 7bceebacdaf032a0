import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Feature } from 'geojson';
import { gapShapes } from '../../core/coverage/gap-shapes.ts';
import { finish } from '../../core/model/steps.ts';
import {
  bandsOf,
  catchmentsOf,
  gapShapesOf,
  isochronesOf,
  placedRows,
  siteTable,
} from '../../core/report/result-shapes.ts';
import { cellTable, facilityTable, type ReportInput, townshipTable } from '../../core/report/result-tables.ts';
import type { Table } from '../../core/report/table.ts';
import { serviceAreaPainter } from '../../core/scenario/service-areas.ts';
import { type AnsweredSiting, answerProject, type ProjectAnswers } from '../../document/answer-project.ts';
import type { Project } from '../../document/project.ts';
import { scenarioEdits } from '../../document/project-plan.ts';
import { summary } from '../../document/summary.ts';
import { directSolver } from '../../engine/solver.ts';
import { geojsonOfRows } from '../../formats/geojson-of-rows.ts';
import { writeCsv } from '../../formats/write-csv.ts';
import { writeGeojson } from '../../formats/write-geojson.ts';
import { issueSentence } from '../../language/issue-sentence.ts';
import { createLanguage } from '../../language/language.ts';
import type { Command } from '../command.ts';
import { tell, WrongInput } from '../command.ts';
import { type OpenedProject, openProject, refuseErrors } from '../open-project.ts';
import { writeFiles } from '../write-files.ts';

/** Computes a project and writes the result files of the contract. */
export const runProjectCommand: Command = {
  name: 'run',
  usage: 'run PROJECT --out DIR [--scenario ID]',
  words: 1,
  options: ['out', 'scenario'],
  required: ['out'],
  async run({ words, options }) {
    const opened = await openProject(words[0]!);
    refuseErrors(opened);
    const scenario = options.scenario ?? null;
    knowScenario(opened, words[0]!, scenario);
    const answers = await answerProject(opened.project, opened.region, {
      scenario,
      now: () => performance.now(),
      tell,
      solve:
        ({ seed, enough }) =>
        (model, problem, start) =>
          directSolver.solve(model, problem, { seed, ...(start && { start }) }, { enough }),
    });
    if (answers.issues.some((issue) => issue.severity === 'error'))
      throw new WrongInput(answers.issues, opened.project.language);
    const language = await createLanguage(opened.project.language);
    for (const issue of answers.issues) tell(issueSentence(issue, language));
    await writeFiles(options.out!, [...(await resultFiles(opened, answers, scenario)), ...sitingFiles(answers)]);
  },
};

function knowScenario({ project }: OpenedProject, file: string, scenario: string | null): void {
  if (scenario === null) return;
  try {
    scenarioEdits(project, scenario);
  } catch {
    const known = (project.scenarios ?? []).map(({ id }) => id).join(', ');
    throw new WrongInput(
      [{ code: 'scenario-unknown', severity: 'error', file, values: { id: scenario, known } }],
      project.language,
    );
  }
}

async function resultFiles(opened: OpenedProject, answers: ProjectAnswers, scenario: string | null) {
  const { project, region, files } = opened;
  const inputs = files.map(({ name, bytes }) => ({
    path: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const about = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { report } = answers;
  const whole = summary({ project, region, scenario, answers, inputs, version: about.version });
  const gaps = report.analyses
    .filter((analysis) => analysis.kind === 'coverage')
    .flatMap((analysis) => gapShapesOf(report, analysis, gapShapes(region.demand, analysis.answer.gaps)).features);
  const areas = serviceAreaShapes(answers);
  return [
    { name: 'summary.json', bytes: `${JSON.stringify(whole, null, 1)}\n` },
    { name: 'cells.csv', bytes: csv(cellTable(report)) },
    { name: 'townships.csv', bytes: csv(townshipTable(report)) },
    { name: 'facilities.csv', bytes: csv(facilityTable(report)) },
    { name: 'standards.csv', bytes: csv(standardsTable(project)) },
    { name: 'gaps.geojson', bytes: writeGeojson({ type: 'FeatureCollection', features: gaps }) },
    { name: 'isochrones.geojson', bytes: writeGeojson({ type: 'FeatureCollection', features: areas.isochrones }) },
    { name: 'catchments.geojson', bytes: writeGeojson({ type: 'FeatureCollection', features: areas.catchments }) },
  ];
}

/** As fine as a raster of a prefecture's size (100 m over 17,000 km² are 3 million cells with the corners). */
const FIELD_POINTS = 4_000_000;

/** Isochrones and catchments of every analysis. */
function serviceAreaShapes({ planner, report }: ProjectAnswers): Record<'isochrones' | 'catchments', Feature[]> {
  const paint = finish(serviceAreaPainter(planner, FIELD_POINTS));
  const isochrones: Feature[] = [];
  const catchments: Feature[] = [];
  for (const analysis of report.analyses) {
    tell(`areas ${analysis.id}`);
    const bands = bandsOf(analysis, report.plan);
    const areas = finish(paint(report.plan, { coverage: analysis.question, bands }));
    isochrones.push(...isochronesOf(report, analysis, areas).features);
    catchments.push(...catchmentsOf(report, analysis, areas).features);
  }
  return { isochrones, catchments };
}

/** Standards that the project names: unknown, and said so, until this program evaluates them. Unknown is not met. */
function standardsTable({ standards = [] }: Project): Table {
  const rows = standards.map((rule) => [
    typeof rule === 'string' ? rule : String(rule.id ?? ''),
    null,
    'unknown',
    null,
    null,
    null,
    'not evaluated by this version',
  ]);
  return { columns: ['rule', 'unit', 'status', 'measure', 'threshold', 'gap', 'note'], rows };
}

function sitingFiles({ report, sitings }: ProjectAnswers) {
  if (sitings.length === 0) return [];
  const rows = sitings.flatMap(({ id, result }) =>
    placedRows(siteTable(report, result)).map((row) => ({ siting: id, ...row })),
  );
  const detail = Object.fromEntries(sitings.map((siting) => [siting.id, detailOf(report, siting)]));
  return [
    { name: 'sites.geojson', bytes: writeGeojson(geojsonOfRows(rows)) },
    { name: 'siting.json', bytes: `${JSON.stringify(detail, null, 1)}\n` },
  ];
}

/** Sites with the codes of townships instead of indices into a list that the reader does not have. */
function detailOf(report: ReportInput, { result, question }: AnsweredSiting) {
  const code = (township: number) => report.region.townships[township]?.code ?? null;
  return {
    question,
    ...result,
    sites: result.sites.map((site) => ({
      ...site,
      township: code(site.township),
      townships: site.townships.map((row) => ({ ...row, township: code(row.township) })),
    })),
  };
}

function csv({ columns, rows }: Table): Uint8Array {
  return writeCsv({ fields: columns, rows });
}
