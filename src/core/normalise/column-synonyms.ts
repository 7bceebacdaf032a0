import type { DataRole } from './data-role.ts';

/** Fields a role can use, in the order in which they choose a column. */
export const ROLE_FIELDS: Readonly<Record<DataRole, readonly string[]>> = {
  facilities: ['lon', 'lat', 'name', 'kind', 'capacity', 'vehicles', 'tier', 'id'],
  townships: ['name', 'county', 'class', 'code'],
  population: ['lon', 'lat', 'population', 'id'],
  roads: ['class', 'speed', 'oneway', 'name', 'id'],
  elevation: [],
  landcover: [],
  candidates: ['lon', 'lat', 'name', 'id'],
  zones: ['kind', 'name', 'id'],
  calls: ['lon', 'lat', 'time', 'id'],
  table: ['unit', 'name'],
};

const ID = ['id', '编号', '编码', '代码', '序号', '机构代码', '机构编码', '组织机构代码', 'code', 'uid', 'fid', 'objectid', 'osmid', '@id', 'featureid'];
const KIND = [
  'kind', 'type', '类别', '类型', '机构类型', '机构类别', '单位类别', '单位类型', '机构分类', '分类', '种类', 'category', 'amenity',
  'healthcare', 'facilitytype',
];

/**
 * Words of headers, best first, after `plainHeader`: lower case, without spaces, underscores, brackets and units.
 * A word of two or more Chinese characters, or four letters, may also be a part of a longer header.
 */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  id: ID,
  name: [
    'name', '名称', '机构名称', '站点名称', '单位名称', '医院名称', '设施名称', '乡镇名称', '街道名称', '乡镇街道', '中文名', '名字',
    '站名', '道路名称', '路名', 'namezh', 'title', 'label', 'fullname', 'mc', 'poi', '乡镇', '街道',
  ],
  kind: [...KIND, '用地类型', '区域类型', 'zone'],
  lon: ['lon', 'lng', 'longitude', '经度', 'long', 'x', '东经', 'wgs84lon', 'lonwgs84', 'wgslon', 'coordx', '经', 'x坐标', '横坐标'],
  lat: ['lat', 'latitude', '纬度', 'y', '北纬', 'wgs84lat', 'latwgs84', 'wgslat', 'coordy', '纬', 'y坐标', '纵坐标'],
  capacity: ['capacity', 'beds', '床位', '床位数', '实有床位', '编制床位', '开放床位', '核定床位', '实际开放床位', 'bed', 'bedcount'],
  vehicles: ['vehicles', 'ambulances', '救护车', '车辆', '救护车数', '车辆数', '救护车数量', '急救车', 'ambulance', 'cars'],
  tier: ['tier', '等级', '级别', '医院等级', '机构等级', '医院级别', '等次', 'grade', 'level'],
  code: [
    'code', '区划代码', 'adcode', '行政区划代码', '乡镇代码', '街道代码', '代码', '编码', 'xzqdm', 'towncode', 'pac', 'gb', ...ID.filter((word) => word !== 'code'),
  ],
  class: [
    'class', 'highway', 'fclass', '类型', '道路等级', '道路类型', '技术等级', '行政等级', '等级', '类别', '级别', 'roadclass', 'roadtype', 'type',
    'kind', '城乡分类',
  ],
  county: [
    'county', '县', '区县', '县区', '县市区', '所属区县', '所属县', '区', 'district', 'adname', 'countyname', '县名', '区名', '区县名称',
  ],
  population: [
    'population', 'pop', '人口', '常住人口', '人口数', '总人口', '人口数量', '常住人口数', '户籍人口', 'people', 'residents', 'persons',
    'popsum', 'poptotal', 'totalpop', 'z',
  ],
  speed: ['speed', 'maxspeed', '限速', '速度', '设计速度', '车速', 'speedkmh', 'kmh', 'speedlimit'],
  oneway: ['oneway', '单行', '单行道', '单向', '通行方向', '方向', 'direction'],
  time: ['time', '时间', '呼叫时间', '接警时间', '来电时间', '日期', 'datetime', 'timestamp', 'date', 'calltime'],
  unit: ['unit', 'code', '区划代码', 'adcode', '行政区划代码', '代码', '编码', '县', '区县', '地区', '单位', 'county', 'region'],
};

/** A header for comparing: NFKC, lower case, no spaces, separators, or brackets that hold a unit. */
export function plainHeader(header: string): string {
  const text = header.normalize('NFKC').toLowerCase().replaceAll(/[\s_\-.:：]/g, '');
  // 县(市、区) names a level: the bracket belongs to the word; (张), (人), (km/h) are units.
  const named = text.replaceAll(/\(市、?区\)|\(市\)|\(区\)/g, '市区').replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '');
  return named === '' ? text : named;
}
