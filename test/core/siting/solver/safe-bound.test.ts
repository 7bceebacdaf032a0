import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearRows } from '../../../../src/core/siting/solver/linear-program.ts';
import { RowPool } from '../../../../src/core/siting/solver/row-pool.ts';
import { safeBound } from '../../../../src/core/siting/solver/safe-bound.ts';

function poolOf(rows: Parameters<typeof linearRows>[0]): RowPool {
  const pool = new RowPool();
  pool.add(linearRows(rows));
  return pool;
}

const unit = (n: number) => ({ lower: new Float64Array(n), upper: new Float64Array(n).fill(1) });

test('by hand: two columns, one row, the dual that is best and one that is not', () => {
  // min 3a + 2b with a + b ≥ 1: the best is b = 1 at 2.
  const columns = { cost: Float64Array.of(3, 2), ...unit(2) };
  const rows = poolOf([
    {
      lower: 1,
      upper: Infinity,
      terms: [
        [0, 1],
        [1, 1],
      ],
    },
  ]);
  expect(safeBound(columns, rows, Float64Array.of(2)).bound).toBeCloseTo(2, 12);
  expect([...safeBound(columns, rows, Float64Array.of(2)).reduced]).toEqual([1, 0]);
  // Too dear a row: 5·1 - 2 - 3 = 0. Nothing at all: 0. The wrong sign pulls at a limit that is not there: 0.
  expect(safeBound(columns, rows, Float64Array.of(5)).bound).toBeCloseTo(0, 12);
  expect(safeBound(columns, rows, Float64Array.of(0)).bound).toBeCloseTo(0, 12);
  expect(safeBound(columns, rows, Float64Array.of(-4)).bound).toBeCloseTo(0, 12);
});

test('a bound at a hair under the truth, never over it, however large the numbers', () => {
  const columns = { cost: Float64Array.of(0.1, 0.2, 0.3), ...unit(3) };
  const rows = poolOf([
    {
      lower: 1e15,
      upper: Infinity,
      terms: [
        [0, 1e15],
        [1, 1e15],
        [2, 1e15],
      ],
    },
  ]);
  const { bound } = safeBound(columns, rows, Float64Array.of(1e-16));
  expect(bound).toBeLessThanOrEqual(0.1);
  expect(bound).toBeGreaterThan(0.0999999);
});

test('a column without an upper limit and a negative reduced cost proves nothing', () => {
  const columns = { cost: Float64Array.of(-1), lower: Float64Array.of(0), upper: Float64Array.of(Infinity) };
  expect(safeBound(columns, poolOf([]), new Float64Array(0)).bound).toBe(-Infinity);
});

test('whatever the duals: no 0-1 point that meets the rows costs less, and none meets them where the ray says so', () => {
  const value = fc.double({ min: -9, max: 9, noNaN: true });
  const input = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.record({
      cost: fc.array(value, { minLength: n, maxLength: n }),
      rows: fc.array(
        fc.record({
          terms: fc.array(value, { minLength: n, maxLength: n }),
          limits: fc.tuple(value, value),
          open: fc.constantFrom('below', 'above', 'neither'),
          dual: value,
        }),
        { maxLength: 5 },
      ),
    }),
  );
  fc.assert(
    fc.property(input, ({ cost, rows: asked }) => {
      const rows = asked.map(({ terms, limits, open }) => ({
        lower: open === 'below' ? -Infinity : Math.min(...limits),
        upper: open === 'above' ? Infinity : Math.max(...limits),
        terms: terms.map((term, j) => [j, term] as const),
      }));
      const duals = Float64Array.from(asked, ({ dual }) => dual);
      const n = cost.length;
      const { bound } = safeBound({ cost: Float64Array.from(cost), ...unit(n) }, poolOf(rows), duals);
      const empty = safeBound({ cost: new Float64Array(n), ...unit(n) }, poolOf(rows), duals).bound > 0;
      for (let bits = 0; bits < 2 ** n; bits++) {
        const point = Array.from({ length: n }, (_, j) => (bits >> j) & 1);
        const sum = (terms: readonly (readonly [number, number])[]) =>
          terms.reduce((total, [j, term]) => total + term * point[j]!, 0);
        if (!rows.every((row) => sum(row.terms) >= row.lower && sum(row.terms) <= row.upper)) continue;
        expect(empty).toBe(false);
        expect(bound).toBeLessThanOrEqual(sum(cost.map((c, j) => [j, c] as const)) + 1e-12);
      }
    }),
    { numRuns: 500 },
  );
});
