import type { Demand } from '../model/demand.ts';
import { finish, type Steps } from '../model/steps.ts';

/** Columns of a demand before they are sealed, all of one length. */
export interface DemandColumns {
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  readonly population: readonly number[];
  readonly cell: readonly number[];
  readonly ids?: readonly string[];
  readonly cellSize?: readonly [lon: number, lat: number];
}

/** Seals the columns: no township yet (-1), total summed in index order. */
export function demandOf(columns: DemandColumns): Demand {
  return finish(demandInSteps(columns));
}

export function* demandInSteps(columns: DemandColumns): Steps<Demand> {
  let total = 0;
  for (const people of columns.population) total += people;
  yield;
  const lon = new Float64Array(columns.lon);
  yield;
  const lat = new Float64Array(columns.lat);
  yield;
  return {
    count: columns.population.length,
    lon,
    lat,
    population: new Float64Array(columns.population),
    township: new Int32Array(columns.population.length).fill(-1),
    cell: new Uint32Array(columns.cell),
    ...(columns.ids ? { ids: columns.ids } : {}),
    ...(columns.cellSize ? { cellSize: columns.cellSize } : {}),
    total,
  };
}
