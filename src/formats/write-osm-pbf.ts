import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';

/** Nodes as columns and ways over them, as OpenStreetMap holds them. */
export interface OsmData {
  readonly nodeId: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly ways: readonly OsmWay[];
}

export interface OsmWay {
  readonly id: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Identifiers of nodes. */
  readonly nodes: readonly number[];
}

/** Entities per block, as usual for the format. */
const BLOCK = 8000;
/** Default granularity: coordinates in 100 nanodegrees. */
const UNITS_PER_DEGREE = 1e7;

/** Writes an OSM PBF file: a header, dense nodes, then ways, each block deflated. Nodes and ways should come by rising id. */
export function writeOsmPbf(data: OsmData, program: string): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  addBlob(parts, 'OSMHeader', headerBlock(data, program));
  for (let from = 0; from < data.nodeId.length; from += BLOCK) {
    addBlob(parts, 'OSMData', nodeBlock(data, from, Math.min(data.nodeId.length, from + BLOCK)));
  }
  for (let from = 0; from < data.ways.length; from += BLOCK) {
    addBlob(parts, 'OSMData', wayBlock(data.ways.slice(from, from + BLOCK)));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** One blob with its header and the length before it. */
function addBlob(parts: Uint8Array[], type: string, block: Uint8Array): void {
  const blob = new PbfWriter();
  blob.writeVarintField(2, block.length);
  blob.writeBytesField(3, zlibSync(block, { level: 9 }));
  const body = blob.finish();
  const header = new PbfWriter();
  writeText(header, 1, type);
  header.writeVarintField(3, body.length);
  const head = header.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length, false);
  parts.push(length, head, body);
}

function writeText(writer: PbfWriter, field: number, text: string): void {
  writer.writeTag(field, 2);
  writer.writeString(text);
}

function headerBlock(data: OsmData, program: string): Uint8Array {
  const writer = new PbfWriter();
  const nano = (degrees: number): number => Math.round(degrees * 1e9);
  const [west, east] = extent(data.lon);
  const [south, north] = extent(data.lat);
  writer.writeMessage(
    1,
    (box, message) => {
      box.forEach((edge, index) => {
        message.writeSVarintField(index + 1, edge);
      });
    },
    [nano(west), nano(east), nano(north), nano(south)],
  );
  writeText(writer, 4, 'OsmSchema-V0.6');
  writeText(writer, 4, 'DenseNodes');
  writeText(writer, 5, 'Sort.Type_then_ID');
  writeText(writer, 16, program);
  return writer.finish();
}

function extent(values: Float64Array): [number, number] {
  let least = values[0] ?? 0;
  let most = least;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Dense nodes without tags: differences of identifiers and coordinates. */
function nodeBlock(data: OsmData, from: number, to: number): Uint8Array {
  const steps = (values: Float64Array, scale: number): number[] => {
    const list: number[] = [];
    let last = 0;
    for (let at = from; at < to; at++) {
      const value = Math.round((values[at] as number) * scale);
      list.push(value - last);
      last = value;
    }
    return list;
  };
  const writer = new PbfWriter();
  writeStrings(writer, ['']);
  writer.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (__, dense) => {
          dense.writePackedSVarint(1, steps(data.nodeId, 1));
          dense.writePackedSVarint(8, steps(data.lat, UNITS_PER_DEGREE));
          dense.writePackedSVarint(9, steps(data.lon, UNITS_PER_DEGREE));
        },
        null,
      );
    },
    null,
  );
  return writer.finish();
}

function wayBlock(ways: readonly OsmWay[]): Uint8Array {
  const strings = [''];
  const index = new Map<string, number>();
  const place = (text: string): number => {
    const known = index.get(text);
    if (known !== undefined) return known;
    const at = strings.push(text) - 1;
    index.set(text, at);
    return at;
  };
  const coded = ways.map((way) => ({
    id: way.id,
    keys: Object.keys(way.tags).map(place),
    values: Object.values(way.tags).map(place),
    refs: way.nodes.map((node, at) => node - (at === 0 ? 0 : (way.nodes[at - 1] as number))),
  }));
  const writer = new PbfWriter();
  writeStrings(writer, strings);
  writer.writeMessage(
    2,
    (list, group) => {
      for (const way of list) {
        group.writeMessage(
          3,
          (each, message) => {
            message.writeVarintField(1, each.id);
            message.writePackedVarint(2, each.keys);
            message.writePackedVarint(3, each.values);
            message.writePackedSVarint(8, each.refs);
          },
          way,
        );
      }
    },
    coded,
  );
  return writer.finish();
}

function writeStrings(writer: PbfWriter, strings: readonly string[]): void {
  writer.writeMessage(
    1,
    (list, table) => {
      for (const text of list) writeText(table, 1, text);
    },
    strings,
  );
}
