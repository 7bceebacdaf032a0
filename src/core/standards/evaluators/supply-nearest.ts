import { kindsOf, matchFacilities, placesOf } from '../facility-filter.ts';
import type { Context } from '../quantity.ts';
import type { NearestQuestion } from '../snapshot.ts';
import type { SnapshotIndex } from '../snapshot-index.ts';
import { distinctMissing, type Missing } from '../verdict.ts';
import type { SupplyCode } from '../vocabulary/supply.ts';

export interface Nearest {
  /** To the facilities that count for sure; null where it cannot be told. */
  readonly values: Uint32Array | null;
  /** With those that may count besides, where there are such: what it would be at best. */
  readonly atBest: Uint32Array | null;
  readonly missing: readonly Missing[];
}

/** How near the supply is that a rule counts (or that its test names instead). */
export function supplyNearest(
  { index, rule }: Context,
  own: readonly SupplyCode[] | undefined,
  measure: NearestQuestion['measure'],
): Nearest {
  const any = own ?? placesOf(rule);
  if (any.length === 0) return { values: null, atBest: null, missing: [{ data: 'facilities', kinds: rule.facility }] };
  return index.remember(JSON.stringify(['nearest', any, measure]), () => search(index, any, measure));
}

function search(index: SnapshotIndex, any: readonly SupplyCode[], measure: NearestQuestion['measure']): Nearest {
  const matches = matchFacilities(index, { any: [...any] });
  if (matches.unrecorded) return { values: null, atBest: null, missing: matches.missing };
  const kinds = kindsOf(any);
  const ask = (facilities: readonly number[]) =>
    index.remember(JSON.stringify(['search', measure, facilities]), () =>
      index.nearest({ kinds, facilities, measure }),
    );
  const values = ask(matches.sure);
  const word = measure.by === 'minutes' ? `minutes:${measure.mode}` : `km:${measure.metric}`;
  if (!values)
    return { values, atBest: null, missing: distinctMissing([...matches.missing, { data: 'travel', measure: word }]) };
  const both = [...matches.sure, ...matches.maybe].sort((a, b) => a - b);
  const atBest = matches.maybe.length > 0 ? ask(both) : values;
  return { values, atBest, missing: matches.missing };
}
