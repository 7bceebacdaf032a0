/** Segments as columns. */
export interface Segments {
  readonly count: number;
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  readonly toX: Float64Array;
  readonly toY: Float64Array;
}

/** Two segments that cross, with the share along each where they do. */
export type OnCrossing = (first: number, second: number, alongFirst: number, alongSecond: number) => void;

/**
 * Finds all pairs of segments that cross or touch; two with a common end are no such pair. `bucket` is a size a little
 * above that of most segments. Pairs come in a fixed order.
 */
export function findCrossings(segments: Segments, bucket: number, onCrossing: OnCrossing): void {
  const frame = frameOf(segments, bucket);
  const { start, member } = sortIntoBuckets(segments, frame);
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
        if (columnOf(x, frame) + rowOf(y, frame) * frame.columns === cell) onCrossing(first, second, hit[0], hit[1]);
      }
    }
  }
}

interface Frame {
  readonly west: number;
  readonly north: number;
  readonly bucket: number;
  readonly columns: number;
  readonly rows: number;
}

function columnOf(x: number, frame: Frame): number {
  return Math.floor((x - frame.west) / frame.bucket);
}

function rowOf(y: number, frame: Frame): number {
  return Math.floor((y - frame.north) / frame.bucket);
}

function frameOf(segments: Segments, bucket: number): Frame {
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let index = 0; index < segments.count; index++) {
    for (const x of [segments.fromX[index] as number, segments.toX[index] as number]) {
      west = Math.min(west, x);
      east = Math.max(east, x);
    }
    for (const y of [segments.fromY[index] as number, segments.toY[index] as number]) {
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
  }
  const columns = Math.floor((east - west) / bucket) + 1;
  const rows = Math.floor((south - north) / bucket) + 1;
  return { west, north, bucket, columns: Math.max(1, columns), rows: Math.max(1, rows) };
}

/** Members of every bucket, one bucket after another (counting sort). */
function sortIntoBuckets(segments: Segments, frame: Frame): { start: Uint32Array; member: Uint32Array } {
  const start = new Uint32Array(frame.columns * frame.rows + 1);
  const each = (index: number, visit: (cell: number) => void): void => {
    const fromX = columnOf(segments.fromX[index] as number, frame);
    const toX = columnOf(segments.toX[index] as number, frame);
    const fromY = rowOf(segments.fromY[index] as number, frame);
    const toY = rowOf(segments.toY[index] as number, frame);
    for (let y = Math.min(fromY, toY); y <= Math.max(fromY, toY); y++) {
      for (let x = Math.min(fromX, toX); x <= Math.max(fromX, toX); x++) visit(y * frame.columns + x);
    }
  };
  for (let index = 0; index < segments.count; index++) {
    each(index, (cell) => {
      start[cell + 1] = (start[cell + 1] as number) + 1;
    });
  }
  for (let cell = 1; cell < start.length; cell++) start[cell] = (start[cell] as number) + (start[cell - 1] as number);
  const member = new Uint32Array(start[start.length - 1] as number);
  const next = start.slice();
  for (let index = 0; index < segments.count; index++) {
    each(index, (cell) => {
      const at = next[cell] as number;
      member[at] = index;
      next[cell] = at + 1;
    });
  }
  return { start, member };
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
