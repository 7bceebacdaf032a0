/** People per square kilometre cell, row by row; NaN or 0 where nobody lives. */
export interface PeopleGrid {
  readonly width: number;
  readonly height: number;
  readonly people: Float64Array;
  /** Square kilometres of each row's cells; 1 where absent. */
  readonly rowKm2?: Float64Array;
}

/** 0 rural, 1 urban cluster (towns and semi-dense areas), 2 urban centre (city). */
export type DegurbaClasses = Uint8Array<ArrayBuffer>;

export const DEGURBA = { rural: 0, cluster: 1, centre: 2 } as const;

/** Thresholds of the method: people per km², and people of a whole cluster. */
const CENTRE = { density: 1500, people: 50_000 };
const CLUSTER = { density: 300, people: 5000 };

/**
 * Degree of Urbanisation, level 1 (Eurostat, UN Statistical Commission 2020), on a grid of 1 km cells: an urban centre is
 * a cluster (4 neighbours) of cells with ≥ 1,500 people per km² and ≥ 50,000 people in all, its gaps filled; an urban
 * cluster is a cluster (8 neighbours) of cells with ≥ 300 per km² and ≥ 5,000 people in all. The rest is rural.
 */
export function degurba(grid: PeopleGrid): DegurbaClasses {
  const classes = new Uint8Array(grid.width * grid.height);
  for (const cells of clusters(grid, CLUSTER, NEIGHBOURS)) for (const cell of cells) classes[cell] = DEGURBA.cluster;
  for (const cells of clusters(grid, CENTRE, NEIGHBOURS.slice(0, 4))) {
    for (const cell of fillGaps(grid, cells)) classes[cell] = DEGURBA.centre;
  }
  return classes;
}

/** Steps to the neighbours: the four sides first, then the corners. */
const NEIGHBOURS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** Clusters of dense cells with enough people in all. */
function clusters(
  grid: PeopleGrid,
  threshold: { readonly density: number; readonly people: number },
  neighbours: readonly (readonly [number, number])[],
): number[][] {
  const { width, height, people, rowKm2 } = grid;
  const dense = (cell: number) => people[cell]! >= threshold.density * (rowKm2?.[Math.floor(cell / width)] ?? 1);
  const seen = new Uint8Array(width * height);
  const found: number[][] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !dense(start)) continue;
    const cells = [start];
    seen[start] = 1;
    let total = 0;
    for (let at = 0; at < cells.length; at++) {
      total += people[cells[at]!]!;
      for (const next of around(grid, cells[at]!, neighbours)) {
        if (seen[next] || !dense(next)) continue;
        seen[next] = 1;
        cells.push(next);
      }
    }
    if (total >= threshold.people) found.push(cells);
  }
  return found;
}

/** A cell with at least five of its eight neighbours in the centre joins it, until none does (the majority rule). */
function fillGaps(grid: PeopleGrid, cells: readonly number[]): ReadonlySet<number> {
  const inside = new Set(cells);
  let edge = [...cells];
  while (edge.length > 0) {
    const touched = new Set(edge.flatMap((cell) => [...around(grid, cell, NEIGHBOURS)]));
    // All that join in one round are judged by the round before: the result does not depend on an order.
    edge = [...touched].filter((cell) => {
      if (inside.has(cell)) return false;
      let near = 0;
      for (const next of around(grid, cell, NEIGHBOURS)) if (inside.has(next)) near++;
      return near >= 5;
    });
    for (const cell of edge) inside.add(cell);
  }
  return inside;
}

function* around(
  { width, height }: PeopleGrid,
  cell: number,
  neighbours: readonly (readonly [number, number])[],
): Generator<number> {
  const x = cell % width;
  const y = (cell - x) / width;
  for (const [dx, dy] of neighbours) {
    const [nx, ny] = [x + dx, y + dy];
    if (nx >= 0 && nx < width && ny >= 0 && ny < height) yield ny * width + nx;
  }
}
