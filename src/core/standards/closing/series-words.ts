import type { TestOf } from '../rule-schema.ts';

type Followed = TestOf<'trend'>['series'];

/** What a trend rule follows, in the catalogue's words, as yearly series with the way they should go. */
export const SERIES_WORDS: Readonly<Record<string, Followed>> = {
  'ordinary_outpatient_visits; class12_surgery_share': [
    { of: 'ordinary-outpatient-visits', direction: 'down' },
    { of: 'minor-surgery-share', direction: 'down' },
  ],
  'referral_appointment_share:up; mean_los:down': [
    { of: 'referral-appointment-share', direction: 'up' },
    { of: 'mean-stay', direction: 'down' },
  ],
  'sunk staff-days, key-disease volume, out-referral': [{ of: 'sunk-resources', direction: 'none' }],
  'township share of visits': [{ of: 'township-visit-share', direction: 'up' }],
  'milestones 2023-06-30 / 2025-06 / 2025-12; report before 30 Nov yearly': [{ of: 'milestones', direction: 'none' }],
  'plan horizon 5–10 years': [{ of: 'plan-horizon', direction: 'none' }],
  'plan horizon 3–5 years': [{ of: 'plan-horizon', direction: 'none' }],
  're-evaluate all rules': [{ of: 'milestones', direction: 'none' }],
  'disease fatality, out-referral rate': [{ of: 'outflow-by-disease', direction: 'none' }],
  'out-referral and fatality rate by disease': [{ of: 'outflow-by-disease', direction: 'none' }],
  'out-of-city admissions share': [{ of: 'out-of-city-share', direction: 'down' }],
  'out-of-city referral rate, complex cases': [{ of: 'out-of-city-complex-share', direction: 'down' }],
  // 高地 and 高原 are a gap that narrows.
  'capability distribution': [{ of: 'capability-gap', direction: 'down' }],
  'rank among 山区26县': [{ of: 'peer-rank', direction: 'none' }],
  'rehab+nursing+LTC+hospice beds': [{ of: 'scarce-bed', direction: 'up' }],
  'directed training intake': [{ of: 'directed-training-intake', direction: 'up' }],
  'level-skipping share': [{ of: 'level-skipping-share', direction: 'down' }],
  'out-of-province admissions share': [{ of: 'out-of-province-share', direction: 'down' }],
  'off-island admissions share': [{ of: 'out-of-province-share', direction: 'down' }],
  'elderly/child service access': [{ of: 'elderly-child-access', direction: 'up' }],
  'in-county visit share; primary visit share': [
    { of: 'in-county-visit-share', direction: 'up' },
    { of: 'primary-visit-share', direction: 'up' },
  ],
  'number at basic/recommended standard': [{ of: 'hospitals-at-standard', direction: 'up' }],
  'out-of-county share': [{ of: 'out-of-county-share', direction: 'down' }],
  'primary visits / all visits': [{ of: 'primary-visit-share', direction: 'up' }],
  'ordinary outpatient visits': [{ of: 'ordinary-outpatient-visits', direction: 'to-zero' }],
  'access/bed/physician gap urban vs rural; Gini, Theil by county': [{ of: 'access-gap', direction: 'down' }],
  'private share of visits/admissions': [{ of: 'private-visit-share', direction: 'up' }],
  'TCM rehab coverage': [{ of: 'tcm-rehab-coverage', direction: 'up' }],
};
