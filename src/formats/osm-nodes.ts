import type { Steps } from '../core/model/steps.ts';
import { GROUP_FIELD, type OsmBlock, type Span, takeSpan } from './osm-block.ts';
import { sortedOnce } from './sorted-once.ts';

/** Places of the nodes asked for. */
export interface OsmNodes {
  /** OpenStreetMap numbers, ascending, each once. */
  readonly ids: Float64Array;
  /** Degrees; NaN until found. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** All nodes seen in the file. */
  nodeCount: number;
  /** Where the last search ended: files are sorted, so the next node is near. */
  cursor: number;
}

/** Steps walked before searching: enough for sorted files, few for unsorted ones. */
const WALK_STEPS = 64;

/** The nodes that are referred to, none of them found yet. */
export function* wantedNodes(refs: Float64Array): Steps<OsmNodes> {
  const ids = yield* sortedOnce(refs);
  const lon = new Float64Array(ids.length).fill(Number.NaN);
  return { ids, lon, lat: lon.slice(), nodeCount: 0, cursor: 0 };
}

/** Takes the wanted nodes out of a block. */
export function addNodes(block: OsmBlock, nodes: OsmNodes): void {
  const { pbf } = block;
  for (const group of block.groups) {
    pbf.pos = group.start;
    for (let field = pbf.nextField(group.end); field !== 0; field = pbf.nextField(group.end)) {
      if (field === GROUP_FIELD.dense) addDense(block, takeSpan(pbf), nodes);
      else if (field === GROUP_FIELD.node) addNode(block, takeSpan(pbf), nodes);
      else pbf.skip(pbf.type);
    }
  }
}

/** Dense nodes: three columns of differences, walked side by side. */
function addDense(block: OsmBlock, span: Span, nodes: OsmNodes): void {
  const { pbf } = block;
  const columns = { id: 0, idEnd: 0, lat: 0, lon: 0 };
  pbf.pos = span.start;
  for (let field = pbf.nextField(span.end); field !== 0; field = pbf.nextField(span.end)) {
    if (field !== 1 && field !== 8 && field !== 9) {
      pbf.skip(pbf.type);
      continue;
    }
    const column = takeSpan(pbf);
    if (field === 1) {
      columns.id = column.start;
      columns.idEnd = column.end;
    } else if (field === 8) columns.lat = column.start;
    else columns.lon = column.start;
  }
  let id = 0;
  let lat = 0;
  let lon = 0;
  while (columns.id < columns.idEnd) {
    pbf.pos = columns.id;
    id += pbf.readSVarint();
    columns.id = pbf.pos;
    pbf.pos = columns.lat;
    lat += pbf.readSVarint();
    columns.lat = pbf.pos;
    pbf.pos = columns.lon;
    lon += pbf.readSVarint();
    columns.lon = pbf.pos;
    place(block, nodes, id, lon, lat);
  }
  pbf.pos = span.end;
}

function addNode(block: OsmBlock, span: Span, nodes: OsmNodes): void {
  const { pbf } = block;
  let id = 0;
  let lat = 0;
  let lon = 0;
  pbf.pos = span.start;
  for (let field = pbf.nextField(span.end); field !== 0; field = pbf.nextField(span.end)) {
    if (field === 1) id = pbf.readSVarint();
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lon = pbf.readSVarint();
    else pbf.skip(pbf.type);
  }
  place(block, nodes, id, lon, lat);
}

// Four parameters in the hot loop instead of one object per node.
function place(block: OsmBlock, nodes: OsmNodes, id: number, lon: number, lat: number): void {
  nodes.nodeCount++;
  const index = seek(nodes, id);
  if (nodes.ids[index] !== id) return;
  // Whole billionths divided once: the double nearest to the decimal degrees in the file.
  nodes.lon[index] = (block.lonOffset + block.granularity * lon) / 1e9;
  nodes.lat[index] = (block.latOffset + block.granularity * lat) / 1e9;
}

/** First wanted node with a number ≥ id, walking on from the last one; a step back starts a binary search. */
function seek(nodes: OsmNodes, id: number): number {
  const { ids } = nodes;
  let index = nodes.cursor;
  if (index > 0 && (ids[index - 1] as number) >= id) index = lowerBound(ids, id);
  for (let steps = 0; index < ids.length && (ids[index] as number) < id; steps++) {
    if (steps < WALK_STEPS) index++;
    else index = lowerBound(ids, id);
  }
  nodes.cursor = index;
  return index;
}

/** Index of the first element ≥ value in ascending numbers. */
export function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
