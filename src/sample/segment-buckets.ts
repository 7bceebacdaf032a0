/** Segments as columns. */
export interface Segments {
  readonly count: number;
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  readonly toX: Float64Array;
  readonly toY: Float64Array;
}

/** Squares over the plane: square c holds the segments `member[start[c] … start[c + 1] - 1]` whose box touches it. */
export interface SegmentBuckets extends Frame {
  readonly start: Uint32Array;
  readonly member: Uint32Array;
}

/** Sorts segments into squares of side `bucket`; a place outside all segments has no square. */
export function segmentBuckets(segments: Segments, bucket: number): SegmentBuckets {
  const frame = frameOf(segments, bucket);
  return { ...frame, ...sortIntoBuckets(segments, frame) };
}

interface Frame {
  readonly west: number;
  readonly north: number;
  readonly bucket: number;
  readonly columns: number;
  readonly rows: number;
}

export function columnOf(x: number, frame: Frame): number {
  return Math.floor((x - frame.west) / frame.bucket);
}

export function rowOf(y: number, frame: Frame): number {
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
