import type { MultiPolygon, Position } from 'geojson';
import { oraclePointInPolygon } from '../../../oracles/point-in-polygon-oracle.ts';

/** Slow and obvious checks of polygons, in exact whole millionths of a degree. */
type Point = readonly [x: number, y: number];
interface Segment {
  readonly a: Point;
  readonly b: Point;
  readonly ring: number;
  readonly place: number;
  readonly ringLength: number;
}

function whole([lon, lat]: Position): Point {
  const point: Point = [Math.round(lon! * 1e6), Math.round(lat! * 1e6)];
  if (point[0] / 1e6 !== lon || point[1] / 1e6 !== lat) throw new Error(`${lon}, ${lat} has more than six decimals`);
  return point;
}

function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function onSegment(a: Point, b: Point, p: Point): boolean {
  return (
    turn(a, b, p) === 0 &&
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  );
}

/** Whether two closed segments have any point in common. */
export function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  if (onSegment(a, b, c) || onSegment(a, b, d) || onSegment(c, d, a) || onSegment(c, d, b)) return true;
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function segmentsOf(rings: readonly Position[][]): Segment[] {
  return rings.flatMap((positions, ring) => {
    const points = positions.map(whole);
    return points.slice(1).map((b, place) => ({ a: points[place]!, b, ring, place, ringLength: points.length - 1 }));
  });
}

/** Pairs of segments that meet anywhere but at the vertex between two neighbours of one ring. */
export function meetings(rings: readonly Position[][]): string[] {
  const segments = segmentsOf(rings);
  const found: string[] = [];
  segments.forEach((s, i) => {
    for (const t of segments.slice(i + 1)) {
      const neighbours =
        s.ring === t.ring && (t.place - s.place === 1 || (s.place === 0 && t.place === s.ringLength - 1));
      // Neighbours share one end; they must not fold back onto each other.
      const bad = neighbours
        ? s.place + 1 === t.place
          ? onSegment(s.a, s.b, t.b) || onSegment(t.a, t.b, s.a)
          : onSegment(s.a, s.b, t.a) || onSegment(t.a, t.b, s.b)
        : meet(s.a, s.b, t.a, t.b);
      if (bad) found.push(`${s.a} ${s.b} meets ${t.a} ${t.b}`);
    }
  });
  return found;
}

/** Twice the signed area in whole units. */
export function signedArea(ring: readonly Position[]): number {
  const points = ring.map(whole);
  const [x0, y0] = points[0]!;
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = points[i]!;
    return sum + (px - x0) * (y - y0) - (x - x0) * (py - y0);
  }, 0);
}

/** Everything that makes a MultiPolygon invalid, as sentences; empty for a valid one. */
export function faults({ coordinates }: MultiPolygon): string[] {
  const found = meetings(coordinates.flat());
  coordinates.forEach((rings, polygon) => {
    rings.forEach((ring, index) => {
      if (ring.length < 4) found.push(`ring of ${ring.length}`);
      if (`${ring[0]}` !== `${ring.at(-1)}`) found.push('open ring');
      if (signedArea(ring) > 0 !== (index === 0)) found.push(`ring ${index} turns the wrong way`);
      // Rings do not meet, so one vertex tells on which side all of them lie.
      const place = { lon: ring[0]![0]!, lat: ring[0]![1]! };
      const outer = (other: Position[][]) => oraclePointInPolygon(place, { type: 'Polygon', coordinates: [other[0]!] });
      if (index > 0 && !outer(rings)) found.push('hole outside its polygon');
      const whole = (other: Position[][]) => oraclePointInPolygon(place, { type: 'Polygon', coordinates: other });
      if (index === 0 && coordinates.some((other, o) => o !== polygon && whole(other))) found.push('polygons overlap');
      if (index > 0 && rings.some((other, o) => o !== index && o > 0 && whole([other]))) found.push('holes overlap');
    });
  });
  return found;
}

/** Ring counts of a mask: areas joined along sides, and what they close off, joined over corners too. */
export function expectedRings(mask: readonly boolean[], columns: number): { outer: number; holes: number } {
  const rows = mask.length / columns;
  const at = (c: number, r: number) => c >= 0 && r >= 0 && c < columns && r < rows && mask[r * columns + c]!;
  const count = (wanted: boolean, corners: boolean): number => {
    const seen = new Set<string>();
    let areas = 0;
    for (let r = -1; r <= rows; r++) {
      for (let c = -1; c <= columns; c++) {
        if (at(c, r) !== wanted || seen.has(`${c} ${r}`)) continue;
        areas++;
        const stack = [[c, r] as const];
        seen.add(`${c} ${r}`);
        for (let top = stack.pop(); top; top = stack.pop()) {
          for (const dc of [-1, 0, 1]) {
            for (const dr of [-1, 0, 1]) {
              const [nc, nr] = [top[0] + dc, top[1] + dr];
              if (!corners && dc !== 0 && dr !== 0) continue;
              if (nc < -1 || nr < -1 || nc > columns || nr > rows) continue;
              if (at(nc, nr) !== wanted || seen.has(`${nc} ${nr}`)) continue;
              seen.add(`${nc} ${nr}`);
              stack.push([nc, nr]);
            }
          }
        }
      }
    }
    return areas;
  };
  return { outer: count(true, false), holes: count(false, true) - 1 };
}
