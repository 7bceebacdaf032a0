import type { Issue } from '../core/model/issue.ts';
import type { Roads } from '../core/model/road.ts';
import { type Column, packColumns, unpackColumns } from './packed-columns.ts';

/** Roads as read from a file, with what the reading said of it. */
export interface ReadRoads {
  readonly format: string;
  readonly encoding?: string;
  readonly issues: readonly Issue[];
  readonly roads: Roads;
}

interface Info extends Omit<ReadRoads, 'roads'> {
  readonly wayIds: readonly string[];
  /** Names that occur, each once: a long road has many ways of one name. */
  readonly names: readonly string[];
  readonly turnRestrictions: number;
  readonly timedTurnRestrictions?: number;
}

/** One buffer to be stored; `unpackRoads` gives the same again, to the last bit. */
export function packRoads({ roads, ...reading }: ReadRoads): Uint8Array<ArrayBuffer> {
  const { wayIds, wayNames, turnRestrictions, timedTurnRestrictions } = roads;
  const numbers = new Map<string, number>();
  const nameOf = Uint32Array.from(wayNames, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  const info: Info = {
    ...reading,
    wayIds,
    names: [...numbers.keys()],
    turnRestrictions,
    ...(timedTurnRestrictions !== undefined && { timedTurnRestrictions }),
  };
  const { nodeLon, nodeLat, offsets, vertices, roadClass, flags, speed, speedFactor } = roads;
  const columns: Column[] = [nodeLon, nodeLat, offsets, vertices, nameOf, speed, roadClass, flags];
  return packColumns({ info, columns: speedFactor ? [...columns, speedFactor] : columns });
}

/** What was packed, its arrays being views on the bytes; null where the bytes are damaged or of another version. */
export function unpackRoads(bytes: Uint8Array<ArrayBuffer>): ReadRoads | null {
  const packed = unpackColumns(bytes);
  if (!packed) return null;
  const { wayIds, names, turnRestrictions, timedTurnRestrictions, ...reading } = packed.info as Info;
  const [nodeLon, nodeLat, offsets, vertices, nameOf, speed, roadClass, flags, speedFactor] =
    packed.columns as unknown as PackedColumns;
  const roads: Roads = {
    nodeLon,
    nodeLat,
    offsets,
    vertices,
    roadClass,
    flags,
    speed,
    wayIds,
    wayNames: Array.from(nameOf, (number) => names[number]!),
    turnRestrictions,
    ...(timedTurnRestrictions !== undefined && { timedTurnRestrictions }),
    ...(speedFactor && { speedFactor }),
  };
  return { ...reading, roads };
}

type PackedColumns = readonly [
  nodeLon: Float64Array,
  nodeLat: Float64Array,
  offsets: Uint32Array,
  vertices: Uint32Array,
  nameOf: Uint32Array,
  speed: Float32Array,
  roadClass: Uint8Array,
  flags: Uint8Array,
  speedFactor?: Float64Array,
];
