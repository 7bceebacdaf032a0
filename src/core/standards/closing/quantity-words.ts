import type { FacilityFilter, Quantity } from '../rule-schema.ts';
import type { FlagCode } from '../vocabulary/flags.ts';
import type { NumberCode } from '../vocabulary/numbers.ts';
import type { SupplyCode } from '../vocabulary/supply.ts';

const of = (...any: SupplyCode[]): Quantity => ({ facilities: { any } });
const having = (any: SupplyCode[], ...flags: FlagCode[]): Quantity => ({ facilities: { any, with: flags } });
const number = (code: NumberCode): Quantity => ({ number: code });

const SECONDARY_UP: SupplyCode[] = ['secondary-hospital', 'tertiary-hospital'];
const CENTRES: SupplyCode[] = ['community-hc', 'township-hc'];

/**
 * Plain words that the catalogue uses for what is counted (`of`, `num`, `den`, `what`, `per`) and the closed terms that
 * stand for them. Words that are not here, and those of `UNRESOLVED_WORDS`, stay open: the rule then says so.
 * `primary` and "primary with …" are not here: they mean the primary care kinds that the rule itself lists.
 */
export const QUANTITY_WORDS: Readonly<Record<string, Quantity>> = {
  // Facilities of a kind, or of a kind with a service.
  'psychiatric-institution': of('psychiatric-hospital'),
  'county-hospital': of('county-hospital'),
  'general-hospital': of('general-hospital'),
  'tcm-hospital': of('tcm-hospital'),
  'psychiatric-hospital': of('psychiatric-hospital'),
  'mch-hospital': of('mch-hospital'),
  'ems-station': of('ems-station'),
  'direct-station': having(['ems-station'], 'direct-station'),
  'TCM rehab centre/dept': having(['tcm-hospital'], 'tcm-rehab'),
  'hospital with hospice': having(['hospital'], 'hospice'),
  'occupational-check': having(['hospital'], 'occupational-check'),
  'occupational-diagnosis': having(['hospital'], 'occupational-diagnosis'),
  'emergency-delivery': having(['hospital'], 'emergency-delivery'),
  'county EMS centre at county hospital': of('ems-centre'),
  'ems capability': having(['township-hc'], 'ems-capability'),
  'ID dept/ward': having(['hospital'], 'infectious-department'),
  'rehab-hospital tier>=2': { facilities: { any: ['rehab-hospital'], tier: { op: '>=', value: '2' } } },
  'county-hospital with rehab dept': having(['county-hospital'], 'rehab-department'),
  'county-hospital with rehab clinic': having(['county-hospital'], 'rehab-clinic'),
  'trauma-aid-post': having(['central-township-hc'], 'trauma-aid-post'),
  'donation-site': of('donation-site'),
  AED: of('aed'),
  facility: of('primary', 'hospital'),
  'all township HC': of('township-hc'),
  'township HC': of('township-hc'),
  'HC with (municipal_depts>=2 or provincial_depts>=1)': {
    facilities: {
      any: ['township-hc'],
      numbers_any: [
        { number: 'municipal-feature-dept', op: '>=', value: 2 },
        { number: 'provincial-feature-dept', op: '>=', value: 1 },
      ],
    },
  },
  'secondary+': of(...SECONDARY_UP),
  'secondary+ with team': having(SECONDARY_UP, 'emergency-team'),
  'with nursing room': having(SECONDARY_UP, 'nursing-room'),
  'secondary+ general': having(SECONDARY_UP, 'general'),
  'with ID dept': having(SECONDARY_UP, 'general', 'infectious-department'),
  'with geriatrics': having(SECONDARY_UP, 'general', 'geriatric-department'),
  'county hospitals': of('county-hospital'),
  'county hospitals meeting recommended standard': having(['county-hospital'], 'recommended-standard'),
  'county hospitals with geriatric ward': having(['county-hospital'], 'geriatric-ward'),
  'county TCM hospital': { facilities: { any: ['tcm-hospital'], level: 'county' } },
  'county TCM hospital tier>=2A': {
    facilities: { any: ['tcm-hospital'], level: 'county', tier: { op: '>=', value: '2A' } },
  },
  'lead TCM hospital': having(['tcm-hospital'], 'lead'),
  'lead TCM hospital tertiary-level': having(['tcm-hospital'], 'lead', 'tertiary-level'),
  'community-hc+township-hc': of(...CENTRES),
  'CHC+THC': of(...CENTRES),
  'with TCM clinic': having(CENTRES, 'tcm-clinic'),
  'village facilities': of('village-clinic'),
  'village clinics': of('village-clinic'),
  'government/collective village facilities': having(['village-clinic'], 'government-or-collective'),
  'standardised village clinics': having(['village-clinic'], 'standardised'),
  institutions: of('hospital', 'primary'),
  connected: having(['hospital', 'primary'], 'network-connected'),
  // Units with a property.
  'rural villages': { units: 'village' },
  'villages with clinic or outreach/posting': { units: 'village', with: ['served-village'] },
  counties: { units: 'county' },
  'counties awarded': { units: 'county', with: ['award'] },
  'counties with consortium': { units: 'county', with: ['consortium'] },
  // Numbers that the commission holds.
  'managed-key-specialty': number('managed-key-specialty'),
  'feature-dept': number('feature-dept'),
  'functional-centre': number('functional-centre'),
  'five-centres': number('rescue-centre'),
  'dispatch-platform': number('dispatch-platform'),
  'sub-county-centre': number('sub-county-centre'),
  'balanced-layout project': number('balanced-layout-project'),
  'mobile collection vehicle': number('blood-collection-vehicle'),
  stockpile: number('stockpile'),
  'infectious-bed': number('infectious-bed'),
  'distinct specialties': number('distinct-specialty'),
  ambulance: number('ambulance'),
  'negative-pressure ambulance': number('negative-pressure-ambulance'),
  'crowd places': number('crowd-place'),
  'crowd places with kit/AED': number('crowd-place-equipped'),
  'items required': number('equipment-required'),
  'standard equipment items held': number('equipment-held'),
  households: number('household'),
  'contracted households': number('contracted-household'),
  'primary beds': number('primary-bed'),
  'nursing beds': number('nursing-bed'),
  'all staff': number('all-staff'),
  'technical staff': number('technical-staff'),
  teams: number('family-doctor-team'),
  'teams with TCM': number('family-doctor-team-with-tcm'),
  calls: number('call'),
  'calls answered ≤10 s': number('call-answered-10s'),
  'calls served': number('call-served'),
  dispatches: number('dispatch'),
  'dispatches out ≤3 min': number('dispatch-out-3min'),
  'visits of residents': number('resident-visit'),
  'in-county visits': number('in-county-visit'),
  capacity: number('capacity'),
  'blood-vehicle': number('blood-vehicle'),
  psychiatrist: number('psychiatrist'),
  'nursing-home bed': number('nursing-home-bed'),
  bed: number('bed'),
  'private-bed': number('private-bed'),
  'rehab-bed': number('rehab-bed'),
  'public-TCM-bed': number('public-tcm-bed'),
  'MCH staff': number('mch-staff'),
  'central subsidy': number('central-subsidy'),
  'central subsidy (yuan)': number('central-subsidy'),
  physician: number('physician'),
  served_population: number('served-population'),
  'village-doctor': number('village-doctor'),
  GP: number('gp'),
  'rehab-physician': number('rehab-physician'),
  'EmONC facility': number('emonc-facility'),
  'childcare-place': number('childcare-place'),
  SAO: number('sao'),
  population: number('population'),
  supply: number('floating-catchment-score'),
  // What it is counted per.
  'projected demand': number('projected-demand'),
  'tonnes of blood supplied/yr': number('blood-tonnes'),
  'fully disabled elderly': number('fully-disabled-elderly'),
  'total investment': number('total-investment'),
  'served population': number('served-population'),
  'FTE primary physician': number('primary-physician-fte'),
  project: { one: true },
  // The floating catchment score holds the demand already.
  'E2SFCA-weighted demand': { one: true },
};

