import { greatCircleMeters } from '../../geo/distance.ts';
import type { Elevation } from '../../model/region.ts';
import { ROAD_FLAG, type Roads } from '../../model/road.ts';
import { elevationAt } from './elevation-at.ts';

/** Gradients are taken over this length along the way, because height models err by metres from cell to cell. */
const WINDOW_METERS = 200;
/** Shorter ways are taken for this long: five metres of error on a street of 50 m are no slope of 10 %. */
const LEAST_METERS = 100;

/**
 * Mean absolute gradient (metres per metre) of each piece `vertices[v] … vertices[v + 1]`, one number per vertex; the
 * last of a way is 0. It is the difference of height over the 200 m of the way around the piece's middle (over the
 * piece, if longer; within the way). Bridges and tunnels rise evenly from end to end, whatever the land does.
 * NaN where the height is unknown.
 */
export function roadGradients(roads: Roads, elevation: Elevation): Float64Array {
  const heights = Float64Array.from(roads.nodeLon, (lon, node) => elevationAt(elevation, lon, roads.nodeLat[node]!));
  const gradients = new Float64Array(roads.vertices.length);
  for (let way = 0; way < roads.wayIds.length; way++) {
    const first = roads.offsets[way]!;
    const last = roads.offsets[way + 1]! - 1;
    const profile = profileOf(roads, heights, { way, first, last });
    for (let v = first; v < last; v++) gradients[v] = gradientAround(profile, v - first);
  }
  return gradients;
}

interface Profile {
  /** Metres from the way's first vertex, and the height there. */
  readonly along: Float64Array;
  readonly height: Float64Array;
}

function profileOf(roads: Roads, heights: Float64Array, run: { way: number; first: number; last: number }): Profile {
  const { way, first, last } = run;
  const count = Math.max(0, last - first + 1);
  const along = new Float64Array(count);
  const height = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const node = roads.vertices[first + i]!;
    height[i] = heights[node]!;
    if (i === 0) continue;
    const back = roads.vertices[first + i - 1]!;
    along[i] =
      along[i - 1]! +
      greatCircleMeters(roads.nodeLon[back]!, roads.nodeLat[back]!, roads.nodeLon[node]!, roads.nodeLat[node]!);
  }
  if (roads.flags[way]! & (ROAD_FLAG.bridge | ROAD_FLAG.tunnel) && count > 2) {
    const [start, end] = [height[0]!, height[count - 1]!];
    for (let i = 1; i < count - 1; i++) height[i] = start + ((end - start) * along[i]!) / (along[count - 1]! || 1);
  }
  return { along, height };
}

function gradientAround({ along, height }: Profile, piece: number): number {
  const from = along[piece]!;
  const to = along[piece + 1]!;
  const half = Math.max(WINDOW_METERS, to - from) / 2;
  const middle = (from + to) / 2;
  const start = Math.max(0, middle - half);
  const end = Math.min(along[along.length - 1]!, middle + half);
  const rise = heightAt({ along, height }, end, piece) - heightAt({ along, height }, start, piece);
  return Math.abs(rise) / Math.max(LEAST_METERS, end - start);
}

/** Height at a distance along the way, between its vertices; the search begins at the piece `near`. */
function heightAt({ along, height }: Profile, meters: number, near: number): number {
  let i = near;
  while (i > 0 && along[i]! > meters) i--;
  while (i < along.length - 2 && along[i + 1]! < meters) i++;
  const span = along[i + 1]! - along[i]!;
  return span === 0 ? height[i]! : height[i]! + ((height[i + 1]! - height[i]!) * (meters - along[i]!)) / span;
}
