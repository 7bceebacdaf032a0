import type { Demand } from '../model/demand.ts';
import { inParts, type Steps } from '../model/steps.ts';
import { demandInSteps } from './demand-of.ts';
import type { IssueList } from './issue-list.ts';
import { type RasterFrame, rasterFrame } from './raster-frame.ts';
import type { RawRaster } from './raw.ts';

/** Cells between two pauses. */
const CELLS_AT_ONCE = 2 ** 18;

/** Cells with people, row by row from the north; a cell stands at its centre. Negative counts are left out and told. */
export function* populationOfRaster(raw: RawRaster, datum: string | undefined, issues: IssueList): Steps<Demand> {
  const columns = {
    lon: [] as number[],
    lat: [] as number[],
    population: [] as number[],
    cell: [] as number[],
  };
  const frame = rasterFrame(raw, datum, issues);
  if (frame === null) return yield* demandInSteps(columns);
  const { values, nodata, width } = raw;
  const negative = { count: 0, sum: 0 };
  const take = (cell: number, people: number): void => {
    if (people < 0) {
      negative.count++;
      negative.sum += people;
      return;
    }
    const [lon, lat] = centreOf(raw, frame, [cell % width, Math.floor(cell / width)]);
    columns.lon.push(lon);
    columns.lat.push(lat);
    columns.population.push(people);
    columns.cell.push(cell);
  };
  yield* inParts(values.length, CELLS_AT_ONCE, (from, to) => {
    for (let cell = from; cell < to; cell++) {
      const people = values[cell] as number;
      if (people !== nodata && people !== 0 && Number.isFinite(people)) take(cell, people);
    }
  });
  if (negative.count > 0) {
    const values = { count: negative.count, value: negative.sum };
    issues.add({ code: 'population-negative-cells', severity: 'error', values, leftOut: true });
  }
  return yield* demandInSteps({ ...columns, cellSize: cellSizeOf(raw, frame) });
}

function centreOf(
  raw: RawRaster,
  frame: RasterFrame,
  [column, row]: readonly [number, number],
): readonly [number, number] {
  const x = raw.west + (column + 0.5) * raw.cellX;
  const y = raw.north - (row + 0.5) * raw.cellY;
  return frame.aligned ? [x, y] : frame.project(x, y);
}

/** Degrees; of a projected raster those of its middle cell. */
function cellSizeOf(raw: RawRaster, frame: RasterFrame): readonly [number, number] {
  if (frame.aligned) return [raw.cellX, raw.cellY];
  const middle = [Math.floor(raw.width / 2), Math.floor(raw.height / 2)] as const;
  const [lon, lat] = centreOf(raw, frame, middle);
  const [eastLon] = centreOf(raw, frame, [middle[0] + 1, middle[1]]);
  const [, southLat] = centreOf(raw, frame, [middle[0], middle[1] + 1]);
  return [Math.abs(eastLon - lon), Math.abs(southLat - lat)];
}
