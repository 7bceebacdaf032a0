import type { FlagCode } from '../vocabulary/flags.ts';
import type { NumberCode } from '../vocabulary/numbers.ts';
import type { SupplyCode } from '../vocabulary/supply.ts';

/** Keys that replace those of the rule; only what the catalogue leaves to words or to its title. */
export type Override = Readonly<Record<string, unknown>>;

const having = (any: SupplyCode, ...flags: FlagCode[]) => ({ of: { facilities: { any: [any], with: flags } } });
const number = (code: NumberCode) => ({ of: { number: code } });

/**
 * Counts whose `test` does not say what its title does: without these, any hospital would satisfy "one training base at a
 * hospital".
 */
export const COUNTED_BY_RULE: Readonly<Record<string, Override>> = {
  'ls-ems-02': having('ems-centre', 'dispatch'),
  'ls-mental-08': having('community-hc', 'mental-health-service'),
  'ls-mental-06': number('psych-rehab-worker'),
  'ls-hosp-11': having('municipal-hospital', 'provincial-key-hospital'),
  'ls-tcm-09': having('tcm-hospital', 'tcm-epidemic-centre'),
  'ls-elder-04': having('municipal-hospital', 'hospice-training-base'),
  'ls-elder-05': { of: { facilities: { any: ['nursing-hospital', 'rehab-hospital'], with: ['new'] } } },
  'ls-elder-09': having('municipal-hospital', 'geriatric-regional-centre'),
  'ls-inf-06': having('municipal-hospital', 'public-health-clinical-centre'),
  'ls-inf-08': {
    of: {
      facilities: { any: ['standby-hospital'], numbers_any: [{ number: 'evacuation-hours', op: '<=', value: 48 }] },
    },
  },
  'ls-ph-03': number('mobile-lab'),
  'ls-equip-09': number('ai-demonstration-centre'),
  'ls-special-07': number('key-discipline'),
  'hp-hosp-01': { of: { facilities: { any: ['tertiary-hospital'], tier: { op: '=', value: '3A' } } } },
  'hp-hosp-02': having('county-hospital', 'tertiary-level'),
  'hp-mental-20': {
    any_of: [
      { kind: 'count-per-unit', op: '>=', n: 1, of: { facilities: { any: ['psychiatric-hospital'] } } },
      { kind: 'count-per-unit', op: '>=', n: 1, of: { facilities: { any: ['hospital'], with: ['psychiatric-ward'] } } },
    ],
  },
  'hp-tcm-23': having('tcm-hospital', 'tcm-epidemic-base'),
  'hp-tcm-24': having('tcm-hospital', 'tcm-key-hospital'),
  'hp-tcm-25': having('tcm-hospital', 'tcm-flagship'),
  'nb-hosp-03': having('tertiary-hospital', 'public'),
  'nb-hosp-11': {
    of: { facilities: { any: ['municipal-hospital'], numbers_any: [{ number: 'rank', op: '<=', value: 5 }] } },
  },
  'hr-mch-17': having('mch-hospital', 'prenatal-diagnosis'),
  'bj-inf-12': having('hospital', 'infectious-ward'),
  'bj-layout-13': having('tertiary-hospital', 'research-hospital'),
  'bj-count-14': having('tertiary-hospital', 'national-medical-centre'),
  'bj-tcm-15': having('tcm-hospital', 'tcm-heritage'),
  'hn-demo-16': having('public-hospital', 'demonstration-hospital'),
  'hn-five-04': {
    each_of: [
      { number: 'clinical-service-centre' },
      { number: 'emergency-service-centre' },
      { number: 'resource-sharing-centre' },
    ],
  },
  'ha-centre-04': number('mandatory-functional-centre'),
  'ls-prim-04': having('village-clinic', 'standardised', 'government-or-collective'),
  'ls-prim-02': { ...having('community-hc', 'standardised'), per_population: 100_000 },
  'ls-mental-02': {
    any_of: [
      { kind: 'count-per-unit', op: '>=', n: 1, of: { facilities: { any: ['psychiatric-hospital'] } } },
      {
        kind: 'count-per-unit',
        op: '>=',
        n: 1,
        of: { facilities: { any: ['county-hospital'], with: ['psychiatric-ward'] } },
      },
    ],
  },
  'ls-hosp-01': {
    of: { facilities: { any: ['public-hospital'], level: 'city' } },
    all_of: (['general', 'tcm', 'psychiatric', 'mch'] as const).map((type) => ({
      kind: 'count-per-unit',
      op: '=',
      n: type === 'general' ? 3 : 1,
      of: { facilities: { any: ['public-hospital'], level: 'city', type } },
    })),
  },
  // Infectious beds are the sum over the hospitals; both rules give the larger need (see topics).
  'b-inf-01': { unit: 'county' },
  // Living circles and service areas are not drawn: judged where people live, by township.
  'b-prim-04': { unit: 'grid' },
  'b-hrsa-02': { unit: 'grid' },
};

