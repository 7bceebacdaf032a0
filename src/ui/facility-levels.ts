import { type CareLevel, careLevel, FACILITY_KINDS } from '../core/model/facility-kind.ts';

const LEVEL_ORDER: readonly CareLevel[] = [
  'emergency',
  'city',
  'county',
  'township',
  'village',
  'public-health',
  'other',
];

export interface KindGroup {
  readonly level: CareLevel;
  readonly kinds: readonly string[];
}

/** Kinds under their level of care, from the most urgent; levels without a kind are left out. */
export function groupKinds(kinds: readonly string[]): readonly KindGroup[] {
  return LEVEL_ORDER.map((level) => ({ level, kinds: kinds.filter((kind) => careLevel(kind) === level) })).filter(
    (group) => group.kinds.length > 0,
  );
}

/** Every known kind, with the levels of the kinds asked about first. */
export function kindsByLevel(first: readonly string[]): readonly KindGroup[] {
  const levels = new Set(first.map(careLevel));
  const groups = groupKinds([...new Set([...first, ...FACILITY_KINDS.map((kind) => kind.code)])]);
  return [...groups.filter((group) => levels.has(group.level)), ...groups.filter((group) => !levels.has(group.level))];
}
