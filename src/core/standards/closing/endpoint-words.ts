import type { Endpoint } from '../rule-schema.ts';

/** Plain words for the end of a link that has to have links, and the closed terms that stand for them. */
export const ENDPOINT_WORDS: Readonly<Record<string, Endpoint>> = {
  city: { units: 'city' },
  county: { units: 'county' },
  township: { units: 'township' },
  village: { units: 'village' },
  'mountain-island county': { units: 'county', with: ['mountain-island-32'] },
  'N county units': { units: 'county' },
  'village/community': { units: 'village' },
  'village without clinic': { units: 'village', without: ['has-clinic'] },
  'provincial-3A-hospital': { facilities: { any: ['provincial-hospital'], tier: { op: '=', value: '3A' } } },
  'hospital/primary': { facilities: { any: ['hospital', 'primary'] } },
  'elderly facility': { facilities: { any: ['elderly-home'] } },
  'township-hc / village-clinic': { facilities: { any: ['township-hc', 'village-clinic'] } },
  'tertiary rehab': { facilities: { any: ['tertiary-hospital'], with: ['rehab-department'] } },
  'district-hospital': { facilities: { any: ['county-hospital'] } },
  'provincial-tcm-hospital': { facilities: { any: ['tcm-hospital'], level: 'province' } },
  'private-primary-hospital': { unresolved: 'private-primary-hospital' },
  'high-outflow disease': { unresolved: 'high-outflow disease' },
};
