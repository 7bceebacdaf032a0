/** Which ways are used, in which direction and how fast: the paragraph "Network, from OSM" of the contract. */
export type Tags = Record<string, string>;

export interface RoadSettings {
  /** drive: the driving model; walk: the walking model. */
  mode: 'drive' | 'walk';
  /** Overrides of the default speeds, by class; `ferry` may be given too. */
  speedKmh: Record<string, number>;
  ignoreAccess: boolean;
  useMaxspeed: boolean;
  walkKmh: number;
  maxWalkMeters: number;
  /**
   * contract: the access rule of the driving model holds for walking word for word (the text makes no exception);
   * foot: a vehicle ban does not stop a walker; access or foot = no / private does, foot = yes overrules access.
   */
  walkAccess: 'contract' | 'foot';
  /** Contract: a cell meets the nearest usable edge, and the exceptions do not name ferries; so true. */
  snapToFerry: boolean;
  /** Ways closed by a scenario: treated as if they were not in the file. */
  closedWays: string[];
}

/** Contract: `"walkKmh": 4.5, "maxWalkMeters": 3000`, `"ignoreAccess": false, "useMaxspeed": false`. */
export const DEFAULT_ROAD_SETTINGS: RoadSettings = {
  mode: 'drive',
  speedKmh: {},
  ignoreAccess: false,
  useMaxspeed: false,
  walkKmh: 4.5,
  maxWalkMeters: 3000,
  walkAccess: 'contract',
  snapToFerry: true,
  closedWays: [],
};

/** "Default driving speeds (km/h)"; "`route=ferry` at 10 km/h". */
const DEFAULT_KMH: Record<string, number> = {
  motorway: 100,
  trunk: 80,
  primary: 60,
  secondary: 50,
  tertiary: 40,
  unclassified: 30,
  residential: 25,
  living_street: 10,
  service: 15,
  track: 15,
  road: 30,
  ferry: 10,
};

/** "`highway` = motorway, trunk, primary, secondary, tertiary and their `_link`, unclassified, …, road". */
const DRIVEN = [
  ...['motorway', 'trunk', 'primary', 'secondary', 'tertiary'].flatMap((name) => [name, `${name}_link`]),
  ...['unclassified', 'residential', 'living_street', 'service', 'track', 'road', 'ferry'],
];
/** "motorway, trunk or their links" */
const FAST = ['motorway', 'motorway_link', 'trunk', 'trunk_link'];
/** "Walking model: also footway, path, steps, pedestrian, cycleway, bridleway; not motorway and trunk (or links)". */
const WALKED = [
  ...DRIVEN.filter((name) => !FAST.includes(name)),
  ...['footway', 'path', 'steps', 'pedestrian', 'cycleway', 'bridleway'],
];

/** The class of a way: its `highway`, or `ferry` where there is no `highway` and `route=ferry`. */
export function roadClassOf(tags: Tags): string {
  return tags['highway'] ?? (tags['route'] === 'ferry' ? 'ferry' : '');
}

export function isUsed(tags: Tags, settings: RoadSettings): boolean {
  const classes = settings.mode === 'walk' ? WALKED : DRIVEN;
  if (!classes.includes(roadClassOf(tags))) return false;
  // "Not used: … `area=yes`; construction, proposed" (the last two are `highway` values outside the list above).
  if (tags['area'] === 'yes') return false;
  if (!settings.ignoreAccess && isBarred(tags, settings)) return false;
  return kmhOf(tags, settings) > 0;
}

/** "Not used: `access`, `motor_vehicle` or `vehicle` = no / private, unless `ignoreAccess`". */
function isBarred(tags: Tags, settings: RoadSettings): boolean {
  const barred = (key: string): boolean => tags[key] === 'no' || tags[key] === 'private';
  if (settings.mode === 'walk' && settings.walkAccess === 'foot') {
    return tags['foot'] === undefined ? barred('access') : barred('foot');
  }
  return barred('access') || barred('motor_vehicle') || barred('vehicle');
}

/** 1: only in drawing direction, -1: only against it, 0: both. */
export function oneWayOf(tags: Tags, settings: RoadSettings): -1 | 0 | 1 {
  // "Walking model: … every way both directions"
  if (settings.mode === 'walk') return 0;
  // "One way: `oneway` = yes/true/1/-1"
  const tag = tags['oneway'];
  if (tag === '-1') return -1;
  if (tag === 'yes' || tag === 'true' || tag === '1') return 1;
  // "`junction=roundabout`, `highway=motorway` and `motorway_link` unless `oneway=no`"
  if (tag === 'no') return 0;
  const implied = tags['junction'] === 'roundabout' || /^motorway(_link)?$/.test(tags['highway'] ?? '');
  return implied ? 1 : 0;
}

/** "Edge seconds = great-circle length / speed of the class (`maxspeed` only if `useMaxspeed`)". */
export function kmhOf(tags: Tags, settings: RoadSettings): number {
  const roadClass = roadClassOf(tags);
  // "Walking model: … `walkKmh`"; a ferry is not walked and keeps its 10 km/h.
  if (settings.mode === 'walk' && roadClass !== 'ferry') return settings.walkKmh;
  const posted = settings.useMaxspeed ? maxspeedKmh(tags['maxspeed']) : undefined;
  return posted ?? classKmh(roadClass, settings.speedKmh);
}

/** "`_link` as its class × 0.6", also where the project overrides the class but not the link. */
function classKmh(roadClass: string, overrides: Record<string, number>): number {
  const own = overrides[roadClass] ?? DEFAULT_KMH[roadClass];
  if (own !== undefined) return own;
  return roadClass.endsWith('_link') ? 0.6 * classKmh(roadClass.replace(/_link$/, ''), overrides) : 0;
}

/** A plain number is km/h, `mph` is converted; anything else (`none`, `walk`, `50;30`, `BR:urban`) is no number. */
function maxspeedKmh(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(km\/h|mph)?$/.exec((text ?? '').trim());
  if (!match) return undefined;
  const kmh = Number(match[1]) * (match[2] === 'mph' ? 1.609344 : 1);
  return kmh > 0 ? kmh : undefined;
}

/** "not motorway, trunk or their links, not tunnels" (`tunnel` with any value but no). */
export function isSnapAllowed(tags: Tags, settings: RoadSettings): boolean {
  const roadClass = roadClassOf(tags);
  if (FAST.includes(roadClass)) return false;
  if (roadClass === 'ferry' && !settings.snapToFerry) return false;
  return (tags['tunnel'] ?? 'no') === 'no';
}
