import { lowestNodes, type WaySpeeds } from './local-chains.ts';
import type { RoadSource } from './road-graph.ts';

/** Facts about the graph's chains that patches need, found once. */
export interface PatchIndex {
  readonly chainOfSegment: Uint32Array;
  readonly lowestNode: Uint32Array;
  /** All segments of some ways. */
  readonly segmentsOf: (ways: WaySpeeds) => number[];
}

export function patchIndex({ chains, segments }: RoadSource): PatchIndex {
  const chainOfSegment = new Uint32Array(segments.count);
  for (let c = 0; c < chains.count; c++) {
    for (let i = chains.offsets[c]!; i < chains.offsets[c + 1]!; i++) chainOfSegment[chains.segments[i]!] = c;
  }
  // Segments come way by way, in the order of the file.
  const wayOf = segments.way.subarray(0, segments.count);
  const segmentsOf = (ways: WaySpeeds): number[] => {
    const found: number[] = [];
    for (const way of ways.keys()) for (let s = firstOf(wayOf, way); wayOf[s] === way; s++) found.push(s);
    return found;
  };
  return { chainOfSegment, lowestNode: lowestNodes(chains, segments), segmentsOf };
}

/** First place of a value in an ascending list, or where it would be. */
function firstOf(ascending: Uint32Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
