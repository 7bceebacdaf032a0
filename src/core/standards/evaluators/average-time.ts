import { UNREACHED } from '../../model/units.ts';
import { compare, exactly } from '../interval.ts';
import type { Context } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import { AREA } from '../snapshot.ts';
import { distinctMissing, NOT_APPLICABLE, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import type { Area } from './coverage.ts';
import { judged } from './outcome.ts';
import { supplyNearest } from './supply-nearest.ts';

/**
 * Mean (or 90th percentile) of call handling + turnout + drive over the residents of a place. People whom nobody reaches
 * have no time: a mean that holds without them is partial, never met.
 */
export function evaluateAverageTime(
  context: Context,
  subject: Subject,
  test: TestOf<'average-time'>,
  area: Area = null,
): Outcome {
  const { index } = context;
  if (test.max_min === null) return unknownFor({ data: 'parameter', key: 'max_min' });
  if (subject.of === 'facility') return unknownFor({ data: 'units', level: 'township' });
  const members = index.cellsOf(subject.of === 'unit' ? subject.index : -1);
  if (members.length === 0) return unknownFor({ data: 'population' });
  const { values, atBest, missing } = supplyNearest(context, test.facility, { by: 'minutes', mode: 'ambulance' });
  if (!values) return unknownFor(...missing);
  const overhead = test.overhead_min ?? index.snapshot.responseOverheadMinutes;
  const judge = (deciseconds: Uint32Array) => judgeTimes(context, { members, area, deciseconds, overhead, test });
  const sure = judge(values);
  const all = distinctMissing([...missing, ...sure.missing]);
  const best = atBest && atBest !== values ? judge(atBest) : sure;
  if (best.status === sure.status) return { ...sure, missing: all };
  return { ...sure, status: 'unknown', measure: null, gap: null, closes: [], missing: all };
}

interface Times {
  readonly members: Uint32Array;
  readonly area: Area;
  readonly deciseconds: Uint32Array;
  readonly overhead: number;
  readonly test: TestOf<'average-time'>;
}

function judgeTimes({ index }: Context, { members, area, deciseconds, overhead, test }: Times): Outcome {
  const { cells } = index.snapshot;
  const wanted = area === null ? -1 : AREA[area];
  const max = test.max_min!;
  const reached: number[] = [];
  let people = 0;
  let unreached = 0;
  let weighted = 0;
  for (const cell of members) {
    const here = cells.population[cell]!;
    if (here === 0) continue;
    if (wanted >= 0 && cells.area[cell] === AREA.unknown) return unknownFor({ data: 'area' });
    if (wanted >= 0 && cells.area[cell] !== wanted) continue;
    if (deciseconds[cell] === UNREACHED) {
      unreached += here;
      continue;
    }
    reached.push(cell);
    people += here;
    weighted += here * deciseconds[cell]!;
  }
  if (people + unreached === 0) return NOT_APPLICABLE;
  const minutes =
    test.stat === 'mean'
      ? weighted / people / 600 + overhead
      : percentile(reached, cells.population, deciseconds, 0.9 * (people + unreached)) / 600 + overhead;
  if (people === 0 || minutes === Number.POSITIVE_INFINITY) {
    return {
      ...NOT_APPLICABLE,
      status: 'unmet',
      threshold: max,
      closes: [{ what: 'people', amount: Math.ceil(unreached) }],
    };
  }
  const found = judged({
    truth: compare(exactly(minutes), test.op, max),
    value: exactly(minutes),
    threshold: max,
    gap: minutes - max,
    closes: [{ what: 'minutes', amount: minutes - max }],
  });
  if (found.status !== 'met' || unreached === 0 || test.stat === 'p90') return found;
  return { ...found, status: 'partial', closes: [{ what: 'people', amount: Math.ceil(unreached) }] };
}

/** The time within which so many people are reached; infinite where they never are. */
function percentile(cells: number[], population: Float64Array, deciseconds: Uint32Array, people: number): number {
  cells.sort((a, b) => deciseconds[a]! - deciseconds[b]!);
  let below = 0;
  for (const cell of cells) {
    below += population[cell]!;
    if (below >= people * (1 - 1e-12)) return deciseconds[cell]!;
  }
  return Number.POSITIVE_INFINITY;
}
