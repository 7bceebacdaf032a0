/** What a number counts: it decides how a shortfall is rounded and what closes it. */
export type Counts = 'sites' | 'beds' | 'vehicles' | 'staff' | 'people' | 'services' | 'things' | 'events' | 'measure';

/** One number that a health commission can hold for a unit or for a facility. */
export interface NumberTerm {
  readonly code: string;
  readonly counts: Counts;
  readonly zh: string;
  readonly en: string;
}

const rows = <const Code extends string>(
  counts: Counts,
  list: readonly (readonly [code: Code, zh: string, en: string])[],
) => list.map(([code, zh, en]) => ({ code, counts, zh, en }));

/**
 * The closed list of numbers that rules may name. Every one may stand in a table by unit or by facility; all but the
 * `measure`s add up from facilities to units and from units to the units above them.
 */
export const NUMBERS = [
  ...rows('vehicles', [
    ['ambulance', '救护车', 'ambulances'],
    ['negative-pressure-ambulance', '负压救护车', 'negative-pressure ambulances'],
    ['blood-vehicle', '送血车', 'blood delivery vehicles'],
    ['blood-collection-vehicle', '流动采血车', 'mobile blood collection vehicles'],
    ['mobile-lab', '移动检测实验室', 'mobile laboratories'],
  ]),
  ...rows('beds', [
    ['bed', '床位', 'beds'],
    ['open-bed', '开放床位', 'open beds'],
    ['authorised-bed', '编制床位', 'authorised beds'],
    ['private-bed', '社会办医床位', 'private beds'],
    ['public-tcm-bed', '公立中医床位', 'public TCM beds'],
    ['rehab-bed', '康复床位', 'rehabilitation beds'],
    ['nursing-bed', '护理床位', 'nursing beds'],
    ['primary-bed', '基层机构床位', 'primary care beds'],
    ['nursing-home-bed', '护理院床位', 'nursing home beds'],
    ['infectious-bed', '传染病床位', 'infectious disease beds'],
    ['convertible-bed', '可转换床位', 'convertible beds'],
    ['convertible-icu-bed', '可转换重症床位', 'convertible ICU beds'],
    ['icu-bed', '重症床位', 'ICU beds'],
    ['branch-bed', '分院区床位', 'branch campus beds'],
    ['largest-branch-bed', '单个分院区最大床位', 'beds of the largest branch campus'],
    ['main-authorised-bed-2020', '主院区2020年底编制床位', 'main campus authorised beds at end-2020'],
    ['scarce-bed', '紧缺床位', 'beds in short supply'],
    ['childcare-place', '托位', 'childcare places'],
  ]),
  ...rows('staff', [
    ['psychiatrist', '精神科医师', 'psychiatrists'],
    ['psych-rehab-worker', '精神康复专干', 'psychiatric rehabilitation workers'],
    ['mch-staff', '妇幼保健人员', 'maternal and child health staff'],
    ['physician', '执业(助理)医师', 'physicians'],
    ['nurse', '注册护士', 'registered nurses'],
    ['tcm-physician', '中医医师', 'TCM physicians'],
    ['pharmacist', '药师', 'pharmacists'],
    ['gp', '全科医生', 'general practitioners'],
    ['rehab-physician', '康复医师', 'rehabilitation physicians'],
    ['therapist', '康复治疗师', 'therapists'],
    ['village-doctor', '乡村医生', 'village doctors'],
    ['ph-physician', '公共卫生医师', 'public health physicians'],
    ['primary-physician-fte', '基层医师(全时当量)', 'primary care physicians (full-time equivalents)'],
    ['core-health-worker', '核心卫生人员', 'core health workers'],
    ['sao', '外科麻醉产科医师', 'surgeons, anaesthetists and obstetricians'],
    ['technical-staff', '卫生技术人员', 'technical staff'],
    ['all-staff', '职工总数', 'all staff'],
  ]),
  ...rows('people', [
    ['population', '常住人口', 'residents'],
    ['served-population', '服务人口', 'served population'],
    ['fully-disabled-elderly', '完全失能老人', 'fully disabled elderly people'],
    ['births', '出生人数', 'births'],
    ['household', '家庭户', 'households'],
    ['contracted-household', '签约家庭户', 'contracted households'],
  ]),
  ...rows('services', [
    ['feature-dept', '特色科室', 'feature departments'],
    ['municipal-feature-dept', '市级特色科室', 'municipal feature departments'],
    ['provincial-feature-dept', '省级特色科室', 'provincial feature departments'],
    ['managed-key-specialty', '托管重点专科', 'managed key specialties'],
    ['key-discipline', '重点学科', 'key disciplines'],
    ['key-specialty', '重点专科', 'key specialties'],
    ['functional-centre', '功能中心', 'functional centres'],
    ['mandatory-functional-centre', '必建功能中心', 'mandatory functional centres'],
    ['rescue-centre', '五大救治中心', 'rescue centres of the five'],
    ['clinical-service-centre', '临床服务中心', 'clinical service centres'],
    ['emergency-service-centre', '急诊急救中心', 'emergency service centres'],
    ['resource-sharing-centre', '资源共享中心', 'resource sharing centres'],
    ['dispatch-platform', '120云平台', 'dispatch platforms'],
    ['stockpile', '应急物资储备库', 'emergency stockpiles'],
    ['psych-rescue-centre', '心理救援中心', 'psychological rescue centres'],
    ['family-doctor-team', '家庭医生团队', 'family doctor teams'],
    ['family-doctor-team-with-tcm', '能开展中医药的家庭医生团队', 'family doctor teams with TCM'],
    ['distinct-specialty', '不同特色专科', 'distinct specialties'],
    ['balanced-layout-project', '均衡布局项目', 'balanced layout projects'],
    ['ai-demonstration-centre', '医学人工智能示范中心', 'medical AI demonstration centres'],
    ['provincial-clinical-centre', '省级临床医学研究中心', 'provincial clinical centres'],
    ['tcm-heritage-centre', '中医药传承创新中心', 'TCM heritage centres'],
    ['emonc-facility', '产科急诊机构', 'emergency obstetric facilities'],
    ['comprehensive-emonc-facility', '综合产科急诊机构', 'comprehensive emergency obstetric facilities'],
    ['sub-county-centre', '县域次医疗中心', 'sub-county centres'],
    ['branch-campus', '分院区数', 'branch campuses'],
  ]),
  ...rows('things', [
    ['aed', '自动体外除颤器', 'AEDs'],
    ['crowd-place', '人群密集场所', 'crowded places'],
    ['crowd-place-equipped', '配急救设施的人群密集场所', 'crowded places with first-aid kit or AED'],
    ['equipment-required', '应配设备', 'equipment items required'],
    ['equipment-held', '已配设备', 'equipment items held'],
    ['large-equipment', '大型设备', 'large equipment items'],
    ['large-equipment-quota', '大型设备配额', 'large equipment quota'],
  ]),
  ...rows('events', [
    ['call', '急救呼叫', 'emergency calls'],
    ['call-answered-10s', '10秒内接听', 'calls answered within 10 s'],
    ['call-served', '满足的呼叫', 'calls served'],
    ['dispatch', '派车', 'dispatches'],
    ['dispatch-out-3min', '3分钟内出车', 'dispatches out within 3 min'],
    ['resident-visit', '居民就诊', 'visits of residents'],
    ['in-county-visit', '县域内就诊', 'in-county visits'],
    ['primary-visit', '基层诊疗', 'primary care visits'],
    ['procedure', '手术', 'surgical procedures'],
  ]),
  ...rows('measure', [
    ['blood-tonnes', '年供血吨数', 'tonnes of blood supplied a year'],
    ['central-subsidy', '中央补助(元)', 'central subsidy (yuan)'],
    ['total-investment', '总投资(元)', 'total investment (yuan)'],
    ['floor-area', '建筑面积(平方米)', 'floor area (m²)'],
    ['site-area', '用地面积(平方米)', 'site area (m²)'],
    ['mean-stay', '平均住院日', 'mean length of stay (days)'],
    ['occupancy', '床位使用率', 'bed occupancy'],
    ['biosafety-level', '生物安全级别', 'biosafety level'],
    ['department-level', '科室水平级别', 'level of the department'],
    ['digital-index', '数改综合指数', 'digital reform index'],
    ['evacuation-hours', '腾空小时数', 'hours to evacuate'],
    ['quota-to-primary', '向基层开放号源比例', 'share of appointments open to primary care'],
    ['floating-catchment-score', '两步移动搜寻得分', 'floating catchment score'],
    ['capacity', '服务能力', 'capacity'],
    ['projected-demand', '预测需求', 'projected demand'],
    ['rank', '排名', 'rank'],
  ]),
] as const satisfies readonly NumberTerm[];

export type NumberCode = (typeof NUMBERS)[number]['code'];

export const NUMBER_CODES = NUMBERS.map((term) => term.code) as NumberCode[];

const BY_CODE: ReadonlyMap<string, NumberTerm> = new Map(NUMBERS.map((term) => [term.code, term]));

/** What a number counts. */
export function countsOf(code: NumberCode): Counts {
  return BY_CODE.get(code)!.counts;
}

/** Whether the number of a unit is the sum of the numbers of its parts. */
export function addsUp(code: NumberCode): boolean {
  return countsOf(code) !== 'measure' && code !== 'largest-branch-bed' && code !== 'distinct-specialty';
}
