import type { Position } from 'geojson';
import { UNITS_PER_DEGREE } from './lattice.ts';
import type { Lines } from './lines.ts';

/** Coordinates of a MultiPolygon per label: outer rings with their holes, closed, turned as RFC 7946 asks. */
export function polygonsOfLines(lines: Lines): Map<number, Position[][][]> {
  const polygons = new Map<number, Position[][][]>();
  const polygonOfRing: Position[][][] = [];
  for (let ring = 0; ring < lines.ringCount; ring++) {
    const parent = lines.parent[ring]!;
    const positions = ringPositions(lines, ring);
    // A hole is traced after the ring around it.
    if (parent >= 0) {
      polygonOfRing[parent]!.push(positions);
      continue;
    }
    const polygon = [positions];
    polygonOfRing[ring] = polygon;
    const label = lines.label[ring]!;
    const whole = polygons.get(label);
    if (whole) whole.push(polygon);
    else polygons.set(label, [polygon]);
  }
  return polygons;
}

function ringPositions({ offsets, next, x, y }: Lines, ring: number): Position[] {
  let start = offsets[ring]!;
  while (next[start]! < 0) start++;
  const positions: Position[] = [];
  let vertex = start;
  do {
    positions.push([x[vertex]! / UNITS_PER_DEGREE, y[vertex]! / UNITS_PER_DEGREE]);
    vertex = next[vertex]!;
  } while (vertex !== start);
  positions.push([...positions[0]!]);
  return positions;
}
