import type { Position } from 'geojson';
import { inParts, type Steps } from '../model/steps.ts';

/** Lines between two pauses. */
const LINES_AT_ONCE = 2 ** 13;

/** Lines as runs of node numbers; equal coordinates have one number, in the order of first appearance. */
export interface SharedNodes {
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  readonly lines: readonly (readonly number[])[];
}

export function* sharedNodes(lines: readonly (readonly Position[])[]): Steps<SharedNodes> {
  const lon: number[] = [];
  const lat: number[] = [];
  // Longitude, then latitude: two number keys are faster and stricter than one text.
  const nodes = new Map<number, Map<number, number>>();
  const nodeAt = (x: number, y: number): number => {
    let column = nodes.get(x);
    if (column === undefined) {
      column = new Map();
      nodes.set(x, column);
    }
    let node = column.get(y);
    if (node === undefined) {
      node = lon.push(x) - 1;
      lat.push(y);
      column.set(y, node);
    }
    return node;
  };
  const numbered: number[][] = [];
  yield* inParts(lines.length, LINES_AT_ONCE, (from, to) => {
    for (const line of lines.slice(from, to)) {
      numbered.push(line.map(([x = Number.NaN, y = Number.NaN]) => nodeAt(x, y)));
    }
  });
  return { lon, lat, lines: numbered };
}
