import type { TestOf } from '../rule-schema.ts';

/** Where a rule holds, as the code of the administrative unit (CN: the whole country), or where it comes from abroad. */
export const SCOPE_CODES: Readonly<Record<string, string>> = {
  全国: 'CN',
  北京市: '110000',
  山西省怀仁市: '140681',
  上海: '310000',
  江苏省海安市: '320685',
  浙江省: '330000',
  浙江省宁波市: '330200',
  浙江省丽水市: '331100',
  深圳: '440300',
  海南省: '460000',
  甘肃省酒泉市: '620900',
  international: 'international',
  USA: 'US',
  England: 'GB',
  method: 'method',
};

/** Partitions by rule: which grouping is judged, what has to be in it, and what each group must have. */
export const DISTRICT_WORDS: Readonly<
  Record<string, Pick<TestOf<'district'>, 'grouping' | 'members' | 'each' | 'unresolved'>>
> = {
  'zj-region-11': { grouping: 'regional-centre', members: { units: 'county' } },
  'ha-district-05': { grouping: 'county-consortium', members: { facilities: { any: ['township-hc'] } } },
  'jq-integr-12': {
    grouping: 'county-consortium',
    members: { facilities: { any: ['township-hc', 'village-clinic'] } },
  },
  'ls-ems-21': {
    grouping: 'county-consortium',
    members: { units: 'township' },
    each: ['area-centre', 'mobile-route'],
  },
  'ls-mental-07': {
    grouping: 'psychiatric-grid',
    members: { facilities: { any: ['psychiatric-hospital', 'primary'] } },
  },
  'ls-hosp-06': { grouping: 'county-consortium', members: { facilities: { any: ['township-hc'] } } },
  'ls-district-01': { grouping: 'city-group', members: { facilities: { any: ['hospital', 'primary'] } } },
  'ls-district-04': { grouping: 'cdc-grid', members: { units: 'township' } },
  'hp-region-05': { grouping: 'regional-centre', members: { units: 'city' } },
  'nb-district-12': { grouping: 'county-consortium', members: { facilities: { any: ['primary'] } } },
  'hr-district-09': {
    grouping: 'county-consortium',
    members: { facilities: { any: ['township-hc', 'village-clinic'] } },
  },
  'hn-district-08': { grouping: 'city-group', members: { facilities: { any: ['primary'] } } },
  'hn-district-09': {
    grouping: 'county-consortium',
    members: { facilities: { any: ['township-hc', 'village-clinic'] } },
  },
  // People and walking distance bands per circle: no closed term says them yet.
  'b-prim-03': {
    grouping: 'living-circle',
    members: { units: 'township' },
    unresolved: '15/10/5 min: 800-1000/500/300 m; 5-10/1.5-2.5/0.5-1.2 ×10⁴',
  },
  'b-district-02': {
    grouping: 'city-group',
    members: { facilities: { any: ['community-hc', 'community-station', 'rehab-hospital', 'nursing-hospital'] } },
  },
};

/** What is excluded where, by rule. */
export const EXCLUSION_WORDS: Readonly<Record<string, TestOf<'exclusion'>>> = {
  'zj-layout-05': { zone: { kinds: ['old-city'], name: '杭州老城区' }, actions: ['new-build', 'expand-beds'] },
  'bj-layout-01': { zone: { kinds: ['core-city'], name: '北京中心城区' }, actions: ['expand-beds', 'new-build'] },
  'ls-hosp-08': { zone: { facility: 'for-profit-venture' }, actions: [] },
  'ls-prim-13': { zone: { none: true }, actions: [] },
  'ls-bed-07': { zone: { facility: 'below-bed-grade' }, actions: ['add-acute-beds', 'expand-beds'] },
  'ls-equip-08': { zone: { number: 'large-equipment', quota: 'large-equipment-quota' }, actions: [] },
  'hr-cap-12': { zone: { facility: 'oversize' }, actions: ['expand-beds', 'add-acute-beds'] },
  'hn-cap-02': { zone: { everywhere: true }, actions: ['new-tertiary', 'upgrade-to-tertiary'] },
  'b-site-01': { zone: { kinds: ['nuisance'] }, actions: ['site'], buffer_m: 50 },
  'b-site-02': { zone: { kinds: ['hazard', 'flood', 'steep'] }, actions: ['site'] },
};

/** Projects and zones that the text lists one by one; all others are one project in one zone, named as written. */
export const LISTED_PROJECTS: Readonly<Record<string, Pick<TestOf<'siting'>, 'projects' | 'zones'>>> = {
  'zj-layout-06': {
    projects: ['浙一庆春院区', '浙一城站院区', '浙二解放路院区', '浙大妇院学士路院区'],
    zones: ['老城区外分院区'],
  },
  'zj-layout-08': {
    projects: ['余杭', '萧山', '钱江', '富阳(1)', '富阳(2)', '临安', '青山湖'],
    zones: ['余杭', '萧山', '钱江', '富阳', '临安', '青山湖'],
  },
  'zj-region-13': {
    projects: ['湖州', '嘉兴', '温州', '衢州', '丽水'],
    zones: ['湖州', '嘉兴', '温州', '衢州', '丽水'],
  },
  'zj-layout-14': {
    projects: ['钱塘新区', '前湾新区', '滨海新区', '南太湖新区', '金义新区', '台州湾新区'],
    zones: ['钱塘新区', '前湾新区', '滨海新区', '南太湖新区', '金义新区', '台州湾新区'],
  },
  'zj-layout-15': {
    projects: ['环杭州湾经济区', '甬台温临港产业带', '义甬舟开放大通道'],
    zones: ['环杭州湾经济区', '甬台温临港产业带', '义甬舟开放大通道'],
  },
  'zj-layout-24': { projects: ['湖州', '嘉兴'], zones: ['湖州', '嘉兴'] },
  'ls-layout-09': { projects: ['东', '西', '南', '北', '中'], zones: ['东', '西', '南', '北', '中'] },
  'ls-layout-10': { projects: ['丽水市第一人民医院', '丽水市妇女儿童医院'], zones: ['丽水城区'] },
  'ls-tcm-04': {
    projects: ['龙泉迁建', '松阳迁建', '云和迁建', '缙云迁建', '庆元改扩建', '缙云改扩建'],
    zones: ['各县'],
  },
  'ls-prim-08': { projects: ['古市医院', '温溪医院', '新建镇中心卫生院'], zones: ['中心镇'] },
};
