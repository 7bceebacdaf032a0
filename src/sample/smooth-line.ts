/** A line as x and y in turn. */
export type Line = readonly number[];

/** Replaces the stairs of a grid line by the middles of its steps; both ends stay. */
export function cutStairs(line: Line): number[] {
  const points = [line[0] as number, line[1] as number];
  for (let at = 0; at + 3 < line.length; at += 2) {
    points.push(((line[at] as number) + (line[at + 2] as number)) / 2);
    points.push(((line[at + 1] as number) + (line[at + 3] as number)) / 2);
  }
  points.push(line[line.length - 2] as number, line[line.length - 1] as number);
  return points;
}

/** Moves every inner point half way to the mean of its neighbours, some rounds; both ends stay. */
export function relaxLine(line: Line, rounds: number): number[] {
  let points = [...line];
  for (let round = 0; round < rounds; round++) {
    const next = [...points];
    for (let at = 2; at + 3 < points.length; at++) {
      next[at] = 0.5 * (points[at] as number) + 0.25 * ((points[at - 2] as number) + (points[at + 2] as number));
    }
    points = next;
  }
  return points;
}

/** Cuts every inner corner at a quarter (Chaikin 1974); both ends stay. */
export function roundCorners(line: Line): number[] {
  const last = line.length - 2;
  if (last < 4) return [...line];
  const points = [line[0] as number, line[1] as number];
  for (let at = 0; at < last; at += 2) {
    const x = line[at] as number;
    const y = line[at + 1] as number;
    const nextX = line[at + 2] as number;
    const nextY = line[at + 3] as number;
    if (at > 0) points.push(0.75 * x + 0.25 * nextX, 0.75 * y + 0.25 * nextY);
    if (at + 2 < last) points.push(0.25 * x + 0.75 * nextX, 0.25 * y + 0.75 * nextY);
  }
  points.push(line[last] as number, line[last + 1] as number);
  return points;
}

/** Drops points that lie within `tolerance` of the line through the rest (Douglas & Peucker 1973). */
export function thinLine(line: Line, tolerance: number): number[] {
  const count = line.length / 2;
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  const stack: [number, number][] = [[0, count - 1]];
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance * tolerance;
    for (let at = from + 1; at < to; at++) {
      const away = squaredDistance(line, at, from, to);
      if (away > most) {
        most = away;
        farthest = at;
      }
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    stack.push([from, farthest], [farthest, to]);
  }
  const points: number[] = [];
  for (let at = 0; at < count; at++) {
    if (keep[at] === 1) points.push(line[2 * at] as number, line[2 * at + 1] as number);
  }
  return points;
}

/** Square of the distance of point `at` from the segment between two other points of the line. */
function squaredDistance(line: Line, at: number, from: number, to: number): number {
  const x = line[2 * at] as number;
  const y = line[2 * at + 1] as number;
  const fromX = line[2 * from] as number;
  const fromY = line[2 * from + 1] as number;
  const dx = (line[2 * to] as number) - fromX;
  const dy = (line[2 * to + 1] as number) - fromY;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / square;
  const share = Math.min(1, Math.max(0, along));
  return (x - fromX - share * dx) ** 2 + (y - fromY - share * dy) ** 2;
}

/** Points along a line at equal distances near `spacing`; both ends stay. */
export function resampleLine(line: readonly number[], spacing: number): number[] {
  let total = 0;
  for (let at = 2; at < line.length; at += 2) total += span(line, at);
  const parts = Math.max(1, Math.round(total / spacing));
  const points = [line[0] as number, line[1] as number];
  let walked = 0;
  let part = 1;
  for (let at = 2; at < line.length && part < parts; at += 2) {
    const length = span(line, at);
    while (part < parts && walked + length >= (part * total) / parts) {
      const share = length === 0 ? 0 : ((part * total) / parts - walked) / length;
      const x = line[at - 2] as number;
      const y = line[at - 1] as number;
      points.push(x + share * ((line[at] as number) - x), y + share * ((line[at + 1] as number) - y));
      part++;
    }
    walked += length;
  }
  points.push(line[line.length - 2] as number, line[line.length - 1] as number);
  return points;
}

function span(line: readonly number[], at: number): number {
  return Math.hypot(
    (line[at] as number) - (line[at - 2] as number),
    (line[at + 1] as number) - (line[at - 1] as number),
  );
}
