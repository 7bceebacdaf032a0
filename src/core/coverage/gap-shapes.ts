import { contours } from 'd3-contour';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { METERS_PER_DEGREE, RADIANS } from '../geo/distance.ts';
import type { Demand } from '../model/demand.ts';
import { finish, type Steps } from '../model/steps.ts';
import type { Gaps } from './find-gaps.ts';

/** Outlines are made for so many gaps, those with most people, unless fewer are asked for. */
const DRAWN_GAPS = 80;
const SQUARE_METERS = 200;
/** Of the blurred count: low enough to hold every cell, high enough to keep away from those that are covered. */
const OUTLINE_LEVEL = 0.2;
/** How far an outline reaches around its cells, in squares. */
const MARGIN = 3;

/**
 * Soft outlines of the largest gaps for the map. Pictures only: every number of people comes from the cells.
 * Each gap's cells are counted on a coarse grid, blurred, and contoured (marching squares of d3-contour).
 */
export function gapShapes(demand: Demand, gaps: Gaps): FeatureCollection<MultiPolygon> {
  return finish(gapShapesInSteps(demand, gaps));
}

export function* gapShapesInSteps(
  demand: Demand,
  gaps: Gaps,
  most = DRAWN_GAPS,
): Steps<FeatureCollection<MultiPolygon>> {
  const cellsOfGap: number[][] = gaps.gaps.slice(0, most).map(() => []);
  for (let i = 0; i < demand.count; i++) {
    const rank = gaps.rankOfCell[i]!;
    if (rank > 0 && rank <= cellsOfGap.length) cellsOfGap[rank - 1]!.push(i);
  }
  const features: Feature<MultiPolygon>[] = [];
  for (const [index, cells] of cellsOfGap.entries()) {
    yield;
    features.push(outline(demand, cells, index + 1));
  }
  return { type: 'FeatureCollection', features };
}

function outline(demand: Demand, cells: readonly number[], rank: number): Feature<MultiPolygon> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of cells) {
    west = Math.min(west, demand.lon[cell]!);
    east = Math.max(east, demand.lon[cell]!);
    south = Math.min(south, demand.lat[cell]!);
    north = Math.max(north, demand.lat[cell]!);
  }
  const stepLat = SQUARE_METERS / METERS_PER_DEGREE;
  const stepLon = stepLat / Math.cos(((south + north) / 2) * RADIANS);
  const columns = Math.ceil((east - west) / stepLon) + 2 * MARGIN + 1;
  const rows = Math.ceil((north - south) / stepLat) + 2 * MARGIN + 1;
  const left = west - MARGIN * stepLon;
  const bottom = south - MARGIN * stepLat;
  const grid = new Float64Array(columns * rows);
  for (const cell of cells) {
    const column = Math.floor((demand.lon[cell]! - left) / stepLon);
    const row = Math.floor((demand.lat[cell]! - bottom) / stepLat);
    grid[row * columns + column] = 1;
  }
  const soft = blur(blur(grid, columns, rows), columns, rows);
  const shape = contours().size([columns, rows]).smooth(true).contour(Array.from(soft), OUTLINE_LEVEL);
  const place = ([x, y]: number[]): [number, number] => [left + x! * stepLon, bottom + y! * stepLat];
  const coordinates = shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(place)));
  return { type: 'Feature', properties: { rank }, geometry: { type: 'MultiPolygon', coordinates } };
}

/** Mean over 3 × 3 squares; outside the grid counts as empty. */
function blur(grid: Float64Array, columns: number, rows: number): Float64Array {
  const out = new Float64Array(grid.length);
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      let sum = 0;
      for (let dr = -columns; dr <= columns; dr += columns) {
        const at = row * columns + column + dr;
        sum += grid[at - 1]! + grid[at]! + grid[at + 1]!;
      }
      out[row * columns + column] = sum / 9;
    }
  }
  return out;
}
