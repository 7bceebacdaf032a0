import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { EARTH_RADIUS_METERS } from './great-circle.ts';

export interface TinyWay {
  id: number;
  refs: number[];
  tags: Record<string, string>;
}

/** A node as [id, metres east, metres north] of 0°, 0°: at the equator a metre is the same angle both ways. */
export type TinyNode = [id: number, east: number, north: number];

const DEGREES_PER_METER = 180 / Math.PI / EARTH_RADIUS_METERS;

/** The place that lies so many metres east and north of 0°, 0°. */
export function placeAt(east: number, north: number): { lon: number; lat: number } {
  return { lon: east * DEGREES_PER_METER, lat: north * DEGREES_PER_METER };
}

/** A minimal OSM PBF file: one zlib block with DenseNodes and Ways, granularity 1 (nanodegrees). */
export function tinyPbf(nodes: TinyNode[], ways: TinyWay[]): Uint8Array {
  const strings = [''];
  const indexOf = (text: string): number => {
    if (!strings.includes(text)) strings.push(text);
    return strings.indexOf(text);
  };
  const group = new PbfWriter();
  group.writeMessage(2, writeDense, nodes);
  for (const way of ways) {
    group.writeMessage(
      3,
      (each, pbf) => {
        pbf.writeVarintField(1, each.id);
        pbf.writePackedVarint(2, Object.keys(each.tags).map(indexOf));
        pbf.writePackedVarint(3, Object.values(each.tags).map(indexOf));
        pbf.writePackedSVarint(8, deltas(each.refs));
      },
      way,
    );
  }
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (all, pbf) => {
      for (const text of all) pbf.writeBytesField(1, new TextEncoder().encode(text));
    },
    strings,
  );
  block.writeBytesField(2, group.finish());
  block.writeVarintField(17, 1);
  return blobOf(block.finish());
}

function writeDense(nodes: TinyNode[], pbf: PbfWriter): void {
  const nano = (meters: number): number => Math.round(meters * DEGREES_PER_METER * 1e9);
  pbf.writePackedSVarint(1, deltas(nodes.map(([id]) => id)));
  pbf.writePackedSVarint(8, deltas(nodes.map(([, , north]) => nano(north))));
  pbf.writePackedSVarint(9, deltas(nodes.map(([, east]) => nano(east))));
}

function deltas(values: number[]): number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}

function blobOf(content: Uint8Array): Uint8Array {
  const blob = new PbfWriter();
  blob.writeBytesField(3, deflateSync(content));
  const body = blob.finish();
  const header = new PbfWriter();
  header.writeStringField(1, 'OSMData');
  header.writeVarintField(3, body.length);
  const head = header.finish();
  const file = new Uint8Array(4 + head.length + body.length);
  new DataView(file.buffer).setUint32(0, head.length);
  file.set(head, 4);
  file.set(body, 4 + head.length);
  return file;
}
