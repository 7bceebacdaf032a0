/** Kinds of column; a file names them by their place here, so new ones go to the end. */
const COLUMN_TYPES = [Uint8Array, Uint32Array, Float32Array, Float64Array] as const;
export type Column = Uint8Array | Uint32Array | Float32Array | Float64Array;

/** "MRK" and the version of the layout: other versions are refused. */
const MAGIC = 0x4d524b01;
/** Words before the text: magic, bytes in all, bytes of the text, checksum. */
const HEADER_WORDS = 4;
const CHECKSUM_WORD = 3;
const ALIGNMENT = 8;

/** Typed arrays and whatever JSON can hold beside them. */
interface Packed {
  readonly info: unknown;
  readonly columns: readonly Column[];
}

interface Text {
  readonly info: unknown;
  /** Place in COLUMN_TYPES and length of each column. */
  readonly columns: readonly (readonly [type: number, length: number])[];
}

/** One buffer of it all, to be stored or transferred: header, JSON, then the columns, each on an eight-byte border. */
export function packColumns({ info, columns }: Packed): Uint8Array<ArrayBuffer> {
  const kinds = columns.map((column): [number, number] => {
    return [COLUMN_TYPES.findIndex((type) => column instanceof type), column.length];
  });
  const text = new TextEncoder().encode(JSON.stringify({ info, columns: kinds } satisfies Text));
  const start = aligned(HEADER_WORDS * 4 + text.length);
  const bytes = new Uint8Array(columns.reduce((end, column) => aligned(end + column.byteLength), start));
  bytes.set(text, HEADER_WORDS * 4);
  let at = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at = aligned(at + column.byteLength);
  }
  const words = new Uint32Array(bytes.buffer);
  words.set([MAGIC, bytes.length, text.length]);
  words[CHECKSUM_WORD] = checksum(words);
  return bytes;
}

/**
 * What was packed; the columns are views on the bytes. Null for anything but the very bytes that `packColumns` gave:
 * cut short, changed, of another layout or of a machine of other byte order.
 */
export function unpackColumns(given: Uint8Array<ArrayBuffer>): Packed | null {
  if (given.length < HEADER_WORDS * 4 || given.length % ALIGNMENT !== 0) return null;
  const bytes = given.byteOffset === 0 ? given : given.slice();
  const words = new Uint32Array(bytes.buffer, 0, bytes.length / 4);
  if (words[0] !== MAGIC || words[1] !== bytes.length || words[CHECKSUM_WORD] !== checksum(words)) return null;
  const textBytes = words[2]!;
  const text = new TextDecoder().decode(bytes.subarray(HEADER_WORDS * 4, HEADER_WORDS * 4 + textBytes));
  // The checksum vouches that this is what was written.
  const { info, columns: kinds } = JSON.parse(text) as Text;
  let at = aligned(HEADER_WORDS * 4 + textBytes);
  const columns = kinds.map(([type, length]) => {
    const column = new COLUMN_TYPES[type]!(bytes.buffer, at, length);
    at = aligned(at + column.byteLength);
    return column;
  });
  return { info, columns };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/**
 * MurmurHash3 (Appleby 2011, 32 bits) over the words, the checksum's own left out. Each step is one to one, so that a
 * change within one word is always seen, and any other but for one in four thousand million.
 */
function checksum(words: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    if (i === CHECKSUM_WORD) continue;
    const word = Math.imul(words[i]!, 0xcc9e2d51);
    sum ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    sum = (Math.imul((sum << 13) | (sum >>> 19), 5) + 0xe6546b64) | 0;
  }
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
