import { countMatches, kindsOf, matchFacilities, matchFacility, placesOf } from './facility-filter.ts';
import { add, exactly, type Interval, notKnown, type Truth } from './interval.ts';
import type { Quantity, Rule } from './rule-schema.ts';
import type { Unit } from './snapshot.ts';
import type { SnapshotIndex } from './snapshot-index.ts';
import type { Missing, Subject } from './verdict.ts';
import type { FlagCode } from './vocabulary/flags.ts';
import { addsUp, type Counts, countsOf, type NumberCode } from './vocabulary/numbers.ts';

/** A rule on its way through a snapshot. */
export interface Context {
  readonly index: SnapshotIndex;
  readonly rule: Rule;
}

/** How much of something there is in a place. */
export function quantityIn(context: Context, subject: Subject, quantity: Quantity): Interval {
  if ('one' in quantity) return exactly(1);
  if ('unresolved' in quantity) return notKnown({ data: 'wording', words: quantity.unresolved });
  if ('facilities' in quantity) return facilitiesIn(context, subject, quantity.facilities);
  if ('units' in quantity) return unitsIn(context, subject, quantity);
  return numberIn(context, subject, quantity.number);
}

/** What a shortfall of a quantity is made of. */
export function countsOfQuantity(quantity: Quantity): Counts | 'facilities' | 'units' {
  if ('number' in quantity) return countsOf(quantity.number);
  return 'units' in quantity ? 'units' : 'facilities';
}

function facilitiesIn(
  { index }: Context,
  subject: Subject,
  filter: Extract<Quantity, { facilities: unknown }>['facilities'],
): Interval {
  if (subject.of === 'facility') {
    const { truth, attributes } = matchFacility(index.snapshot.facilities[subject.index]!, filter);
    const missing: Missing[] = attributes.map((attribute) => ({
      data: 'facility-attribute',
      attribute,
      facilities: 1,
    }));
    return { low: truth === 'yes' ? 1 : 0, high: truth === 'no' ? 0 : 1, missing };
  }
  const among = subject.of === 'unit' ? index.facilitiesIn[subject.index] : undefined;
  return countMatches(matchFacilities(index, filter, among));
}

function unitsIn({ index }: Context, subject: Subject, wanted: Extract<Quantity, { units: unknown }>): Interval {
  const all = index.unitsOf(wanted.units);
  if (all.length === 0) return notKnown({ data: 'units', level: wanted.units });
  const { units } = index.snapshot;
  const inside = subject.of === 'unit' ? all.filter((unit) => index.lineOf(unit).includes(subject.index)) : all;
  let low = 0;
  let high = 0;
  const missing: Missing[] = [];
  for (const unit of inside) {
    const open = (wanted.with ?? []).filter((flag) => units[unit]!.flags?.[flag] === undefined);
    const no = (wanted.with ?? []).some((flag) => units[unit]!.flags?.[flag] === false);
    if (no) continue;
    high++;
    if (open.length === 0) low++;
    missing.push(...open.map((flag): Missing => ({ data: 'flag', flag })));
  }
  return { low, high, missing };
}

/** Beds of a rule that lists kinds are those of its kinds; other numbers say themselves what they count. */
const BEDS_OF_KINDS: readonly NumberCode[] = ['bed', 'open-bed', 'authorised-bed'];

/** A number as told for the place, else the sum of its parts, else the sum of its facilities. */
export function numberIn(context: Context, subject: Subject, code: NumberCode): Interval {
  const { index, rule } = context;
  const { snapshot } = index;
  if (subject.of === 'facility') {
    const facility = snapshot.facilities[subject.index]!;
    const own = facility.numbers?.[code];
    if (own !== undefined) return exactly(own);
    return notKnown({ data: 'facility-attribute', attribute: code, facilities: 1 });
  }
  if (subject.of === 'whole') {
    const roots = snapshot.units.flatMap((unit, at) => (unit.parent < 0 ? [at] : []));
    return sum(
      roots.map((unit) => numberIn(context, { of: 'unit', index: unit }, code)),
      code,
    );
  }
  if (code === 'population') {
    const people = index.population[subject.index];
    return typeof people === 'number' ? exactly(people) : notKnown({ data: 'population' });
  }
  const told = snapshot.units[subject.index]!.numbers?.[code];
  if (told !== undefined) return exactly(told);
  if (!addsUp(code)) return notKnown({ data: 'number', number: code });
  const places = placesOf(rule);
  const kinds = BEDS_OF_KINDS.includes(code) && places.length > 0 ? kindsOf(places) : null;
  return ofParts(context, subject.index, code, kinds);
}

function ofParts(context: Context, unit: number, code: NumberCode, kinds: readonly string[] | null): Interval {
  const { index } = context;
  const parts = index.children[unit]!;
  const told = (at: number): boolean =>
    index.snapshot.units[at]!.numbers?.[code] !== undefined || index.children[at]!.some(told);
  if (parts.some(told))
    return sum(
      parts.map((part) => numberIn(context, { of: 'unit', index: part }, code)),
      code,
    );
  const carrying = index.kindsWith.get(code);
  if (!carrying) return notKnown({ data: 'number', number: code });
  const missing: Missing[] = [];
  let low = 0;
  let silent = 0;
  for (const at of index.facilitiesIn[unit]!) {
    const facility = index.snapshot.facilities[at]!;
    if (kinds && !facility.kinds.some((kind) => kinds.includes(kind))) continue;
    const own = facility.numbers?.[code];
    if (own !== undefined) low += own;
    else if (facility.kinds.some((kind) => carrying.has(kind))) silent++;
  }
  if (silent > 0) missing.push({ data: 'facility-attribute', attribute: code, facilities: silent });
  return { low, high: silent > 0 ? Number.POSITIVE_INFINITY : low, missing };
}

function sum(parts: readonly Interval[], code: NumberCode): Interval {
  if (parts.length === 0) return notKnown({ data: 'number', number: code });
  return parts.reduce(add, exactly(0));
}

/** A yes-or-no of a unit: its own, else of the unit that holds it. */
export function unitFlag(index: SnapshotIndex, unit: number, flag: FlagCode): Truth {
  for (const at of index.lineOf(unit)) {
    const own = (index.snapshot.units[at] as Unit).flags?.[flag];
    if (own !== undefined) return own ? 'yes' : 'no';
    if (!INHERITED.includes(flag)) break;
  }
  return 'unknown';
}

/** Tags of a county that its townships and hospitals share. */
const INHERITED: readonly FlagCode[] = ['mountain-island-32', 'mountain-26', 'priority', 'high-need'];
