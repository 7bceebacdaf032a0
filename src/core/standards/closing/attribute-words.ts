import type { TestOf } from '../rule-schema.ts';

type Attribute = TestOf<'size-threshold'>['attr'];

/** Plain names of what is measured at a facility, and the closed terms that stand for them. */
export const ATTRIBUTE_WORDS: Readonly<Record<string, Attribute>> = {
  branch_campuses: { number: 'branch-campus' },
  specialty: { text: 'specialty' },
  dept_level: { number: 'department-level' },
  resuscitation_capable: { flag: 'resuscitation' },
  function: { flag: 'regional-tcm-function' },
  ems_supply: { text: 'ems_supply' },
  mobile_unit: { flag: 'mobile-unit' },
  tier: { tier: true },
  physicians: { number: 'physician' },
  elderly_care_unit: { flag: 'elderly-care-unit' },
  'open_beds/authorised_beds': { number: 'open-bed', per: 'authorised-bed' },
  mean_los_days: { number: 'mean-stay' },
  'technical_staff/open_bed': { number: 'technical-staff', per: 'open-bed' },
  'nurses/open_bed': { number: 'nurse', per: 'open-bed' },
  ph_physicians: { number: 'ph-physician' },
  bsl: { number: 'biosafety-level' },
  convertible_beds: { number: 'convertible-bed' },
  digital_index: { number: 'digital-index' },
  reviewed_by_city: { flag: 'reviewed-by-city' },
  helipad: { flag: 'helipad' },
  'convertible_icu/authorised_beds': { number: 'convertible-icu-bed', per: 'authorised-bed' },
  'nurses/physicians': { number: 'nurse', per: 'physician' },
  'staff/bed': { number: 'technical-staff', per: 'bed' },
  evacuation_plan: { flag: 'evacuation-plan' },
  quota_to_primary: { number: 'quota-to-primary' },
  beds: { number: 'bed' },
  reserve_land: { flag: 'reserve-land' },
  floor_area_m2: { number: 'floor-area' },
  site_area_m2: { number: 'site-area' },
  'branch_beds_total/main_authorised_beds_2020': { number: 'branch-bed', per: 'main-authorised-bed-2020' },
  branch_beds_each: { number: 'largest-branch-bed' },
  'icu_beds/authorised_beds': { number: 'icu-bed', per: 'authorised-bed' },
};

/** Values in words; biosafety 2+ (enhanced) stands between 2 and 3, a department's level counts as its hospital's. */
export const VALUE_WORDS: Readonly<Record<string, number>> = { '2+': 2.5, secondary: 2 };
