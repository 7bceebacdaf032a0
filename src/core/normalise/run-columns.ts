import { plainHeader } from './column-synonyms.ts';

/** What a file of observed runs may hold. Each end is a place (`origin`) or a pair of coordinates (`from_lon`, `from_lat`). */
export const RUN_FIELDS = [
  'minutes',
  'from_lon',
  'from_lat',
  'to_lon',
  'to_lat',
  'origin',
  'destination',
  'id',
] as const;
export type RunField = (typeof RUN_FIELDS)[number];

/** Words for either end, best first: those that name a place before those that may name a time (出发, 到达). */
const STARTS = [
  ...['from', 'origin', '起点', '出发地', '出发点', '出发地点', '起始地', '始发地', '出车地', '出车点', '出车地点'],
  ...['start', '起始', '始发', '出发', '出车', '起'],
];
const ENDS = [
  ...['to', 'destination', 'dest', '终点', '到达地', '到达点', '到达地点', '目的地', '事发地', '事发地点', '现场'],
  ...['抵达地', '抵达地点', 'end', '到达', '抵达', '终'],
];
const LON = ['lon', 'lng', 'longitude', 'x', '经度'];
const LAT = ['lat', 'latitude', 'y', '纬度'];
const PLACE = ['', 'id', 'name', 'station', 'facility', '机构', '单位', '站', '站点', '名称', '编号', '坐标'];

/** Both orders: `from_lon` and `lon_from`. */
function pairs(ends: readonly string[], words: readonly string[]): string[] {
  return ends.flatMap((end) => words.flatMap((word) => [end + word, word + end]));
}

/** Headers of each field after `plainHeader`, best first. */
const HEADERS: Readonly<Record<RunField, readonly string[]>> = {
  minutes: [
    ...['minutes', 'minute', 'mins', 'min', '分钟', '分钟数', '用时', '用时分钟', '行车时间', '行车用时', '行车分钟'],
    ...['行驶时间', '行驶用时', '行程时间', '行程用时', '耗时', '时长', '行驶时长', '行车时长', '途中时间', '在途时间'],
    ...['duration', 'durationmin', 'durationminutes', 'traveltime', 'traveltimemin', 'traveltimeminutes', 'drivetime'],
  ],
  from_lon: pairs(STARTS, LON),
  from_lat: pairs(STARTS, LAT),
  to_lon: pairs(ENDS, LON),
  to_lat: pairs(ENDS, LAT),
  origin: pairs(STARTS, PLACE),
  destination: pairs(ENDS, PLACE),
  id: [
    'id',
    'run',
    'runid',
    'trip',
    'tripid',
    '编号',
    '序号',
    '行程',
    '行程编号',
    '任务编号',
    '车次',
    '派车单号',
    '流水号',
  ],
};

/** A header that names another unit than minutes: 用时（秒）, duration_s, travel time (h). */
const OTHER_UNIT = /秒|小时|时分|seconds?|hours?|[(（_\s\-[](s|secs?|h|hrs?|ms)[)）\]]?\s*$/i;

/** Column number of each field found by its header; a column serves one field. */
export function runColumns(headers: readonly string[]): Partial<Record<RunField, number>> {
  const plain = headers.map(plainHeader);
  const found: Partial<Record<RunField, number>> = {};
  const taken = new Set<number>();
  for (const field of RUN_FIELDS) {
    const ranks = plain.map((header, column) => {
      if (taken.has(column) || (field === 'minutes' && OTHER_UNIT.test(headers[column]!))) return -1;
      return HEADERS[field].indexOf(header);
    });
    const best = Math.min(...ranks.filter((rank) => rank >= 0));
    const column = ranks.indexOf(best);
    if (column === -1) continue;
    found[field] = column;
    taken.add(column);
  }
  return found;
}
