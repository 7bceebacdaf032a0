import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Minutes } from '../model/units.ts';
import type { Plan } from '../scenario/edit.ts';
import type { ServiceAreas } from '../scenario/service-areas.ts';
import type { SitingResult } from '../siting/siting-result.ts';
import type { AnsweredAnalysis, ReportInput } from './result-tables.ts';
import { facilityTable, gapTable, townshipTable } from './result-tables.ts';
import { markSimulated, rounded, simulatedMark, type Table, type Value } from './table.ts';

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

/** Response times that plans speak of, call handling and turnout included. */
const RESPONSE_MINUTES = [8, 11, 15];

/** Which areas are drawn for an analysis, in minutes of travel: thirds of its limit, or the response times' shares of it. */
export function bandsOf({ kind, question }: AnsweredAnalysis, plan: Plan): Minutes[] {
  if (question.limit.by !== 'minutes') return [];
  const { minutes } = question.limit;
  const bands =
    kind === 'response'
      ? RESPONSE_MINUTES.map((response) => response - overheadOf(kind, plan))
      : [minutes / 3, (2 * minutes) / 3, minutes];
  return bands.filter((band) => band > 0);
}

function overheadOf(kind: AnsweredAnalysis['kind'], { travel }: Plan): Minutes {
  return kind === 'response' ? travel.callMinutes + travel.turnoutMinutes : 0;
}

/** Areas within so many minutes, with the people who are (by their own times), and those whom the drawing holds. */
export function isochronesOf(input: ReportInput, analysis: AnsweredAnalysis, areas: ServiceAreas): ResultShapes {
  const overhead = overheadOf(analysis.kind, input.plan);
  const features = areas.isochrones.features.map(({ properties, geometry }, index): Feature => {
    const check = areas.checks[index]!;
    const row = {
      analysis: analysis.id,
      minutes: rounded(properties.minutes + overhead),
      travel_minutes: rounded(properties.minutes),
      people: rounded(check.byTime),
      people_in_area: rounded(check.byArea),
    };
    return { type: 'Feature', properties: { ...row, ...simulatedMark(input.region.simulated) }, geometry };
  });
  return collection(features);
}

/** The area nearest to each facility, with its row of the facilities' table. */
export function catchmentsOf(input: ReportInput, analysis: AnsweredAnalysis, areas: ServiceAreas): ResultShapes {
  const table = facilityTable({ ...input, analyses: [analysis] });
  const prefix = `${analysis.id}_`;
  const features = areas.catchments.features.map(({ properties, geometry }): Feature => {
    const row = Object.entries(propertiesOf(table, properties.facility));
    const own = row.map(([name, value]) => [name.startsWith(prefix) ? name.slice(prefix.length) : name, value]);
    return { type: 'Feature', properties: { analysis: analysis.id, ...Object.fromEntries(own) }, geometry };
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
