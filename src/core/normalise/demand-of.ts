import type { Demand } from '../model/demand.ts';

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
  let total = 0;
  for (const people of columns.population) total += people;
  return {
    count: columns.population.length,
    lon: Float64Array.from(columns.lon),
    lat: Float64Array.from(columns.lat),
    population: Float64Array.from(columns.population),
    township: new Int32Array(columns.population.length).fill(-1),
    cell: Uint32Array.from(columns.cell),
    ...(columns.ids ? { ids: columns.ids } : {}),
    ...(columns.cellSize ? { cellSize: columns.cellSize } : {}),
    total,
  };
}
