/** Segments as columns. */
export interface Segments {
  readonly count: number;
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  readonly toX: Float64Array;
  readonly toY: Float64Array;
}

/** Two segments that cross in their insides, with the share along each where they do. */
export type OnCrossing = (first: number, second: number, alongFirst: number, alongSecond: number) => void;

/** Finds all pairs of segments that cross; a common end is no crossing. `bucket` is a size a little above most segments. */
export function findCrossings(segments: Segments, bucket: number, onCrossing: OnCrossing): void {
  const cells = new Map<number, number[]>();
  for (let index = 0; index < segments.count; index++) {
    eachBucket(segments, index, bucket, (key) => {
      const list = cells.get(key);
      if (list === undefined) cells.set(key, [index]);
      else list.push(index);
    });
  }
  for (const [key, list] of cells) {
    for (let a = 0; a < list.length; a++) {
      for (let b = a + 1; b < list.length; b++) {
        const first = list[a] as number;
        const second = list[b] as number;
        const hit = crossing(segments, first, second);
        if (hit === null) continue;
        // A pair can share several buckets: report it in the one that holds the crossing.
        const dx = (segments.toX[first] as number) - (segments.fromX[first] as number);
        const dy = (segments.toY[first] as number) - (segments.fromY[first] as number);
        const x = (segments.fromX[first] as number) + hit[0] * dx;
        const y = (segments.fromY[first] as number) + hit[0] * dy;
        if (bucketKey(Math.floor(x / bucket), Math.floor(y / bucket)) === key) onCrossing(first, second, hit[0], hit[1]);
      }
    }
  }
}

function bucketKey(x: number, y: number): number {
  return (y + 1e6) * 4194304 + x + 1e6;
}

function eachBucket(segments: Segments, index: number, bucket: number, visit: (key: number) => void): void {
  const x0 = Math.floor(Math.min(segments.fromX[index] as number, segments.toX[index] as number) / bucket);
  const x1 = Math.floor(Math.max(segments.fromX[index] as number, segments.toX[index] as number) / bucket);
  const y0 = Math.floor(Math.min(segments.fromY[index] as number, segments.toY[index] as number) / bucket);
  const y1 = Math.floor(Math.max(segments.fromY[index] as number, segments.toY[index] as number) / bucket);
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) visit(bucketKey(x, y));
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
