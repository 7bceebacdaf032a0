import { PbfReader } from 'pbf';

/** A run of bytes in a block. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One unpacked block: where its groups lie, how its coordinates are scaled, and its strings, decoded when asked for. */
export interface OsmBlock {
  readonly pbf: PbfReader;
  readonly groups: readonly Span[];
  /** Degrees × 10⁹ = offset + granularity × stored. */
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
  readonly text: (index: number) => string;
}

/** Kinds of entity by their field in a group. */
export const GROUP_FIELD = { node: 1, dense: 2, way: 3, relation: 4 } as const;

/** Opens an unpacked `OSMData` blob. */
export function osmBlock(bytes: Uint8Array): OsmBlock {
  const pbf = new PbfReader(bytes);
  const groups: Span[] = [];
  const scale = { granularity: 100, latOffset: 0, lonOffset: 0 };
  let strings: Span = { start: 0, end: 0 };
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) strings = takeSpan(pbf);
    else if (field === 2) groups.push(takeSpan(pbf));
    else if (field === 17) scale.granularity = pbf.readVarint(true);
    else if (field === 19) scale.latOffset = pbf.readVarint(true);
    else if (field === 20) scale.lonOffset = pbf.readVarint(true);
  }
  return { pbf, groups, ...scale, text: stringTable(pbf, strings) };
}

/** The span of the length-delimited field at hand; the reader goes on behind it. */
export function takeSpan(pbf: PbfReader): Span {
  const length = pbf.readVarint();
  const start = pbf.pos;
  pbf.pos = start + length;
  return { start, end: pbf.pos };
}

/** Strings are found on the first question, decoded one by one and kept: blocks of nodes never ask. */
function stringTable(pbf: PbfReader, span: Span): (index: number) => string {
  let starts: number[] | null = null;
  const texts: (string | undefined)[] = [];
  return (index) => {
    const known = texts[index];
    if (known !== undefined) return known;
    const back = pbf.pos;
    if (starts === null) {
      starts = [];
      pbf.pos = span.start;
      while (pbf.nextField(span.end) === 1) {
        starts.push(pbf.pos);
        pbf.skip(pbf.type);
      }
    }
    const start = starts[index];
    if (start === undefined) throw new Error(`string ${index} of ${starts.length} is missing`);
    pbf.pos = start;
    const text = pbf.readString();
    pbf.pos = back;
    texts[index] = text;
    return text;
  };
}
