import { ROAD_CLASSES, type RoadClass } from '../model/road.ts';

const CLASSES: ReadonlySet<string> = new Set(ROAD_CLASSES);

/** Values of OpenStreetMap's `highway` that are no road one could travel: not built, or not a way. */
const NOT_A_ROAD = new Set(
  (
    'construction proposed planned abandoned razed disused platform corridor elevator raceway bus_guideway rest_area services ' +
    'bus_stop via_ferrata no'
  ).split(' '),
);

/** Chinese words, numbers of routes (G60, S328, X601) and codes of GB/T 13923 and Geofabrik; the first that fits decides. */
const RULES: readonly (readonly [pattern: RegExp, roadClass: RoadClass | 'not-a-road'])[] = [
  [/在建|规划|拟建|建设中/, 'not-a-road'],
  [/轮渡|渡口|航线|渡船/, 'ferry'],
  [/人行天桥|台阶|阶梯|梯道/, 'steps'],
  [/步行街/, 'pedestrian'],
  [/人行|步道|步行/, 'footway'],
  [/自行车|非机动车|绿道/, 'cycleway'],
  [/匝道|互通/, 'motorway_link'],
  [/高速/, 'motorway'],
  [/国道|快速路|快速通道|一级公路/, 'trunk'],
  [/省道|主干|二级公路/, 'primary'],
  [/县道|次干|三级公路/, 'secondary'],
  [/乡道|支路|支线|四级公路/, 'tertiary'],
  [/村道|农村|乡村|等外|通村|专用公路/, 'unclassified'],
  [/机耕|林道|土路|田间|生产路/, 'track'],
  [/小路|小径/, 'path'],
  [/居住|小区|街巷|巷|胡同|里弄|社区/, 'residential'],
  [/内部|停车|服务/, 'service'],
  // Route numbers: national expressways have one, two or four digits, provincial ones one or two.
  [/^G(\d{1,2}|\d{4})$/i, 'motorway'],
  [/^S\d{1,2}$/i, 'motorway'],
  [/^G(\d{3})?$/i, 'trunk'],
  [/^S(\d{3})?$/i, 'primary'],
  [/^X(\d+)?$/i, 'secondary'],
  [/^Y(\d+)?$/i, 'tertiary'],
  [/^C(\d+)?$/i, 'unclassified'],
  // GB/T 13923: highways 4201 …, streets 4305 …, country roads 4401 …
  [/^4201\d*$/, 'trunk'],
  [/^(4202\d*|430501)$/, 'primary'],
  [/^(4203\d*|430502)$/, 'secondary'],
  [/^(4204\d*|430503)$/, 'tertiary'],
  [/^(4205\d*|440200)$/, 'unclassified'],
  [/^440100$/, 'track'],
  [/^440300$/, 'path'],
];

/** Geofabrik's number codes, which follow `highway`. */
const GEOFABRIK: Readonly<Record<string, RoadClass>> = {
  5111: 'motorway',
  5112: 'trunk',
  5113: 'primary',
  5114: 'secondary',
  5115: 'tertiary',
  5121: 'unclassified',
  5122: 'residential',
  5123: 'living_street',
  5124: 'pedestrian',
  5131: 'motorway_link',
  5132: 'trunk_link',
  5133: 'primary_link',
  5134: 'secondary_link',
  5135: 'tertiary_link',
  5141: 'service',
  5142: 'track',
  5143: 'track',
  5144: 'track',
  5145: 'track',
  5146: 'track',
  5147: 'track',
  5151: 'bridleway',
  5152: 'cycleway',
  5153: 'footway',
  5154: 'path',
  5155: 'steps',
  5199: 'road',
};

/**
 * Class of a road from a word or a code: values of OpenStreetMap (also `track_grade2`), Chinese words, route numbers,
 * number codes. `not-a-road` for what is not built or no way; null for an unknown word.
 */
export function roadClassOf(word: string): { roadClass: RoadClass | 'not-a-road'; osm: boolean } | null {
  const plain = word.normalize('NFKC').trim();
  const lower = plain
    .toLowerCase()
    .replaceAll(/[\s-]/g, '_')
    .replace(/^track_grade\d$/, 'track');
  if (CLASSES.has(lower)) return { roadClass: lower as RoadClass, osm: true };
  if (NOT_A_ROAD.has(lower)) return { roadClass: 'not-a-road', osm: true };
  const code = GEOFABRIK[plain];
  if (code !== undefined) return { roadClass: code, osm: true };
  const rule = RULES.find(([pattern]) => pattern.test(plain));
  return rule ? { roadClass: rule[1], osm: false } : null;
}
