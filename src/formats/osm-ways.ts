import { OSM_ROAD_KEYS, OSM_TIMED_TURN_KEY, osmRoad } from '../core/normalise/osm-road.ts';
import { GROUP_FIELD, type OsmBlock, type Span, takeSpan } from './osm-block.ts';

/** Ways that are roads, with references to nodes by their OpenStreetMap number, and what else was counted. */
export interface OsmWays {
  readonly ids: number[];
  readonly names: string[];
  readonly roadClass: number[];
  readonly flags: number[];
  readonly speed: number[];
  /** Way w refers to `refs[offsets[w] … offsets[w + 1] - 1]`. */
  readonly offsets: number[];
  /** Grows by doubling; `refCount` are in use. */
  refs: Float64Array<ArrayBuffer>;
  refCount: number;
  wayCount: number;
  highwayCount: number;
  relationCount: number;
  turnRestrictions: number;
  /** Those among them that hold at certain times only. */
  timedTurnRestrictions: number;
}

const WANTED: ReadonlySet<string> = new Set(OSM_ROAD_KEYS);

export function emptyWays(): OsmWays {
  return {
    ids: [],
    names: [],
    roadClass: [],
    flags: [],
    speed: [],
    offsets: [0],
    refs: new Float64Array(1024),
    refCount: 0,
    wayCount: 0,
    highwayCount: 0,
    relationCount: 0,
    turnRestrictions: 0,
    timedTurnRestrictions: 0,
  };
}

/** Adds a block's roads and counts its restrictions; true if the block also holds nodes. */
export function addWays(block: OsmBlock, ways: OsmWays): boolean {
  const { pbf } = block;
  let hasNodes = false;
  for (const group of block.groups) {
    pbf.pos = group.start;
    for (let field = pbf.nextField(group.end); field !== 0; field = pbf.nextField(group.end)) {
      if (field === GROUP_FIELD.way) addWay(block, takeSpan(pbf), ways);
      else if (field === GROUP_FIELD.relation) addRelation(block, takeSpan(pbf), ways);
      else {
        if (field === GROUP_FIELD.node || field === GROUP_FIELD.dense) hasNodes = true;
        pbf.skip(pbf.type);
      }
    }
  }
  return hasNodes;
}

function addWay(block: OsmBlock, span: Span, ways: OsmWays): void {
  const { pbf } = block;
  let id = 0;
  let keys: Span = EMPTY;
  let values: Span = EMPTY;
  let refs: Span = EMPTY;
  pbf.pos = span.start;
  for (let field = pbf.nextField(span.end); field !== 0; field = pbf.nextField(span.end)) {
    if (field === 1) id = pbf.readVarint(true);
    else if (field === 2) keys = takeSpan(pbf);
    else if (field === 3) values = takeSpan(pbf);
    else if (field === 8) refs = takeSpan(pbf);
    else pbf.skip(pbf.type);
  }
  ways.wayCount++;
  const tags = tagsOf(block, keys, values);
  if (tags.has('highway')) ways.highwayCount++;
  const road = osmRoad((key) => tags.get(key));
  if (road !== null) {
    ways.ids.push(id);
    ways.names.push(tags.get('name') ?? tags.get('ref') ?? '');
    ways.roadClass.push(road.roadClass);
    ways.flags.push(road.flags);
    ways.speed.push(road.speed);
    addRefs(block, refs, ways);
  }
  pbf.pos = span.end;
}

const EMPTY: Span = { start: 0, end: 0 };

function tagsOf(block: OsmBlock, keys: Span, values: Span): Map<string, string> {
  const { pbf } = block;
  const tags = new Map<string, string>();
  let valueAt = values.start;
  pbf.pos = keys.start;
  while (pbf.pos < keys.end) {
    const key = block.text(pbf.readVarint());
    const keyAt = pbf.pos;
    pbf.pos = valueAt;
    const value = pbf.readVarint();
    valueAt = pbf.pos;
    if (WANTED.has(key) || key === 'type') tags.set(key, block.text(value));
    pbf.pos = keyAt;
  }
  return tags;
}

function addRefs(block: OsmBlock, span: Span, ways: OsmWays): void {
  const { pbf } = block;
  const most = ways.refCount + (span.end - span.start);
  if (most > ways.refs.length) {
    const grown = new Float64Array(Math.max(most, ways.refs.length * 2));
    grown.set(ways.refs.subarray(0, ways.refCount));
    ways.refs = grown;
  }
  const { refs } = ways;
  let count = ways.refCount;
  let ref = 0;
  pbf.pos = span.start;
  while (pbf.pos < span.end) {
    ref += pbf.readSVarint();
    refs[count++] = ref;
  }
  ways.refCount = count;
  ways.offsets.push(count);
}

function addRelation(block: OsmBlock, span: Span, ways: OsmWays): void {
  const { pbf } = block;
  let keys: Span = EMPTY;
  let values: Span = EMPTY;
  pbf.pos = span.start;
  for (let field = pbf.nextField(span.end); field !== 0; field = pbf.nextField(span.end)) {
    if (field === 2) keys = takeSpan(pbf);
    else if (field === 3) values = takeSpan(pbf);
    else pbf.skip(pbf.type);
  }
  ways.relationCount++;
  const tags = tagsOf(block, keys, values);
  if (tags.get('type') === 'restriction') {
    ways.turnRestrictions++;
    if (tags.has(OSM_TIMED_TURN_KEY)) ways.timedTurnRestrictions++;
  }
  pbf.pos = span.end;
}
