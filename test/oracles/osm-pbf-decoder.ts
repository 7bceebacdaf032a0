import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { at } from './at.ts';

/**
 * A small decoder of the public OSM PBF format (wiki.openstreetmap.org/wiki/PBF_Format): plain Nodes, DenseNodes and
 * Ways with tags; zlib or raw blobs. Relations are skipped, since version 1 has no turn restrictions.
 */
interface OsmWay {
  id: number;
  refs: number[];
  tags: Record<string, string>;
}

export interface OsmData {
  /** id -> [lon, lat] */
  nodes: Map<number, [number, number]>;
  ways: OsmWay[];
}

interface Block {
  strings: string[];
  groups: Uint8Array[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

export function decodeOsmPbf(bytes: Uint8Array): OsmData {
  const data: OsmData = { nodes: new Map(), ways: [] };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 0;
  while (position < bytes.length) {
    // "int4: length of the BlobHeader message in network byte order", then BlobHeader, then Blob.
    const headerLength = view.getUint32(position);
    const header = readBlobHeader(bytes.subarray(position + 4, position + 4 + headerLength));
    const blobStart = position + 4 + headerLength;
    position = blobStart + header.dataSize;
    if (header.type !== 'OSMData') continue;
    readBlock(readBlob(bytes.subarray(blobStart, position)), data);
  }
  return data;
}

function readBlobHeader(bytes: Uint8Array): { type: string; dataSize: number } {
  return new PbfReader(bytes).readFields(
    (field, header, pbf) => {
      if (field === 1) header.type = pbf.readString();
      else if (field === 3) header.dataSize = pbf.readVarint();
    },
    { type: '', dataSize: 0 },
  );
}

function readBlob(bytes: Uint8Array): Uint8Array {
  const blob: { content: Uint8Array | undefined } = { content: undefined };
  new PbfReader(bytes).readFields((field, found, pbf) => {
    if (field === 1) found.content = pbf.readBytes();
    else if (field === 3) found.content = inflateSync(pbf.readBytes());
  }, blob);
  if (!blob.content) throw new Error('a blob that is neither raw nor zlib');
  return blob.content;
}

function readBlock(bytes: Uint8Array, data: OsmData): void {
  const block: Block = { strings: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
  new PbfReader(bytes).readFields((field, into, pbf) => {
    if (field === 1) {
      pbf.readMessage((inner, strings) => {
        if (inner === 1) strings.push(new TextDecoder().decode(pbf.readBytes()));
      }, into.strings);
    } else if (field === 2) into.groups.push(pbf.readBytes());
    else if (field === 17) into.granularity = pbf.readVarint();
    else if (field === 19) into.latOffset = pbf.readVarint(true);
    else if (field === 20) into.lonOffset = pbf.readVarint(true);
  }, block);
  for (const group of block.groups) {
    new PbfReader(group).readFields((field, into, pbf) => {
      if (field === 1) readNode(pbf, block, into);
      else if (field === 2) readDenseNodes(pbf, block, into);
      else if (field === 3) readWay(pbf, block, into);
    }, data);
  }
}

/** "latitude = .000000001 * (lat_offset + (granularity * lat))" */
function degrees(raw: number, offset: number, block: Block): number {
  return 1e-9 * (offset + block.granularity * raw);
}

function readNode(pbf: PbfReader, block: Block, data: OsmData): void {
  const node = { id: 0, lat: 0, lon: 0 };
  pbf.readMessage((field, into) => {
    if (field === 1) into.id = pbf.readSVarint();
    else if (field === 8) into.lat = pbf.readSVarint();
    else if (field === 9) into.lon = pbf.readSVarint();
  }, node);
  data.nodes.set(node.id, [degrees(node.lon, block.lonOffset, block), degrees(node.lat, block.latOffset, block)]);
}

function readDenseNodes(pbf: PbfReader, block: Block, data: OsmData): void {
  const dense: { ids: number[]; lats: number[]; lons: number[] } = { ids: [], lats: [], lons: [] };
  pbf.readMessage((field, into) => {
    if (field === 1) pbf.readPackedSVarint(into.ids);
    else if (field === 8) pbf.readPackedSVarint(into.lats);
    else if (field === 9) pbf.readPackedSVarint(into.lons);
  }, dense);
  let id = 0;
  let lat = 0;
  let lon = 0;
  for (let i = 0; i < dense.ids.length; i++) {
    id += at(dense.ids, i);
    lat += at(dense.lats, i);
    lon += at(dense.lons, i);
    data.nodes.set(id, [degrees(lon, block.lonOffset, block), degrees(lat, block.latOffset, block)]);
  }
}

function readWay(pbf: PbfReader, block: Block, data: OsmData): void {
  const raw: { id: number; keys: number[]; values: number[]; deltas: number[] } = {
    id: 0,
    keys: [],
    values: [],
    deltas: [],
  };
  pbf.readMessage((field, into) => {
    if (field === 1) into.id = pbf.readVarint(true);
    else if (field === 2) pbf.readPackedVarint(into.keys);
    else if (field === 3) pbf.readPackedVarint(into.values);
    else if (field === 8) pbf.readPackedSVarint(into.deltas);
  }, raw);
  const way: OsmWay = { id: raw.id, refs: [], tags: {} };
  let ref = 0;
  for (const delta of raw.deltas) {
    ref += delta;
    way.refs.push(ref);
  }
  raw.keys.forEach((key, i) => {
    way.tags[at(block.strings, key)] = at(block.strings, at(raw.values, i));
  });
  data.ways.push(way);
}
