import type { WholePlan, WholeProblem } from '../solver/branch-and-bound.ts';
import type { LinearRows } from '../solver/linear-program.ts';
import { coverWorth, isDiminishing, isWholeWorth } from './cover-problem.ts';
import type { CoverIndex } from './cover-table.ts';
import { layerCuts } from './layer-cuts.ts';
import { brokenRule } from './siting-rules.ts';

/**
 * The covering problem as a program for branch and bound, worth turned into cost: a column per candidate, then one per
 * group and layer that has worth ("this group is reached by at least so many"). Where the worth falls from layer to layer
 * the sum of a group's layers is limited by the sites that reach it; otherwise each layer is limited by itself, and
 * `layerCuts` tightens it.
 */
export function coverProgram(index: CoverIndex): WholeProblem {
  const { problem, reachers } = index;
  const { candidates, groups, layers, worth, charge, rules } = problem;
  const joint = isDiminishing(problem);
  const columns = new Int32Array(groups * layers).fill(-1);
  const cost = Array.from(charge);
  for (let at = 0; at < columns.length; at++) if (worth[at] !== 0) columns[at] = cost.push(-worth[at]!) - 1;
  const size = cost.length;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size).fill(1);
  lower.set(rules.lower);
  upper.set(rules.upper);
  const rowsInput = { index, columns, joint };
  const whole = Int32Array.from({ length: candidates }, (_, c) => c);
  const plan = (open: readonly number[]): WholePlan | null =>
    brokenRule(rules, open) === -1 ? { cost: -coverWorth(problem, open), open } : null;
  const cuts = joint ? null : layerCuts(index, columns);
  return {
    program: { cost: Float64Array.from(cost), lower, upper, rows: joinRows(rules.rows, groupRows(rowsInput)) },
    whole,
    step: isWholeWorth(problem) ? 1 : 0,
    start: null,
    ...(cuts ? { separate: cuts } : {}),
    round: (point) => plan(roundUp(point, candidates)),
  };

  function groupRows({ columns: columnOf }: typeof rowsInput): LinearRows {
    const rowColumns: number[] = [];
    const rowValues: number[] = [];
    const offsets = [0];
    for (let g = 0; g < groups; g++) {
      const mine = Array.from({ length: layers }, (_, k) => columnOf[g * layers + k]!);
      for (const part of joint ? [mine] : mine.map((_, k) => mine.map((column, i) => (i === k ? column : -1)))) {
        part.forEach((column, k) => {
          if (column < 0) return;
          rowColumns.push(column);
          rowValues.push(joint ? 1 : k + 1);
        });
        if (rowColumns.length === offsets.at(-1)) continue;
        for (let i = reachers.offsets[g]!; i < reachers.offsets[g + 1]!; i++) {
          rowColumns.push(reachers.candidatesOf[i]!);
          rowValues.push(-1);
        }
        offsets.push(rowColumns.length);
      }
    }
    return {
      lower: new Float64Array(offsets.length - 1).fill(-Infinity),
      upper: new Float64Array(offsets.length - 1),
      offsets: Int32Array.from(offsets),
      columns: Int32Array.from(rowColumns),
      values: Float64Array.from(rowValues),
    };
  }
}

/** Candidates that are (nearly) open at a point. */
function roundUp(point: Float64Array, candidates: number): number[] {
  const open: number[] = [];
  for (let c = 0; c < candidates; c++) if (point[c]! > 0.5) open.push(c);
  return open;
}

/** Two sets of rows as one. */
export function joinRows(a: LinearRows, b: LinearRows): LinearRows {
  const offsets = new Int32Array(a.lower.length + b.lower.length + 1);
  offsets.set(a.offsets);
  b.offsets.forEach((offset, r) => {
    offsets[a.lower.length + r] = a.columns.length + offset;
  });
  const join = (x: Float64Array, y: Float64Array): Float64Array => {
    const both = new Float64Array(x.length + y.length);
    both.set(x);
    both.set(y, x.length);
    return both;
  };
  const columns = new Int32Array(a.columns.length + b.columns.length);
  columns.set(a.columns);
  columns.set(b.columns, a.columns.length);
  return {
    lower: join(a.lower, b.lower),
    upper: join(a.upper, b.upper),
    offsets,
    columns,
    values: join(a.values, b.values),
  };
}
