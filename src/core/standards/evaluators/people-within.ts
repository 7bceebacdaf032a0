import { UNREACHED } from '../../model/units.ts';
import { compare, roundUp } from '../interval.ts';
import { AREA, type PeopleCells } from '../snapshot.ts';
import { type Closing, type Missing, NOT_APPLICABLE, type Outcome, unknownFor } from '../verdict.ts';
import { judged } from './outcome.ts';

export interface PeopleWithin {
  readonly cells: PeopleCells;
  /** The cells of the place. */
  readonly members: Uint32Array;
  /** Only people who live in this class; null for all. */
  readonly area: 'urban' | 'rural' | null;
  readonly weights: Float64Array;
  /** Whole deciseconds or decimetres; UNREACHED for none. */
  readonly values: Uint32Array;
  /** Largest value that is inside (`≤`). */
  readonly limit: number;
  /** Values above the limit are those that count. */
  readonly inverse?: boolean;
  readonly share: number;
  /** One minute or one kilometre in values. */
  readonly unit: { readonly of: 'minutes' | 'km'; readonly size: number };
}

/**
 * Share of the people of a place who live within a limit. People whose class is not known may or may not be among those
 * asked about: the share is then known only between bounds. Nobody there: not applicable.
 */
export function peopleWithin(input: PeopleWithin): Outcome {
  const { inside, all, unclearInside, unclear } = sums(input);
  if (all + unclear === 0) return NOT_APPLICABLE;
  // Nobody is there for sure: it is not even known whether the rule speaks of this place.
  if (all === 0) return unknownFor({ data: 'area' });
  const low = inside / (all + unclear - unclearInside);
  const high = (inside + unclearInside) / (all + unclearInside);
  const missing: Missing[] = unclear > 0 ? [{ data: 'area' }] : [];
  const value = { low, high, missing };
  const truth = compare(value, '>=', input.share);
  const people = Math.max(0, roundUp(input.share * all - inside));
  return judged({
    truth,
    value,
    threshold: input.share,
    gap: people,
    closes: truth === 'no' ? [{ what: 'people', amount: people }, ...farther(input, all)] : [],
  });
}

function sums({ cells, members, area, weights, values, limit, inverse }: PeopleWithin) {
  const wanted = area === null ? -1 : AREA[area];
  let inside = 0;
  let all = 0;
  let unclearInside = 0;
  let unclear = 0;
  for (const cell of members) {
    const people = weights[cell]!;
    const own = cells.area[cell]!;
    if (people === 0 || (wanted >= 0 && own !== wanted && own !== AREA.unknown)) continue;
    const value = values[cell]!;
    const isInside = inverse ? value > limit : value <= limit && value !== UNREACHED;
    if (wanted >= 0 && own === AREA.unknown) {
      unclear += people;
      if (isInside) unclearInside += people;
      continue;
    }
    all += people;
    if (isInside) inside += people;
  }
  return { inside, all, unclearInside, unclear };
}

/** How much farther than the limit the share is reached; nothing where it never is. */
function farther(
  { cells, members, area, weights, values, limit, inverse, share, unit }: PeopleWithin,
  all: number,
): Closing[] {
  if (inverse) return [];
  const wanted = area === null ? -1 : AREA[area];
  const reached = [...members].filter(
    (cell) => values[cell] !== UNREACHED && weights[cell]! > 0 && (wanted < 0 || cells.area[cell] === wanted),
  );
  reached.sort((a, b) => values[a]! - values[b]!);
  let below = 0;
  for (const cell of reached) {
    below += weights[cell]!;
    if (below >= share * all * (1 - 1e-12)) return [{ what: unit.of, amount: (values[cell]! - limit) / unit.size }];
  }
  return [];
}