/** Keys of `test` whose value the text does not state, with the value proposed: the rule is provisional until confirmed. */
export const ASSUMED_BY_RULE: Readonly<Record<string, Override>> = {
  'ls-ems-07': { overhead_min: 3 },
  'ls-ems-05': { metric: 'network', share: 1 },
  'ls-ems-06': { metric: 'network', share: 1 },
  'b-prim-01': { share: 0.9 },
  'b-prim-02': { share: 0.9 },
  'b-who-01': { metric: 'network', share: 0.9 },
  'b-cah-01': { metric: 'network', share: 1 },
  'ls-ems-17': { share: 0.9 },
  'ls-ems-19': { share: 1 },
  'ls-prim-03': { share: 0.9, mode: 'walk' },
  'b-air-01': { share: 0.9 },
  'b-prim-04': { share: 0.9 },
  'b-prim-13': { share: 0.9 },
  'b-mch-03': { share: 0.9 },
  'b-trauma-01': { share: 0.9 },
  'b-stemi-01': { share: 0.9 },
  'b-stroke-01': { share: 0.9 },
  'b-who-02': { share: 0.9 },
  'b-hrsa-02': { share: 0.9 },
  'ls-prim-02': { n: 1 },
  'ls-mch-13': { unit_share: 0.95 },
  'hp-hosp-02': { n: 1 },
  'ls-prim-10': { value: 0.6 },
  'ls-prim-05': { per_week: 1 },
  'ls-elder-07': { within_m: 300 },
  'hp-convert-22': { occupancy_below: 0.6, beds_from: 100 },
  'b-site-01': { buffer_m: 50 },
};

/** Numbers that may be proposed in grey where the text has none. */
export const SUGGESTED_BY_RULE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'zj-access-10': { max_min: 60 },
  'ls-air-16': { max_min: 60, share: 0.9 },
  'ls-mch-15': { max_min: 60 },
  'zj-layout-01': { value: 3 },
  'bj-layout-02': { value: 3 },
  'ls-tcm-01': { value: 1 },
};

/** Conditions and exceptions in words, and their closed terms. */
export const CONDITIONS_BY_RULE: Readonly<Record<string, Override>> = {
  'ls-prim-02': { except: [{ when: { population: { op: '<', value: 30_000 } }, effect: 'may-share' }] },
  'b-prim-10': {
    except: [
      { when: { flags: ['hosts-township-hc'] }, effect: 'not-applicable' },
      { when: { flags: ['small'] }, effect: 'may-share' },
    ],
  },
  // "限制" is a warning with a reason to give, not a block: the rule's force is told by `force`, nothing is exempt.
  'zj-layout-05': { except: undefined },
  'ls-elder-12': { where: { flags: ['new'] } },
  // Two levels in one rule: each case at its own. A district is covered by the city.
  'ls-ems-03': {
    also_unit: ['county'],
    except: [{ when: { level: 'county', county_class: ['district'] }, effect: 'not-applicable' }],
  },
  'b-rehab-01': { also_unit: ['city'] },
  'b-ems-02': {
    also_unit: ['county'],
    cases: [
      { when: { level: 'city' }, test: { pop_factor: 1 } },
      { when: { level: 'county', county_class: ['county', 'county-level-city'] }, test: { pop_factor: 3 } },
    ],
  },
  // The level is that of the institution, not of the place that it stands in.
  'ls-ph-02': { unit: 'facility' },
  'hp-ph-12': { unit: 'facility' },
  'ls-hosp-05': { unit: 'facility', where: { level: 'city' } },
};

/** Branches in words, and their closed terms. */
export const BRANCHES_BY_RULE: Readonly<Record<string, Override>> = {
  // The condition is one per health centre, and stands in `num`.
  'ha-special-02': { any_of: undefined },
  'b-ems-10': {
    all_of: [
      { kind: 'average-time', stat: 'p90', op: '<=', max_min: 15, overhead_min: null },
      { kind: 'unresolved', words: 'category 2: mean 18, p90 40' },
    ],
  },
  'b-ems-12': {
    all_of: [
      {
        kind: 'coverage-time',
        max_min: 4,
        mode: 'ambulance',
        share: 0.9,
        facility: ['first-responder', 'aed', 'ems-station'],
      },
    ],
  },
  'b-who-01': {
    any_of: [
      { kind: 'coverage-distance', max_km: 5, metric: 'network', share: 0.9 },
      { kind: 'coverage-time', max_min: 60, mode: 'walk', share: 0.9 },
    ],
  },
  'b-branch-01': {
    all_of: [
      {
        kind: 'size-threshold',
        attr: { number: 'branch-bed', per: 'main-authorised-bed-2020' },
        op: '<=',
        value: 0.8,
      },
      { kind: 'unresolved', words: 'secondary minimum of same type' },
      { kind: 'unresolved', words: 'general-hospital ceiling' },
    ],
  },
};
