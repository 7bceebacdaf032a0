import { ROAD_CLASSES, ROAD_FLAG } from '../model/road.ts';
import { parseSpeed } from './parse-speed.ts';

/** What the tags of a way say, as the columns of `Roads` hold it. */
export interface RoadRow {
  /** Index into ROAD_CLASSES. */
  readonly roadClass: number;
  readonly flags: number;
  /** km/h, 0 where the file says nothing usable. */
  readonly speed: number;
}

/** Speeds that hold at certain times only. */
const OSM_TIMED_SPEED_KEYS = [
  'maxspeed:conditional',
  'maxspeed:forward:conditional',
  'maxspeed:backward:conditional',
] as const;
/** Times when a way is open, closed or one-way. */
const OSM_TIMED_ACCESS_KEYS = [
  'access:conditional',
  'vehicle:conditional',
  'motor_vehicle:conditional',
  'motorcar:conditional',
  'oneway:conditional',
  'opening_hours',
] as const;
/** On a relation of type `restriction`: it holds at certain times only. */
export const OSM_TIMED_TURN_KEY = 'restriction:conditional';

/** Tags that decide, or are counted; a reader need not keep any other. */
export const OSM_ROAD_KEYS = [
  'highway',
  'route',
  'area',
  'oneway',
  'junction',
  'access',
  'motor_vehicle',
  'vehicle',
  'tunnel',
  'bridge',
  'maxspeed',
  'name',
  'ref',
  ...OSM_TIMED_SPEED_KEYS,
  ...OSM_TIMED_ACCESS_KEYS,
  OSM_TIMED_TURN_KEY,
] as const;

const CLASS_INDEX: ReadonlyMap<string, number> = new Map(ROAD_CLASSES.map((name, index) => [name, index]));
const FERRY = ROAD_CLASSES.indexOf('ferry');
/** Classes after the ferry are for walking only. */
const isWalkOnly = (roadClass: number) => roadClass > FERRY;

/**
 * OpenStreetMap tags to a road row by the contract's "Network, from OSM"; null where the way is not used: another
 * `highway`, construction, proposed, `area=yes`.
 */
export function osmRoad(tag: (key: string) => string | undefined): RoadRow | null {
  if (tag('area') === 'yes') return null;
  const highway = tag('highway');
  // A ferry that carries a highway tag too is still crossed at the ferry's pace.
  const roadClass = tag('route') === 'ferry' ? FERRY : CLASS_INDEX.get(highway ?? '');
  // `ferry` is a class of ours, not a value of `highway`.
  if (roadClass === undefined || (roadClass === FERRY && tag('route') !== 'ferry')) return null;
  const walkOnly = isWalkOnly(roadClass);
  let flags = walkOnly ? ROAD_FLAG.walkOnly : direction(tag);
  if (isSet(tag('tunnel'))) flags |= ROAD_FLAG.tunnel;
  if (isSet(tag('bridge'))) flags |= ROAD_FLAG.bridge;
  if (isClosed(tag('access')) || isClosed(tag('motor_vehicle')) || isClosed(tag('vehicle')))
    flags |= ROAD_FLAG.restricted;
  // What depends on the time of day is counted for the user and not modelled.
  if (OSM_TIMED_SPEED_KEYS.some((key) => tag(key) !== undefined)) flags |= ROAD_FLAG.timedSpeed;
  if (OSM_TIMED_ACCESS_KEYS.some((key) => tag(key) !== undefined)) flags |= ROAD_FLAG.timedAccess;
  return { roadClass, flags, speed: parseSpeed(tag('maxspeed')) };
}

function direction(tag: (key: string) => string | undefined): number {
  const oneway = tag('oneway');
  if (oneway === '-1') return ROAD_FLAG.backward;
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return ROAD_FLAG.forward;
  if (tag('junction') === 'roundabout') return ROAD_FLAG.forward;
  const highway = tag('highway');
  const motorway = highway === 'motorway' || highway === 'motorway_link';
  if (motorway && oneway !== 'no') return ROAD_FLAG.forward;
  return ROAD_FLAG.forward | ROAD_FLAG.backward;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'no';
}

function isClosed(value: string | undefined): boolean {
  return value === 'no' || value === 'private';
}
