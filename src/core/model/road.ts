/** Road classes in the order of their codes in `Roads.roadClass`. The first sixteen may carry cars; the rest is for walking. */
export const ROAD_CLASSES = [
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
  'road',
  'ferry',
  'footway',
  'path',
  'steps',
  'pedestrian',
  'cycleway',
  'bridleway',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Bits of `Roads.flags`. */
export const ROAD_FLAG = {
  /** Cars may go from the first vertex to the last. */ forward: 1,
  /** … and back. */ backward: 2,
  tunnel: 4,
  bridge: 8,
  /** access, motor_vehicle or vehicle is no or private. */ restricted: 16,
  /** Closed to cars by its class (footway …) but open to walkers. */ walkOnly: 32,
  /** The file gives a speed for certain times only (`maxspeed:conditional`): counted, not modelled. */ timedSpeed: 64,
  /** The file gives times when it is open, closed or one-way: counted, not modelled. */ timedAccess: 128,
} as const;

/**
 * A road file as columns: shared vertices ("nodes") and ways as runs of vertex indices.
 * Ways that share a vertex are joined there.
 */
export interface Roads {
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** Way w has vertices `vertices[offsets[w] … offsets[w + 1] - 1]`. */
  readonly offsets: Uint32Array;
  readonly vertices: Uint32Array;
  /** Index into ROAD_CLASSES. */
  readonly roadClass: Uint8Array;
  readonly flags: Uint8Array;
  /** km/h from the file (maxspeed or a speed column), 0 where it says nothing. */
  readonly speed: Float32Array;
  /** Identifier of each way as the user knows it: `way/123` for OpenStreetMap, else the record's id or row. */
  readonly wayIds: readonly string[];
  readonly wayNames: readonly string[];
  /** Turn restrictions seen but not modelled. */
  readonly turnRestrictions: number;
  /** Those among them that hold at certain times only (`restriction:conditional`). Absent: none seen. */
  readonly timedTurnRestrictions?: number;
  /**
   * Share of the speed that remains on the piece from `vertices[v]` to `vertices[v + 1]`, one number per vertex (the last
   * of a way is not used). Put there by the speed model (`core/travel/speed`), never by a file. Absent: 1 throughout.
   */
  readonly speedFactor?: Float64Array;
}
