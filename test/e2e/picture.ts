import { inflateSync } from 'node:zlib';

/** A decoded picture, 8 bits a channel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Decodes a PNG of 8 bits without interlacing: what browsers write. */
export function decodePng(png: Buffer): Picture {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('Not a PNG.');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = CHANNELS[png[25] ?? 0];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error('A PNG of an unexpected kind.');
  return { width, height, channels, data: unfilter(inflateSync(Buffer.concat(parts)), width * channels, channels) };
}

function unfilter(raw: Uint8Array, stride: number, channels: number): Uint8Array {
  const rows = raw.length / (stride + 1);
  const out = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const filter = raw[row * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const to = row * stride + i;
      const left = i >= channels ? out[to - channels]! : 0;
      const up = row > 0 ? out[to - stride]! : 0;
      const corner = row > 0 && i >= channels ? out[to - stride - channels]! : 0;
      out[to] = raw[row * (stride + 1) + 1 + i]! + predicted(filter, { left, up, corner });
    }
  }
  return out;
}

function predicted(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Share of pixels that differ visibly between two pictures of one size. */
export function differenceOf(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) return 1;
  let different = 0;
  for (let at = 0; at < a.data.length; at += a.channels) {
    let most = 0;
    for (let c = 0; c < Math.min(3, a.channels); c++) {
      most = Math.max(most, Math.abs(a.data[at + c]! - b.data[at + c]!));
    }
    if (most > 16) different += 1;
  }
  return different / (a.width * a.height);
}

/** How many colours occur, up to a most; a blank picture has one. */
export function colorsOf({ data, channels }: Picture, most = 1000): number {
  const seen = new Set<number>();
  for (let at = 0; at < data.length && seen.size < most; at += channels) {
    seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
  }
  return seen.size;
}
