import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Answers "which polygon holds this point?" with the polygon's index, -1 for none. */
export type PolygonLookup = (lon: number, lat: number) => number;

interface PreparedPolygon {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly bandHeight: number;
  /** Edges by horizontal band, each as x, y, x, y with the lower end first. */
  readonly bands: readonly Float64Array[];
}

/**
 * Even-odd point lookup in many polygons.
 * Each edge is tested lower end first and half-open in latitude, so two neighbours that share a border compute the
 * very same crossing and a point on the border belongs to exactly one of them.
 */
export function polygonLookup(geometries: readonly (Polygon | MultiPolygon)[]): PolygonLookup {
  const prepared = geometries.map(prepare);
  const order = gridOfCandidates(prepared);
  return (lon, lat) => {
    for (const index of order(lon, lat)) {
      if (contains(prepared[index]!, lon, lat)) return index;
    }
    return -1;
  };
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function prepare(geometry: Polygon | MultiPolygon): PreparedPolygon {
  const edges: number[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringsOf(geometry)) {
    for (let i = 0; i < ring.length; i++) {
      const [x1, y1] = ring[i]! as [number, number];
      const [x2, y2] = ring[(i + 1) % ring.length]! as [number, number];
      [west, south, east, north] = [Math.min(west, x1), Math.min(south, y1), Math.max(east, x1), Math.max(north, y1)];
      if (y1 < y2) edges.push(x1, y1, x2, y2);
      else if (y2 < y1) edges.push(x2, y2, x1, y1);
    }
  }
  const count = Math.max(1, Math.min(256, Math.ceil(edges.length / 16)));
  const bandHeight = (north - south) / count || 1;
  return { west, south, east, north, bandHeight, bands: intoBands(edges, { south, bandHeight, count }) };
}

function intoBands(edges: number[], grid: { south: number; bandHeight: number; count: number }): Float64Array[] {
  const bands: number[][] = Array.from({ length: grid.count }, () => []);
  const bandOf = (y: number) => Math.max(0, Math.min(grid.count - 1, Math.floor((y - grid.south) / grid.bandHeight)));
  for (let e = 0; e < edges.length; e += 4) {
    for (let b = bandOf(edges[e + 1]!); b <= bandOf(edges[e + 3]!); b++) {
      bands[b]!.push(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!);
    }
  }
  return bands.map((band) => Float64Array.from(band));
}

function contains(polygon: PreparedPolygon, lon: number, lat: number): boolean {
  if (lon < polygon.west || lon > polygon.east || lat < polygon.south || lat > polygon.north) return false;
  const last = polygon.bands.length - 1;
  const band = polygon.bands[Math.max(0, Math.min(last, Math.floor((lat - polygon.south) / polygon.bandHeight)))]!;
  let inside = false;
  for (let e = 0; e < band.length; e += 4) {
    const y1 = band[e + 1]!;
    const y2 = band[e + 3]!;
    // Half-open: an edge owns its lower end and not its upper one, so a vertex is crossed once.
    if (lat < y1 || lat >= y2) continue;
    const x1 = band[e]!;
    if (lon < x1 + ((lat - y1) / (y2 - y1)) * (band[e + 2]! - x1)) inside = !inside;
  }
  return inside;
}

const GRID = 64;

/** For each square of a coarse grid the polygons whose box touches it, lowest index first. */
function gridOfCandidates(polygons: readonly PreparedPolygon[]): (lon: number, lat: number) => readonly number[] {
  const used = polygons.filter((p) => p.west <= p.east);
  const west = Math.min(...used.map((p) => p.west));
  const south = Math.min(...used.map((p) => p.south));
  const width = (Math.max(...used.map((p) => p.east)) - west) / GRID || 1;
  const height = (Math.max(...used.map((p) => p.north)) - south) / GRID || 1;
  const clamp = (value: number) => Math.max(0, Math.min(GRID - 1, Math.floor(value)));
  const squares: number[][] = Array.from({ length: GRID * GRID }, () => []);
  polygons.forEach((polygon, index) => {
    if (polygon.west > polygon.east) return;
    for (let row = clamp((polygon.south - south) / height); row <= clamp((polygon.north - south) / height); row++) {
      for (
        let column = clamp((polygon.west - west) / width);
        column <= clamp((polygon.east - west) / width);
        column++
      ) {
        squares[row * GRID + column]!.push(index);
      }
    }
  });
  if (used.length === 0) return () => [];
  return (lon, lat) => squares[clamp((lat - south) / height) * GRID + clamp((lon - west) / width)]!;
}
