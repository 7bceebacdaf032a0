import type { LonLat } from '../../core/model/units.ts';

/** A polygon or a line while it is drawn: its vertices, and where the pointer is. Plain data; every step makes a new one. */
export interface ZoneDraft {
  readonly vertices: readonly LonLat[];
  readonly pointer: LonLat | null;
  /** A line, not the outline of an area. */
  readonly open?: boolean;
}

export const EMPTY_DRAFT: ZoneDraft = { vertices: [], pointer: null };
export const LEAST_VERTICES = 3;

/** Adds a vertex. */
export function addVertex(draft: ZoneDraft, vertex: LonLat): ZoneDraft {
  return { ...draft, vertices: [...draft.vertices, vertex] };
}

/** Takes the last vertex back. */
export function removeLastVertex(draft: ZoneDraft): ZoneDraft {
  return { ...draft, vertices: draft.vertices.slice(0, -1) };
}

/** Twice the signed area; positive = counter-clockwise, seen with north up. */
function doubleArea(ring: readonly LonLat[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

type Segment = readonly [LonLat, LonLat];

/** Which side of the line a → b the place c lies on. */
function side(a: LonLat, b: LonLat, c: LonLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function segmentsCross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function ringCrosses(ring: readonly LonLat[]): boolean {
  const edges = ring.map(
    (vertex, index) => [vertex, ring[(index + 1) % ring.length] ?? vertex] as const satisfies Segment,
  );
  return edges.some((one, first) => edges.some((other, second) => second > first && segmentsCross(one, other)));
}

/** Whether the ring would cross itself, the pointer taken as its next vertex. */
export function draftCrosses(draft: ZoneDraft): boolean {
  return ringCrosses(draft.pointer ? [...draft.vertices, draft.pointer] : draft.vertices);
}

/**
 * The finished ring: first vertex repeated at the end, counter-clockwise as GeoJSON wants outer rings.
 * null with fewer than three vertices, without area, or where it crosses itself.
 */
export function closedRing(draft: ZoneDraft): LonLat[] | null {
  const { vertices } = draft;
  const area = doubleArea(vertices);
  if (vertices.length < LEAST_VERTICES || area === 0 || ringCrosses(vertices)) return null;
  const ring = area > 0 ? [...vertices] : [...vertices].reverse();
  return [...ring, ring[0] as LonLat];
}
