import type { Roads } from '../../model/road.ts';
import { inParts, type Steps } from '../../model/steps.ts';
import { type Segments, USE } from '../network/segments.ts';
import type { TerrainFrame } from './terrain-frame.ts';

const SEGMENTS_AT_ONCE = 32_768;

/** Places where a road can be left on foot, as columns. */
export interface RoadPlaces {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Places along all roads that may be left anywhere (no motorways, tunnels, ferries: see `USE.snap`), at most one cell
 * apart; of several in one cell on the same way only the first is kept.
 */
export function* roadPlaces(roads: Roads, segments: Segments, frame: TerrainFrame): Steps<RoadPlaces> {
  const lon: number[] = [];
  const lat: number[] = [];
  let seenWay = -1;
  let seenCells = new Set<number>();
  const alongSegment = (i: number): void => {
    if (!(segments.use[i]! & USE.snap)) return;
    if (segments.way[i] !== seenWay) {
      seenWay = segments.way[i]!;
      seenCells = new Set();
    }
    const [from, to] = [segments.from[i]!, segments.to[i]!];
    const pieces = Math.max(1, Math.ceil(segments.meters[i]! / frame.cellMeters));
    for (let piece = 0; piece <= pieces; piece++) {
      const share = piece / pieces;
      const x = roads.nodeLon[from]! * (1 - share) + roads.nodeLon[to]! * share;
      const y = roads.nodeLat[from]! * (1 - share) + roads.nodeLat[to]! * share;
      const cell = frame.cellAt(x, y);
      if (cell < 0 || seenCells.has(cell)) continue;
      seenCells.add(cell);
      lon.push(x);
      lat.push(y);
    }
  };
  yield* inParts(segments.count, SEGMENTS_AT_ONCE, (first, last) => {
    for (let i = first; i < last; i++) alongSegment(i);
  });
  const x = new Float64Array(lon);
  yield;
  return { count: x.length, lon: x, lat: new Float64Array(lat) };
}