/** Words that are left open because every closed term would say more or less than they do. */
export const UNRESOLVED_WORDS = [
  'level-2/3 public general + MCH',
  'standard fever clinic',
  'own_pop + sum(radiated_pop)/3',
  'secondary minimum of same type',
  'general-hospital ceiling',
  'private-primary-hospital',
  'high-outflow disease',
  'floor_area, vehicles',
  'ownership',
] as const;

/** "primary with …": the service that makes the numerator. */
export const PRIMARY_WITH: Readonly<Record<string, readonly FlagCode[]>> = {
  primary: [],
  'primary with psych clinic': ['psychiatric-clinic'],
  'primary with TCM clinic and TCM doctor': ['tcm-clinic', 'tcm-doctor'],
  'primary with TCM clinic': ['tcm-clinic'],
  'primary with rehab': ['rehab-service'],
  'primary with hospice': ['hospice'],
  'primary with mental-health service': ['mental-health-service'],
};

/** What a facility is required to have, and the members of "each of". */
export const SERVICE_WORDS: Readonly<Record<string, FlagCode>> = {
  急诊科: 'emergency-department',
  创伤科: 'trauma-department',
  精神心理门诊: 'psychiatric-clinic',
  'main disciplines tertiary level': 'tertiary-disciplines',
  独立感染病区或感染楼: 'infectious-ward',
  'psychiatry ward': 'psychiatric-ward',
  'psych clinic': 'psychiatric-clinic',
};

/** The members of "each of" as what is counted. */
export const EACH_WORDS: Readonly<Record<string, FacilityFilter>> = {
  卒中: { any: ['stroke-centre'] },
  胸痛: { any: ['chest-pain-centre'] },
  创伤: { any: ['trauma-centre'] },
  高危孕产妇: { any: ['maternal-critical'] },
  危重孕产妇: { any: ['maternal-critical'] },
  孕产妇: { any: ['maternal-critical'] },
  危重新生儿: { any: ['newborn-critical'] },
  新生儿: { any: ['newborn-critical'] },
  呼吸: { any: ['hospital'], with: ['respiratory-centre'] },
  肿瘤综合治疗: { any: ['hospital'], with: ['tumour-centre'] },
  慢性病管理: { any: ['hospital'], with: ['chronic-disease-centre'] },
  康复护理: { any: ['rehab-hospital', 'nursing-hospital'] },
  精神卫生: { any: ['psychiatric-hospital'] },
  妇幼保健: { any: ['mch-hospital'] },
  中医药: { any: ['tcm-hospital'] },
  妇产: { any: ['mch-hospital'] },
  儿科: { any: ['childrens-hospital'] },
};
