import type { FeatureCollection, Geometry } from 'geojson';
import { gapShapes } from '../core/coverage/gap-shapes.ts';
import { gapShapesOf, placedRows, siteTable, townshipShapes } from '../core/report/result-shapes.ts';
import {
  type AnsweredAnalysis,
  facilityTable,
  gapTable,
  type ReportInput,
  townshipTable,
} from '../core/report/result-tables.ts';
import type { Table } from '../core/report/table.ts';
import type { Planner } from '../core/scenario/planner.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';
import { geojsonOfRows } from '../formats/geojson-of-rows.ts';
import { writeCsv } from '../formats/write-csv.ts';
import { writeGeojson } from '../formats/write-geojson.ts';
import type { ExportRequest, OutputFile } from './engine.ts';

const NO_SITING: SitingResult = {
  sites: [],
  people: 0,
  coveredBefore: 0,
  coveredAfter: 0,
  curve: [],
  nextAdds: 0,
  candidates: 0,
  dropped: { forbidden: 0, excluded: 0, 'too-near': 0, 'no-road': 0 },
  groups: 0,
  proof: 'none',
  mostPossible: 0,
  goal: { for: 'most-people' },
  figure: { unit: 'people', before: 0, after: 0, bound: 0 },
};

/** One table of results as a CSV or GeoJSON file. */
export function exportTable(planner: Planner, request: ExportRequest): OutputFile {
  const { plan, question } = request;
  const answer = planner.evaluate(plan, question);
  const analysis: AnsweredAnalysis = { id: 'coverage', kind: 'coverage', question, answer };
  const input: ReportInput = { region: planner.region, plan, analyses: [analysis] };
  const siting = request.siting ?? NO_SITING;
  if (request.format === 'csv') {
    const table = tableOf(input, analysis, { ...request, siting });
    const fields = table.columns.map((column) => request.heads?.[column.replace(/^coverage_/, '')] ?? column);
    const keys = table.columns.map((column) => column.replace(/^coverage_/, ''));
    const rows = table.rows.map((row) => row.map((value, at) => request.words?.[`${keys[at]}.${value}`] ?? value));
    const bytes = writeCsv({ fields, rows });
    return { name: `${request.table}.csv`, type: 'text/csv;charset=utf-8', bytes };
  }
  const bytes = writeGeojson(shapesOf(planner, input, analysis, { ...request, siting }));
  return { name: `${request.table}.geojson`, type: 'application/geo+json', bytes };
}

type Wanted = Pick<ExportRequest, 'table'> & { readonly siting: SitingResult };

function tableOf(input: ReportInput, analysis: AnsweredAnalysis, { table, siting }: Wanted): Table {
  switch (table) {
    case 'townships':
      return townshipTable(input);
    case 'facilities':
      return facilityTable(input);
    case 'gaps':
      return gapTable(input, analysis);
    case 'sites':
      return siteTable(input, siting);
  }
}

function shapesOf(
  planner: Planner,
  input: ReportInput,
  analysis: AnsweredAnalysis,
  { table, siting }: Wanted,
): FeatureCollection<Geometry | null> {
  switch (table) {
    case 'townships':
      return townshipShapes(input);
    case 'facilities':
      return geojsonOfRows(placedRows(facilityTable(input)));
    case 'gaps':
      return gapShapesOf(input, analysis, gapShapes(planner.region.demand, analysis.answer.gaps));
    case 'sites':
      return geojsonOfRows(placedRows(siteTable(input, siting)));
  }
}
