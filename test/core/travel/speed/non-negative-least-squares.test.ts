import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nonNegativeLeastSquares } from '../../../../src/core/travel/speed/non-negative-least-squares.ts';

const value = (gram: number[][], rhs: number[], x: number[]) =>
  x.reduce((sum, xi, i) => sum + xi * (x.reduce((row, xj, j) => row + gram[i]![j]! * xj, 0) / 2 - rhs[i]!), 0);

/** Solves a small linear system by Gauss elimination with pivots. */
function solve(matrix: number[][], rhs: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, rhs[i]!]);
  const n = rhs.length;
  for (let c = 0; c < n; c++) {
    const pivot = rows
      .slice(c)
      .reduce((best, row, i) => (Math.abs(row[c]!) > Math.abs(rows[best]![c]!) ? c + i : best), c);
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const share = rows[r]![c]! / rows[c]![c]!;
      rows[r] = rows[r]!.map((cell, i) => cell - share * rows[c]![i]!);
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

/** The best of all choices of unknowns that are 0. */
function byEnumeration(gram: number[][], rhs: number[]): number {
  let best = 0;
  for (let mask = 1; mask < 2 ** rhs.length; mask++) {
    const free = rhs.flatMap((_, i) => (mask & (1 << i) ? [i] : []));
    const part = solve(
      free.map((i) => free.map((j) => gram[i]![j]!)),
      free.map((i) => rhs[i]!),
    );
    if (part.some((xi) => xi < 0)) continue;
    const x = rhs.map(() => 0);
    free.forEach((i, at) => {
      x[i] = part[at]!;
    });
    best = Math.min(best, value(gram, rhs, x));
  }
  return best;
}

test('as good as the best of all choices of zeros', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  const problem = fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.record({
      rows: fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 7 }),
      rhs: fc.array(entry, { minLength: n, maxLength: n }),
    }),
  );
  fc.assert(
    fc.property(problem, ({ rows, rhs }) => {
      const n = rhs.length;
      const gram = rhs.map((_, i) =>
        rhs.map((_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? 0.1 : 0)),
      );
      const x = [...nonNegativeLeastSquares(Float64Array.from(gram.flat()), Float64Array.from(rhs))];
      expect(x).toHaveLength(n);
      for (const xi of x) expect(xi).toBeGreaterThanOrEqual(0);
      expect(value(gram, rhs, x)).toBeCloseTo(byEnumeration(gram, rhs), 7);
    }),
    { numRuns: 500 },
  );
});

test('by hand: the free minimum, and one that hits the wall', () => {
  // 2x + y = 5, x + 3y = 10: x = 1, y = 3.
  expect([...nonNegativeLeastSquares(Float64Array.of(2, 1, 1, 3), Float64Array.of(5, 10))]).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(3, 12),
  ]);
  // 2x + y = 1, x + 3y = 9 would be x = -1.2: with x at 0, y = 3.
  expect([...nonNegativeLeastSquares(Float64Array.of(2, 1, 1, 3), Float64Array.of(1, 9))]).toEqual([
    0,
    expect.closeTo(3, 12),
  ]);
  expect(() => nonNegativeLeastSquares(Float64Array.of(0), Float64Array.of(1))).toThrow('positive definite');
});
