export type Value = string | number | boolean | null;

/** A table as plain data: keys for column heads, no sentences. Numbers are full precision; NaN is written empty. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** NaN and infinity mean "unknown" and leave the cell empty. */
export function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Rounds to what a reader can use without changing any verdict: four decimals of a minute, of a share, of a person. */
export function rounded(value: number, decimals = 4): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;
}

const SIMULATED = '模拟 simulated';

/** What marks a feature made from simulated data. */
export function simulatedMark(simulated: boolean): { data?: string } {
  return simulated ? { data: SIMULATED } : {};
}

/** Marks each row of a table made from simulated data. */
export function markSimulated(table: Table, simulated: boolean): Table {
  if (!simulated) return table;
  return { columns: [...table.columns, 'data'], rows: table.rows.map((row) => [...row, SIMULATED]) };
}
