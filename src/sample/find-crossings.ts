import { columnOf, rowOf, type Segments, segmentBuckets } from './segment-buckets.ts';

/** Two segments that cross, with the share along each where they do. */
export type OnCrossing = (first: number, second: number, alongFirst: number, alongSecond: number) => void;

/**
 * Finds all pairs of segments that cross or touch; two with a common end are no such pair. `bucket` is a size a little
 * above that of most segments. Pairs come in a fixed order.
 */
export function findCrossings(segments: Segments, bucket: number, onCrossing: OnCrossing): void {
  const buckets = segmentBuckets(segments, bucket);
  const { start, member } = buckets;
  for (let cell = 0; cell + 1 < start.length; cell++) {
    const end = start[cell + 1] as number;
    for (let a = start[cell] as number; a < end; a++) {
      for (let b = a + 1; b < end; b++) {
        const first = member[a] as number;
        const second = member[b] as number;
        const hit = crossing(segments, first, second);
        if (hit === null) continue;
        // A pair can share several buckets: report it in the one that holds the crossing.
        const fromX = segments.fromX[first] as number;
        const fromY = segments.fromY[first] as number;
        const x = fromX + hit[0] * ((segments.toX[first] as number) - fromX);
        const y = fromY + hit[0] * ((segments.toY[first] as number) - fromY);
        if (columnOf(x, buckets) + rowOf(y, buckets) * buckets.columns === cell)
          onCrossing(first, second, hit[0], hit[1]);
      }
    }
  }
}

function crossing(segments: Segments, first: number, second: number): [number, number] | null {
  const ax = segments.fromX[first] as number;
  const ay = segments.fromY[first] as number;
  const bx = segments.toX[first] as number;
  const by = segments.toY[first] as number;
  const cx = segments.fromX[second] as number;
  const cy = segments.fromY[second] as number;
  const dx = segments.toX[second] as number;
  const dy = segments.toY[second] as number;
  if ((ax === cx && ay === cy) || (ax === dx && ay === dy) || (bx === cx && by === cy) || (bx === dx && by === dy)) {
    return null;
  }
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (turn === 0) return null;
  const alongFirst = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const alongSecond = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  const inside = alongFirst >= 0 && alongFirst <= 1 && alongSecond >= 0 && alongSecond <= 1;
  return inside ? [alongFirst, alongSecond] : null;
}
