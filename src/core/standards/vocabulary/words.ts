/** Short closed lists of the rule schema. */
export const KINDS = [
  'coverage-time',
  'coverage-distance',
  'average-time',
  'count-per-unit',
  'ratio',
  'mix-share',
  'size-threshold',
  'pairing',
  'district',
  'exclusion',
  'siting',
  'trend',
] as const;

export const LEVELS = [
  'grid',
  'village',
  'township',
  'county',
  'city',
  'province',
  'nation',
  'facility',
  'zone',
  'region',
] as const;
export type Level = (typeof LEVELS)[number];

export const FORCES = ['must', 'should', 'aim', 'encourage', 'forbid', 'benchmark'] as const;
export const COMPUTABLE = ['auto', 'table', 'manual', 'context'] as const;
export const VERIFIED = ['source', 'secondary', 'unverified'] as const;
export const CONFIDENCE = ['high', 'medium', 'low'] as const;
export const PARAMETER_STATUS = ['stated', 'stated + assumed default', 'missing'] as const;
export const OPS = ['>=', '<=', '<', '>', '=', '≈', 'between'] as const;
export const MODES = ['walk', 'drive', 'ambulance', 'transit', 'air', 'any'] as const;
export const METRICS = ['straight', 'network', 'walk-network'] as const;

export const DOMAINS = [
  'ems',
  'layout',
  'referral',
  'primary',
  'hospital',
  'tcm',
  'specialty',
  'infectious',
  'workforce',
  'rehab-elderly',
  'maternal-child',
  'district',
  'mental',
  'public-health',
  'digital',
  'blood',
  'governance',
  'finance',
  'equipment',
] as const;

export const RELATIONS = [
  'group-support',
  'sink',
  'responsible-for',
  'outreach',
  'referral-required',
  'alliance',
  'mutual-aid',
  'integrated-management',
  'department-support',
  'specialty-assignment',
  'joint-unit',
  'secondment',
  'telehealth',
  'chain',
  'guidance+referral',
  'staff-pool',
  'two-way-referral',
  'support',
  'mountain-sea-uplift',
  'co-location',
  'shared-service',
  'consortium',
  'managed-by',
  'support+two-way-referral',
  'tiered-escalation',
  'step-down',
  'shared-centre',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const GROUPINGS = [
  'regional-centre',
  'county-consortium',
  'city-group',
  'psychiatric-grid',
  'cdc-grid',
  'living-circle',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const ZONE_KINDS = ['old-city', 'core-city', 'nuisance', 'hazard', 'flood', 'steep'] as const;

export const ACTIONS = [
  'new-build',
  'expand-beds',
  'add-acute-beds',
  'new-tertiary',
  'upgrade-to-tertiary',
  'site',
] as const;
export type Action = (typeof ACTIONS)[number];

export const DIRECTIONS = ['up', 'down', 'to-zero', 'none'] as const;

/** What a planner may do about a rule that is not met. */
export const PROPOSALS = [
  'new-site',
  'new-station',
  'upgrade',
  'relocate-site',
  'relocate-station',
  'branch-campus',
  'relocate-beds',
  'expand-beds',
  'reduce-beds',
  'convert-beds',
  'convert-hospital',
  'mobile-route',
  'posted-doctor',
  'add-service',
  'add-specialty',
  'add-centre',
  'add-ambulance',
  'convert-ambulance',
  'add-helipad',
  'add-aed',
  'train-responder',
  'emergency-team',
  'add-vehicle',
  'add-staff',
  'assign-pair',
  'referral-link',
  'telehealth-link',
  'redraw-district',
  'regional-centre',
  'designate',
  'co-locate',
  'change-ownership',
  'reject-project',
  'shift-demand-to-primary',
  'budget',
  'report',
] as const;

/** Yearly series that trend rules follow. */
export const SERIES = [
  'ordinary-outpatient-visits',
  'minor-surgery-share',
  'referral-appointment-share',
  'mean-stay',
  'sunk-resources',
  'township-visit-share',
  'milestones',
  'plan-horizon',
  'outflow-by-disease',
  'out-of-city-share',
  'out-of-city-complex-share',
  'out-of-province-share',
  'out-of-county-share',
  'capability-gap',
  'peer-rank',
  'scarce-bed',
  'directed-training-intake',
  'level-skipping-share',
  'elderly-child-access',
  'in-county-visit-share',
  'primary-visit-share',
  'hospitals-at-standard',
  'access-gap',
  'private-visit-share',
  'tcm-rehab-coverage',
] as const;
export type Series = (typeof SERIES)[number];
