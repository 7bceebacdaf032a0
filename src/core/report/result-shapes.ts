import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { SitingResult } from '../siting/siting-result.ts';
import type { AnsweredAnalysis, ReportInput } from './result-tables.ts';
import { gapTable, townshipTable } from './result-tables.ts';
import { markSimulated, rounded, type Table, type Value } from './table.ts';

/** Results on the map. Simulated data is marked in every feature's properties, as in every row of a table. */
export type ResultShapes = FeatureCollection<Geometry>;

function collection(features: Feature[]): ResultShapes {
  return { type: 'FeatureCollection', features };
}

/** Row r of a table as properties. */
function propertiesOf(table: Table, row: number): Record<string, Value> {
  return Object.fromEntries(table.columns.map((column, index) => [column, table.rows[row]?.[index] ?? null]));
}

/** Rows of a table with columns `lon` and `lat` as records that stand somewhere. */
export function placedRows(table: Table): { lon: number; lat: number; [field: string]: Value }[] {
  return table.rows.map((_, row) => {
    const properties = propertiesOf(table, row);
    return { ...properties, lon: Number(properties.lon), lat: Number(properties.lat) };
  });
}

export function townshipShapes(input: ReportInput): ResultShapes {
  const table = townshipTable(input);
  const features = input.region.townships.map(
    (township, row): Feature => ({
      type: 'Feature',
      properties: propertiesOf(table, row),
      geometry: township.geometry,
    }),
  );
  return collection(features);
}

/** Gaps as their outlines where drawn, else as the point to look at; the numbers are the cells' own. */
export function gapShapesOf(
  input: ReportInput,
  analysis: AnsweredAnalysis,
  outlines: FeatureCollection<Polygon | MultiPolygon>,
): ResultShapes {
  const table = gapTable(input, analysis);
  const outlineOf = new Map(outlines.features.map((feature) => [feature.properties?.rank, feature.geometry]));
  const features = analysis.answer.coverage.gaps.map((gap, row): Feature => {
    const properties = { analysis: analysis.id, ...propertiesOf(table, row) };
    const geometry = outlineOf.get(gap.rank) ?? { type: 'Point', coordinates: [gap.lon, gap.lat] };
    return { type: 'Feature', properties, geometry };
  });
  return collection(features);
}

/** One row per proposed site. */
export function siteTable(input: ReportInput, siting: SitingResult): Table {
  const { townships } = input.region;
  const columns = [
    'rank',
    'id',
    'name',
    'township',
    'lon',
    'lat',
    'adds',
    'only',
    'townships',
    'minutes_before',
    'minutes_after',
    'runner_up',
    'runner_up_fewer',
    'proof',
  ];
  const rows = siting.sites.map((site) => {
    const people = site.townships.reduce((sum, row) => sum + row.people, 0);
    const mean = (minutes: (row: (typeof site.townships)[number]) => number) =>
      site.townships.reduce((sum, row) => sum + row.people * minutes(row), 0) / people;
    return [
      site.rank,
      site.id,
      site.name,
      townships[site.township]?.code ?? '',
      rounded(site.lon, 7),
      rounded(site.lat, 7),
      rounded(site.adds),
      rounded(site.only),
      site.townships
        .map((row) => townships[row.township]?.name ?? '')
        .filter((name) => name !== '')
        .join('、'),
      rounded(mean((row) => row.minutesBefore)),
      rounded(mean((row) => row.minutesAfter)),
      site.runnerUp?.name ?? null,
      rounded(site.runnerUp?.fewer ?? Number.NaN),
      siting.proof === 'none' ? 'heuristic' : siting.proof,
    ];
  });
  return markSimulated({ columns, rows }, input.region.simulated);
}
