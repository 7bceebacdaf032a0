import type { Land } from './land.ts';
import { createNoise } from './noise.ts';
import type { StepCost } from './spread.ts';
import type { WorkGrid } from './work-grid.ts';

/** Classes of roads laid along grid steps, the most important first; 0 is no road. */
export const LAID = ['', 'trunk', 'primary', 'secondary', 'tertiary', 'unclassified', 'track'] as const;
export const TRUNK = 1;
export const PRIMARY = 2;
export const SECONDARY = 3;
export const TERTIARY = 4;
export const UNCLASSIFIED = 5;
export const TRACK = 6;

/** Roads as steps of the work grid: class and route number of the steps E, SE, S, SW of every cell. */
export interface RoadGrid {
  readonly grid: WorkGrid;
  readonly roadClass: Uint8Array;
  readonly route: Uint16Array;
  /** 1 where a road passes. */
  readonly onRoad: Uint8Array;
  /** Cost of building (or reusing) a road from cell to cell. */
  readonly cost: StepCost;
  /** Lays a chain of cells as one class; a better class that lies there already stays. */
  readonly lay: (path: readonly number[], roadClass: number, route: number) => void;
}

/** What a road that exists already costs, against building it anew. */
const REUSE = 0.34;
/** A stream of this upstream area needs a bridge, km². */
const BRIDGE_KM2 = 8;

/** Index of the step between two neighbours, whichever way it is taken. */
export function stepIndex(from: number, to: number, direction: number): number {
  return direction < 4 ? from * 4 + direction : to * 4 + (direction - 4);
}

/** Makes an empty road grid over the land. */
export function createRoadGrid(land: Land, seed: number): RoadGrid {
  const { grid } = land;
  const roadClass = new Uint8Array(grid.count * 4);
  const route = new Uint16Array(grid.count * 4);
  const onRoad = new Uint8Array(grid.count);
  const hard = hardness(land, seed);
  const cost: StepCost = (from, to, d) => {
    const length = grid.length[d] as number;
    const rise = Math.abs((land.meters[to] as number) - (land.meters[from] as number)) / (length * 0.075);
    const build = length * ((hard[from] as number) + (hard[to] as number)) * (0.5 + Math.min(30, rise * rise));
    const river = land.river[to] as number;
    const bridge = river > BRIDGE_KM2 ? 350 + 30 * Math.sqrt(river) : 0;
    const exists = roadClass[stepIndex(from, to, d)] !== 0;
    return exists ? REUSE * (build + 0.3 * bridge) : build + bridge;
  };
  const lay = (path: readonly number[], wanted: number, number: number): void => {
    for (let at = 0; at + 1 < path.length; at++) {
      const from = path[at] as number;
      const to = path[at + 1] as number;
      onRoad[from] = 1;
      onRoad[to] = 1;
      const step = stepIndex(from, to, grid.offset.indexOf(to - from));
      const now = roadClass[step] as number;
      if (now !== 0 && now <= wanted) continue;
      roadClass[step] = wanted;
      route[step] = number;
    }
  };
  return { grid, roadClass, route, onRoad, cost, lay };
}

/** Cross slope makes benches dear; noise keeps roads from running straight over plains. */
function hardness(land: Land, seed: number): Float32Array {
  const { grid } = land;
  const noise = createNoise(seed * 31 + 61);
  const hard = new Float32Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const column = cell % grid.width;
    const row = (cell - column) / grid.width;
    const bend = 1 + 0.75 * noise.sum(column / 7, row / 7, 3);
    hard[cell] = Math.max(0.35, bend) * (1 + 5 * (land.slope[cell] as number));
  }
  return hard;
}
