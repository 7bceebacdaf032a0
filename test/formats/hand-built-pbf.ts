import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';
import type { InputFile } from '../../src/formats/driver.ts';

export interface TestNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
}
export interface TestWay {
  readonly id: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly refs: readonly number[];
}
export interface TestOsm {
  readonly nodes: readonly TestNode[];
  readonly ways: readonly TestWay[];
  readonly relations?: readonly { readonly id: number; readonly tags: Readonly<Record<string, string>> }[];
  /** How the file is written: single nodes, no compression, other features or blob types. */
  readonly plainNodes?: boolean;
  readonly raw?: boolean;
  readonly feature?: string;
  readonly granularity?: number;
}

/** An OSM PBF file written by hand with pbf's own encoder, independent of the reader under test. */
export function handBuiltPbf(osm: TestOsm): InputFile {
  const header = new PbfWriter();
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes', ...(osm.feature ? [osm.feature] : [])])
    header.writeStringField(4, feature);
  const parts = [
    blob('OSMHeader', header.finish(), osm),
    blob('OSMData', nodeBlock(osm), osm),
    blob('OSMData', wayBlock(osm), osm),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { name: 'test.osm.pbf', bytes };
}

function blob(type: string, content: Uint8Array, { raw }: TestOsm): Uint8Array {
  const body = new PbfWriter();
  if (raw === true) body.writeBytesField(1, content);
  else {
    body.writeVarintField(2, content.length);
    body.writeBytesField(3, zlibSync(content));
  }
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bytes.length);
  const head = header.finish();
  const all = new Uint8Array(4 + head.length + bytes.length);
  new DataView(all.buffer).setUint32(0, head.length);
  all.set(head, 4);
  all.set(bytes, 4 + head.length);
  return all;
}

const differences = (values: readonly number[]) => values.map((value, i) => value - (values[i - 1] ?? 0));

function nodeBlock({ nodes, plainNodes, granularity = 100 }: TestOsm): Uint8Array {
  const stored = (degrees: number) => Math.round((degrees * 1e9) / granularity);
  const block = new PbfWriter();
  block.writeMessage(1, (_, pbf) => pbf.writeStringField(1, ''), null);
  block.writeMessage(
    2,
    (_, group) => {
      if (plainNodes === true) {
        for (const node of nodes) {
          group.writeMessage(
            1,
            (_inner, pbf) => {
              pbf.writeSVarintField(1, node.id);
              pbf.writeSVarintField(8, stored(node.lat));
              pbf.writeSVarintField(9, stored(node.lon));
            },
            null,
          );
        }
        return;
      }
      group.writeMessage(
        2,
        (_inner, pbf) => {
          pbf.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
          pbf.writePackedSVarint(8, differences(nodes.map(({ lat }) => stored(lat))));
          pbf.writePackedSVarint(9, differences(nodes.map(({ lon }) => stored(lon))));
        },
        null,
      );
    },
    null,
  );
  block.writeVarintField(17, granularity);
  return block.finish();
}

function wayBlock({ ways, relations = [] }: TestOsm): Uint8Array {
  const strings = ['', ...new Set([...ways, ...relations].flatMap(({ tags }) => Object.entries(tags).flat()))];
  const tags = (pbf: PbfWriter, entity: { tags: Readonly<Record<string, string>> }) => {
    pbf.writePackedVarint(
      2,
      Object.keys(entity.tags).map((key) => strings.indexOf(key)),
    );
    pbf.writePackedVarint(
      3,
      Object.values(entity.tags).map((value) => strings.indexOf(value)),
    );
  };
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, pbf) => {
      for (const string of strings) pbf.writeStringField(1, string);
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      for (const way of ways) {
        group.writeMessage(
          3,
          (_inner, pbf) => {
            pbf.writeVarintField(1, way.id);
            tags(pbf, way);
            pbf.writePackedSVarint(8, differences(way.refs));
          },
          null,
        );
      }
      for (const relation of relations) {
        group.writeMessage(
          4,
          (_inner, pbf) => {
            pbf.writeVarintField(1, relation.id);
            tags(pbf, relation);
          },
          null,
        );
      }
    },
    null,
  );
  return block.finish();
}
