/**
 * The x ≥ 0 that minimises x′Ax/2 − b′x for a symmetric positive definite A (rows one after another, n × n).
 * Lawson and Hanson 1974, Solving Least Squares Problems, ch. 23, on the normal equations as in Bro and de Jong 1997.
 * Made for a few dozen unknowns.
 * @throws a sentence if A is not positive definite.
 */
export function nonNegativeLeastSquares(gram: Float64Array, rhs: Float64Array): Float64Array {
  const n = rhs.length;
  let x = new Float64Array(n);
  const free = new Set<number>();
  // What rounding leaves of a gradient that is zero.
  const tolerance = 1e-12 * rhs.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Each round frees one unknown; the limit only ends a circle that rounding might close.
  for (let round = 0; round < 10 * (n + 1); round++) {
    let entering = -1;
    let steepest = tolerance;
    for (let j = 0; j < n; j++) {
      if (free.has(j)) continue;
      const descent = rhs[j]! - rowTimes(gram, x, j);
      if (descent > steepest) [entering, steepest] = [j, descent];
    }
    if (entering === -1) break;
    free.add(entering);
    for (let blocking = 0; blocking !== -1; ) {
      const solved = solveFree(gram, rhs, [...free]);
      let share = 1;
      blocking = -1;
      for (const j of free) {
        if (solved[j]! > 0) continue;
        const reach = x[j]! / (x[j]! - solved[j]!);
        if (blocking === -1 || reach < share) [blocking, share] = [j, reach];
      }
      // Go as far as no unknown falls below 0, and hold the one that reaches it.
      if (blocking === -1) x = solved;
      else {
        for (const j of free) x[j]! += share * (solved[j]! - x[j]!);
        x[blocking] = 0;
        free.delete(blocking);
      }
    }
  }
  return x;
}

function rowTimes(gram: Float64Array, x: Float64Array, row: number): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += gram[row * x.length + j]! * x[j]!;
  return sum;
}

/** Solves the equations of the free unknowns by Cholesky's method, the others being 0. */
function solveFree(gram: Float64Array, rhs: Float64Array, free: readonly number[]): Float64Array<ArrayBuffer> {
  const n = rhs.length;
  const m = free.length;
  const lower = new Float64Array(m * m);
  const solution = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[free[i]! * n + free[j]!]!;
      for (let k = 0; k < j; k++) sum -= lower[i * m + k]! * lower[j * m + k]!;
      if (i === j && !(sum > 0))
        throw new Error(`equation ${free[i]} depends on the others: no positive definite matrix`);
      lower[i * m + j] = i === j ? Math.sqrt(sum) : sum / lower[j * m + j]!;
    }
    let sum = rhs[free[i]!]!;
    for (let k = 0; k < i; k++) sum -= lower[i * m + k]! * solution[k]!;
    solution[i] = sum / lower[i * m + i]!;
  }
  const x = new Float64Array(n);
  for (let i = m - 1; i >= 0; i--) {
    let sum = solution[i]!;
    for (let k = i + 1; k < m; k++) sum -= lower[k * m + i]! * x[free[k]!]!;
    x[free[i]!] = sum / lower[i * m + i]!;
  }
  return x;
}
