import type { LinearRows } from './linear-program.ts';

/** The rows of a program that grows and shrinks, kept by us: what is proved is proved from here, not from the solver. */
export class RowPool {
  lower: number[] = [];
  upper: number[] = [];
  /** Terms of each row. */
  columnsOf: Int32Array[] = [];
  valuesOf: Float64Array[] = [];

  get count(): number {
    return this.lower.length;
  }

  add(rows: LinearRows): void {
    for (let r = 0; r < rows.lower.length; r++) {
      this.lower.push(rows.lower[r]!);
      this.upper.push(rows.upper[r]!);
      this.columnsOf.push(rows.columns.slice(rows.offsets[r]!, rows.offsets[r + 1]!));
      this.valuesOf.push(rows.values.slice(rows.offsets[r]!, rows.offsets[r + 1]!));
    }
  }

  /** Takes rows out; `gone` ascending. */
  remove(gone: Int32Array): void {
    const left = new Uint8Array(this.count).fill(1);
    for (const row of gone) left[row] = 0;
    const stays = (_: unknown, row: number): boolean => left[row] === 1;
    this.lower = this.lower.filter(stays);
    this.upper = this.upper.filter(stays);
    this.columnsOf = this.columnsOf.filter(stays);
    this.valuesOf = this.valuesOf.filter(stays);
  }

  /** Left side of a row at a point. */
  activity(row: number, values: Float64Array): number {
    const columns = this.columnsOf[row]!;
    const coefficients = this.valuesOf[row]!;
    let sum = 0;
    for (let k = 0; k < columns.length; k++) sum += coefficients[k]! * values[columns[k]!]!;
    return sum;
  }
}
