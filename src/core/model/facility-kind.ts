/** Level of care, from the village up; symbols and order on screen follow it. */
export type CareLevel = 'emergency' | 'village' | 'township' | 'county' | 'city' | 'public-health' | 'other';

export interface FacilityKind {
  readonly code: string;
  readonly level: CareLevel;
}

/** Kinds of the glossary that stand on a map; names in both languages are in `language/` under `kind.`. */
export const FACILITY_KINDS: readonly FacilityKind[] = [
  { code: 'ems-centre', level: 'emergency' },
  { code: 'ems-station', level: 'emergency' },
  { code: 'network-hospital', level: 'emergency' },
  { code: 'provincial-hospital', level: 'city' },
  { code: 'municipal-hospital', level: 'city' },
  { code: 'tertiary-hospital', level: 'city' },
  { code: 'branch-campus', level: 'city' },
  { code: 'county-hospital', level: 'county' },
  { code: 'tcm-hospital', level: 'county' },
  { code: 'mch-hospital', level: 'county' },
  { code: 'specialist-hospital', level: 'county' },
  { code: 'psychiatric-hospital', level: 'county' },
  { code: 'childrens-hospital', level: 'county' },
  { code: 'rehab-hospital', level: 'county' },
  { code: 'nursing-hospital', level: 'county' },
  { code: 'private-hospital', level: 'county' },
  { code: 'secondary-hospital', level: 'county' },
  { code: 'general-hospital', level: 'county' },
  { code: 'hospital', level: 'county' },
  { code: 'central-township-hc', level: 'township' },
  { code: 'township-hc', level: 'township' },
  { code: 'community-hc', level: 'township' },
  { code: 'community-station', level: 'village' },
  { code: 'village-clinic', level: 'village' },
  { code: 'clinic', level: 'village' },
  { code: 'mobile-clinic', level: 'village' },
  { code: 'cdc', level: 'public-health' },
  { code: 'blood-centre', level: 'public-health' },
  { code: 'blood-bank', level: 'public-health' },
  { code: 'donation-site', level: 'public-health' },
  { code: 'helipad', level: 'emergency' },
  { code: 'aed', level: 'emergency' },
  { code: 'other', level: 'other' },
];

const LEVELS: ReadonlyMap<string, CareLevel> = new Map(FACILITY_KINDS.map((kind) => [kind.code, kind.level]));

/** Level of a kind; a code of the user's own is `other`. */
export function careLevel(kind: string): CareLevel {
  return LEVELS.get(kind) ?? 'other';
}
