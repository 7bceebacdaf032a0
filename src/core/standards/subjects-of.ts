import { matchFacilities, placesOf } from './facility-filter.ts';
import type { Rule } from './rule-schema.ts';
import type { SnapshotIndex } from './snapshot-index.ts';
import { type Missing, NOT_APPLICABLE, type Outcome, type Subject } from './verdict.ts';
import type { Level } from './vocabulary/words.ts';

/** Places on which a rule gives verdicts; with none, why. */
export interface Subjects {
  readonly list: readonly Subject[];
  readonly missing: readonly Missing[];
  readonly outcome?: Outcome;
}

/** Cells are drawn by township; zones and regions have no list of units, so their rules speak of the whole. */
const DRAWN_BY: Readonly<Partial<Record<Level, Level>>> = { grid: 'township' };

export function subjectsOf(rule: Rule, index: SnapshotIndex): Subjects {
  if (rule.kind === 'siting' || rule.kind === 'exclusion' || rule.unit === 'zone') return named(rule, index);
  if (rule.unit === 'facility') return facilitiesOf(rule, index);
  const levels = [rule.unit, ...(rule.also_unit ?? [])].map((level) => DRAWN_BY[level] ?? level);
  const list = levels.flatMap((level) => index.unitsOf(level)).map((unit): Subject => ({ of: 'unit', index: unit }));
  return { list, missing: levels.map((level): Missing => ({ data: 'units', level })) };
}

function facilitiesOf(rule: Rule, index: SnapshotIndex): Subjects {
  const [first, ...rest] = placesOf(rule);
  if (!first) return { list: [], missing: [{ data: 'facilities', kinds: rule.facility }] };
  const matches = matchFacilities(index, { any: [first, ...rest] });
  const list = matches.sure.map((facility): Subject => ({ of: 'facility', index: facility }));
  if (list.length > 0 || matches.unrecorded || matches.maybe.length > 0) return { list, missing: matches.missing };
  return { list, missing: [], outcome: NOT_APPLICABLE };
}

/** Projects and prohibitions: each facility where the rule is one of facilities, else the whole. */
function named(rule: Rule, index: SnapshotIndex): Subjects {
  if (rule.kind === 'exclusion' && rule.unit === 'facility') return facilitiesOf(rule, index);
  const isByUnit = rule.kind === 'exclusion' || (rule.kind === 'siting' && rule.test.occupancy_below !== undefined);
  const units = isByUnit ? index.unitsOf(rule.unit) : [];
  if (units.length > 0) return { list: units.map((unit) => ({ of: 'unit', index: unit })), missing: [] };
  return { list: [{ of: 'whole' }], missing: [] };
}
