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
}
