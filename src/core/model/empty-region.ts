import type { Region } from './region.ts';

/** A region before anything is loaded. */
export function createEmptyRegion(): Region {
  return {
    facilities: [],
    townships: [],
    demand: {
      count: 0,
      lon: new Float64Array(0),
      lat: new Float64Array(0),
      population: new Float64Array(0),
      township: new Int32Array(0),
      cell: new Uint32Array(0),
      total: 0,
    },
    roads: null,
    zones: [],
    barriers: [],
    candidates: [],
    elevation: null,
    landCover: null,
    issues: [],
    simulated: false,
  };
}
