import { FACILITY_KINDS } from '../model/facility-kind.ts';

const CODES: ReadonlySet<string> = new Set(FACILITY_KINDS.map((kind) => kind.code));

/** What is listed among health places but treats no people, or only sells. */
const NOT_FOR_PEOPLE = /动物|宠物|兽医|veterinary|\bpet\b|animal/i;

/** Names that betray an animal clinic listed under a kind for people; 动物园 and 实验动物 do not. */
const ANIMAL_NAME = /宠物|动物医院|动物诊所|动物救护|动物疫病|动物卫生|兽医|veterinary/i;

/** From the special to the general: the first that fits decides. */
const RULES: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/中心卫生院|central[ -]township/i, 'central-township-hc'],
  [/社区卫生服务站|社区卫生站|卫生服务站|community (health )?station/i, 'community-station'],
  [/社区卫生服务中心|社区卫生中心|社区医院|community[ -]health|community[ -]hospital/i, 'community-hc'],
  [/卫生院|township[ -](health|hospital|hc)/i, 'township-hc'],
  [/村?卫生室|村卫生所|村医务室|village[ -](clinic|doctor|health)/i, 'village-clinic'],
  [/急救分?站|急救点|急救分中心|急救单元|120站|(ambulance|ems|emergency)[ -](station|post)/i, 'ems-station'],
  [/急救中心|紧急(医疗)?救援中心|120指挥|(ems|emergency)( medical)?( service)?[ -]cent/i, 'ems-centre'],
  [/网络医院|network[ -]hospital/i, 'network-hospital'],
  [/疾病?预防|疾控|\bcdc\b|disease control/i, 'cdc'],
  [/血液中心|中心血站|blood[ -]cent/i, 'blood-centre'],
  [/血库|储血|blood[ -]bank/i, 'blood-bank'],
  [/献血|donation/i, 'donation-site'],
  [/停机坪|直升机|helipad|heliport/i, 'helipad'],
  [/除颤|\baed\b|defibrillator/i, 'aed'],
  [/流动(医疗|诊疗|医院)|巡回(医疗|诊疗)|mobile[ -](clinic|medical)/i, 'mobile-clinic'],
  [/分院|院区|branch|campus/i, 'branch-campus'],
  [/妇幼|maternal|maternity/i, 'mch-hospital'],
  [/精神|安定医院|心理医院|psychiatr|mental/i, 'psychiatric-hospital'],
  [/儿童|儿科医院|children|paediatric|pediatric/i, 'childrens-hospital'],
  [/康复|rehab/i, 'rehab-hospital'],
  [/护理院|护理医院|老年护理|nursing/i, 'nursing-hospital'],
  [/中医|中西医|蒙医|藏医|维医|壮医|苗医|民族医|\btcm\b|traditional chinese/i, 'tcm-hospital'],
  [/省级|省立|省属|省人民医院|provincial/i, 'provincial-hospital'],
  [/市级|市立|市属|municipal/i, 'municipal-hospital'],
  [/县级|县医院|人民医院|county/i, 'county-hospital'],
  [/三级|三甲|三乙|tertiary/i, 'tertiary-hospital'],
  [
    /专科|口腔|牙科|眼科|骨科|肿瘤|胸科|妇产|妇科|皮肤|传染|耳鼻喉|脑科|肛肠|整形|美容|speciali/i,
    'specialist-hospital',
  ],
  [/民营|私立|private/i, 'private-hospital'],
  [/二级|二甲|二乙|secondary/i, 'secondary-hospital'],
  [/综合|general[ -]hospital/i, 'general-hospital'],
  [/诊所|门诊|卫生所|医务室|保健站|clinic|doctors|surgery/i, 'clinic'],
  [/医院|hospital/i, 'hospital'],
];

/**
 * Kind of a facility from what people write: a code of `FACILITY_KINDS` as it is, else by Chinese or English words.
 * Of a path such as `医疗保健服务;综合医院;卫生院` the last part that says something counts, of alternatives
 * (`…|…`) the first. `not-for-people` for animal clinics, null where nothing fits.
 */
export function facilityKindOf(text: string): string | 'not-for-people' | null {
  const plain = text.normalize('NFKC').trim();
  const code = plain.toLowerCase();
  if (CODES.has(code)) return code;
  if (NOT_FOR_PEOPLE.test(plain)) return 'not-for-people';
  for (const alternative of plain.split('|')) {
    for (const part of alternative.split(/[;/>]/).reverse()) {
      const rule = RULES.find(([pattern]) => pattern.test(part));
      if (rule) return rule[1];
    }
  }
  return null;
}

/** True for the name of an animal clinic, whatever kind it is listed under. */
export function isAnimalClinic(name: string): boolean {
  return ANIMAL_NAME.test(name);
}
