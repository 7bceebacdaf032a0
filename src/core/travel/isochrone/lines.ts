import { type LatticeWindow, placeOn, UNITS_PER_DEGREE } from './lattice.ts';
import type { Rings } from './trace-rings.ts';

/**
 * Closed lines over one window, all of them together, as linked vertices. The window is thought of with one more
 * sample all round, so that areas which reach its edge are closed there.
 */
export interface Lines {
  readonly ringCount: number;
  /** Vertices of ring r before any were taken out: offsets[r] to offsets[r + 1]. */
  readonly offsets: Int32Array;
  /** What each ring bounds: the index of a band, or an owner. */
  readonly label: Int32Array;
  /** For a hole the ring around it, else -1. */
  readonly parent: Int32Array;
  /** Lon and lat in whole units (millionths of a degree): what is drawn, and what crossing is judged by. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Column and row in the widened window, in which samples stand at whole numbers from 0. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Next and previous vertex of the ring; -1 once taken out. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
}

/** Share of the step from the inner to the outer sample at which a border crosses it, 0 < share < 1. */
export type ShareOfStep = (inner: number, outer: number, label: number) => number;

/** Places the crossings of one or several sets of rings; ring indices go on from one set to the next. */
export function linesOfRings(window: LatticeWindow, sets: readonly Rings[], shareOf: ShareOfStep): Lines {
  const lines = emptyLines(sets);
  const columns = window.columns + 2;
  let firstRing = 0;
  let vertex = 0;
  for (const rings of sets) {
    for (let r = 0; r < rings.count; r++) {
      const start = vertex;
      for (let k = rings.offsets[r]!; k < rings.offsets[r + 1]!; k++, vertex++) {
        const inner = rings.inner[k]!;
        const outer = rings.outer[k]!;
        const share = shareOf(inner, outer, rings.label[r]!);
        const u = inner % columns;
        const v = (inner - u) / columns;
        const outerU = outer % columns;
        lines.u[vertex] = u + share * (outerU - u);
        lines.v[vertex] = v + share * ((outer - outerU) / columns - v);
        lines.next[vertex] = vertex + 1;
        lines.previous[vertex] = vertex - 1;
      }
      lines.next[vertex - 1] = start;
      lines.previous[start] = vertex - 1;
      lines.offsets[firstRing + r + 1] = vertex;
      lines.label[firstRing + r] = rings.label[r]!;
      lines.parent[firstRing + r] = rings.parent[r]! < 0 ? -1 : firstRing + rings.parent[r]!;
    }
    firstRing += rings.count;
  }
  for (let i = 0; i < vertex; i++) {
    const [lon, lat] = placeOn(window.lattice, window.column + lines.u[i]! - 1, window.row + lines.v[i]! - 1);
    lines.x[i] = Math.round(lon * UNITS_PER_DEGREE);
    lines.y[i] = Math.round(lat * UNITS_PER_DEGREE);
  }
  return lines;
}

function emptyLines(sets: readonly Rings[]): Lines {
  const ringCount = sets.reduce((sum, rings) => sum + rings.count, 0);
  const vertices = sets.reduce((sum, rings) => sum + rings.inner.length, 0);
  return {
    ringCount,
    offsets: new Int32Array(ringCount + 1),
    label: new Int32Array(ringCount),
    parent: new Int32Array(ringCount),
    x: new Int32Array(vertices),
    y: new Int32Array(vertices),
    u: new Float64Array(vertices),
    v: new Float64Array(vertices),
    next: new Int32Array(vertices),
    previous: new Int32Array(vertices),
  };
}
