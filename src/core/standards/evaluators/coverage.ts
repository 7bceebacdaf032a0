import type { Context } from '../quantity.ts';
import type { NearestQuestion } from '../snapshot.ts';
import { distinctMissing, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import type { SupplyCode } from '../vocabulary/supply.ts';
import { type PeopleWithin, peopleWithin } from './people-within.ts';
import { supplyNearest } from './supply-nearest.ts';

export type Area = 'urban' | 'rural' | null;

export interface CoverageAsked {
  readonly facility: readonly SupplyCode[] | undefined;
  readonly measure: NearestQuestion['measure'];
  readonly of: 'residents' | 'births';
  readonly area: Area;
  readonly within: Pick<PeopleWithin, 'limit' | 'share' | 'unit' | 'inverse'>;
}

/**
 * People within a limit of supply, for one place. Facilities of which it is not known whether they count are tried both
 * ways: only a status that does not depend on them is given.
 */
export function coverage(context: Context, subject: Subject, asked: CoverageAsked): Outcome {
  const { index } = context;
  if (subject.of === 'facility') return unknownFor({ data: 'units', level: 'township' });
  const { cells } = index.snapshot;
  const weights = asked.of === 'births' ? cells.births : cells.population;
  if (!weights) return unknownFor({ data: 'births' });
  const members = index.cellsOf(subject.of === 'unit' ? subject.index : -1);
  if (members.length === 0) return unknownFor({ data: 'population' });
  const nearest = supplyNearest(context, asked.facility, asked.measure);
  if (!nearest.values) return unknownFor(...nearest.missing);
  const judge = (values: Uint32Array) =>
    peopleWithin({ cells, members, weights, values, area: asked.area, ...asked.within });
  const sure = judge(nearest.values);
  const missing = distinctMissing([...sure.missing, ...nearest.missing]);
  const best = nearest.atBest && nearest.atBest !== nearest.values ? judge(nearest.atBest) : sure;
  if (best.status === sure.status) return { ...sure, missing };
  return { ...sure, status: 'unknown', measure: null, gap: null, closes: [], missing };
}
