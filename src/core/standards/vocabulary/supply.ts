/** Grade of a hospital by its first digit; B < A within a grade. */
export interface TierCondition {
  readonly op: '>=' | '=' | '<=';
  /** 1, 2 or 3, with A or B where the rule tells them apart. */
  readonly value: string;
}

/** How the word of a rule finds facilities on the map: by kind, or by kind and grade. */
export interface SupplyTerm {
  readonly kinds: readonly string[];
  /** Further kinds of which those with this grade count. */
  readonly graded?: { readonly kinds: readonly string[]; readonly tier: TierCondition };
}

const HOSPITALS = [
  'hospital',
  'provincial-hospital',
  'municipal-hospital',
  'tertiary-hospital',
  'branch-campus',
  'county-hospital',
  'tcm-hospital',
  'mch-hospital',
  'specialist-hospital',
  'psychiatric-hospital',
  'childrens-hospital',
  'rehab-hospital',
  'nursing-hospital',
  'private-hospital',
  'secondary-hospital',
  'general-hospital',
] as const;

/** Words that mean more than the kind of the same name. Everything else means itself. */
const WIDER: Readonly<Record<string, SupplyTerm>> = {
  hospital: { kinds: HOSPITALS },
  'public-hospital': { kinds: HOSPITALS.filter((kind) => kind !== 'private-hospital') },
  'tertiary-hospital': {
    kinds: ['tertiary-hospital'],
    graded: { kinds: HOSPITALS, tier: { op: '>=', value: '3' } },
  },
  'secondary-hospital': {
    kinds: ['secondary-hospital'],
    graded: { kinds: HOSPITALS, tier: { op: '=', value: '2' } },
  },
  'general-hospital': { kinds: ['general-hospital', 'county-hospital'] },
  'township-hc': { kinds: ['township-hc', 'central-township-hc'] },
  primary: { kinds: ['community-hc', 'community-station', 'township-hc', 'central-township-hc', 'village-clinic'] },
};

/** The closed list of words for supply that stands somewhere: facilities of these may be on the map. */
export const SUPPLY = [
  ...HOSPITALS,
  'public-hospital',
  'primary',
  'ems-centre',
  'ems-station',
  'network-hospital',
  'central-township-hc',
  'township-hc',
  'community-hc',
  'community-station',
  'village-clinic',
  'clinic',
  'mobile-clinic',
  'cdc',
  'blood-centre',
  'blood-bank',
  'donation-site',
  'helipad',
  'aed',
  'area-centre',
  'childcare',
  'elderly-home',
  'emergency-base',
  'emergency-team',
  'fever-clinic',
  'first-responder',
  'lead-hospital',
  'regional-centre',
  'rural-regional-centre',
  'shelter-hospital',
  'standby-hospital',
  'training-base',
  'psych-rescue-centre',
  'stroke-centre',
  'chest-pain-centre',
  'trauma-centre',
  'maternal-critical',
  'newborn-critical',
  'tcm-clinic',
  'lab-centre',
  'pathology-centre',
  'imaging-centre',
  'dialysis-centre',
  'sterile-centre',
  'checkup-centre',
  'chemical-park',
] as const;

export type SupplyCode = (typeof SUPPLY)[number];

/** Words of the catalogue's `facility` that stand nowhere: people, vehicles, teams. They are counted, not mapped. */
export const COUNTED_SUPPLY = [
  'ambulance',
  'anaesthetist',
  'blood-vehicle',
  'county-government',
  'family-doctor-team',
  'gp',
  'mobile-lab',
  'nurse',
  'obstetrician',
  'physician',
  'psych-rehab-worker',
  'psychiatrist',
  'rehab-physician',
  'surgeon',
  'therapist',
] as const;

/** How a word finds facilities. */
export function supplyTerm(code: SupplyCode): SupplyTerm {
  return WIDER[code] ?? { kinds: [code] };
}

/** Grade as a number that orders 1 < 2B < 2A < 3B < 3A; `2` and `3` alone stand at the lower end. NaN where unreadable. */
export function tierRank(tier: string): number {
  const found = /^\s*([123])\s*([AB甲乙]?)/i.exec(tier);
  if (!found) return Number.NaN;
  const upper = found[2] === '甲' || found[2]?.toUpperCase() === 'A';
  return Number(found[1]) * 10 + (upper ? 2 : found[2] ? 1 : 0);
}
