import { unzlibSync } from 'fflate';
import { PbfReader } from 'pbf';

export interface ReadWay {
  id: number;
  tags: Record<string, string>;
  nodes: number[];
}

export interface ReadOsm {
  features: string[];
  nodes: Map<number, [lon: number, lat: number]>;
  ways: ReadWay[];
}

/** A slow, obvious reader of OSM PBF, to check the writer against. */
export function readOsm(bytes: Uint8Array): ReadOsm {
  const osm: ReadOsm = { features: [], nodes: new Map(), ways: [] };
  let at = 0;
  while (at < bytes.length) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, false);
    const head = { type: '', size: 0 };
    new PbfReader(bytes.subarray(at + 4, at + 4 + length)).readFields((tag, result, pbf) => {
      if (tag === 1) result.type = pbf.readString();
      if (tag === 3) result.size = pbf.readVarint();
    }, head);
    at += 4 + length;
    const blob = { raw: 0, data: new Uint8Array() };
    new PbfReader(bytes.subarray(at, at + head.size)).readFields((tag, result, pbf) => {
      if (tag === 2) result.raw = pbf.readVarint();
      if (tag === 3) result.data = Uint8Array.from(pbf.readBytes());
    }, blob);
    at += head.size;
    const block = unzlibSync(blob.data);
    if (block.length !== blob.raw) throw new Error('raw_size is wrong');
    if (head.type === 'OSMHeader') readHeader(block, osm);
    else readBlock(block, osm);
  }
  return osm;
}

function readHeader(block: Uint8Array, osm: ReadOsm): void {
  new PbfReader(block).readFields((tag, result, pbf) => {
    if (tag === 4) result.features.push(pbf.readString());
  }, osm);
}

function readBlock(block: Uint8Array, osm: ReadOsm): void {
  const strings: string[] = [];
  new PbfReader(block).readFields((tag, result, pbf) => {
    if (tag === 1) {
      pbf.readMessage((field, list: string[], inner) => {
        if (field === 1) list.push(inner.readString());
      }, strings);
    }
    if (tag === 2)
      pbf.readMessage((field, _: ReadOsm, inner) => readGroup(field, { osm: result, strings }, inner), result);
  }, osm);
}

function readGroup(field: number, into: { osm: ReadOsm; strings: string[] }, pbf: PbfReader): void {
  if (field === 2) {
    const dense = { id: [] as number[], lat: [] as number[], lon: [] as number[] };
    pbf.readMessage((tag, result, inner) => {
      if (tag === 1) result.id = inner.readPackedSVarint();
      if (tag === 8) result.lat = inner.readPackedSVarint();
      if (tag === 9) result.lon = inner.readPackedSVarint();
    }, dense);
    let [id, lat, lon] = [0, 0, 0];
    dense.id.forEach((step, at) => {
      id += step;
      lat += dense.lat[at] as number;
      lon += dense.lon[at] as number;
      into.osm.nodes.set(id, [lon / 1e7, lat / 1e7]);
    });
  }
  if (field === 3) {
    const way = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
    pbf.readMessage((tag, result, inner) => {
      if (tag === 1) result.id = inner.readVarint();
      if (tag === 2) result.keys = inner.readPackedVarint();
      if (tag === 3) result.values = inner.readPackedVarint();
      if (tag === 8) result.refs = inner.readPackedSVarint();
    }, way);
    let node = 0;
    const nodes = way.refs.map((step) => (node += step));
    const tags = Object.fromEntries(
      way.keys.map((key, at) => [into.strings[key], into.strings[way.values[at] as number]]),
    );
    into.osm.ways.push({ id: way.id, tags, nodes });
  }
}
