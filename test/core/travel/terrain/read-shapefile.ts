import { readShared } from '../../../oracles/shared-data.ts';

export interface Shape {
  readonly parts: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Lines, polygons (all rings) or points of a shapefile with their table. `path` without extension. */
export function readShapefile(path: string): Shape[] {
  const bytes = readShared(`${path}.shp`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = readDbf(readShared(`${path}.dbf`));
  const shapes: Shape[] = [];
  for (let at = 100; at < view.byteLength; ) {
    const start = at + 8;
    shapes.push({ parts: partsAt(view, start), fields: rows[shapes.length] ?? {} });
    at = start + 2 * view.getInt32(at + 4);
  }
  return shapes;
}

function partsAt(view: DataView, start: number): [number, number][][] {
  const type = view.getInt32(start, true) % 10;
  const point = (at: number): [number, number] => [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
  if (type === 0) return [];
  if (type === 1) return [[point(start + 4)]];
  if (type !== 3 && type !== 5) throw new Error(`shape type ${type}`);
  const parts = view.getInt32(start + 36, true);
  const points = view.getInt32(start + 40, true);
  const first = Array.from({ length: parts }, (_, k) => view.getInt32(start + 44 + 4 * k, true));
  return first.map((from, k) => {
    const to = first[k + 1] ?? points;
    return Array.from({ length: to - from }, (_, p) => point(start + 44 + 4 * parts + 16 * (from + p)));
  });
}

function readDbf(bytes: Uint8Array): Record<string, string>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, length: number) => new TextDecoder().decode(bytes.subarray(from, from + length));
  const headLength = view.getUint16(8, true);
  const rowLength = view.getUint16(10, true);
  const fields: { name: string; length: number }[] = [];
  for (let at = 32; bytes[at] !== 0x0d; at += 32) {
    fields.push({ name: text(at, 11).replace(/\0.*$/s, ''), length: bytes[at + 16] ?? 0 });
  }
  return Array.from({ length: view.getUint32(4, true) }, (_, row) => {
    let at = headLength + row * rowLength + 1;
    return Object.fromEntries(
      fields.map(({ name, length }) => {
        const value = text(at, length).trim();
        at += length;
        return [name, value];
      }),
    );
  });
}
