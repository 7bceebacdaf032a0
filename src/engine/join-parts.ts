import type { Demand } from '../core/model/demand.ts';
import type { Roads } from '../core/model/road.ts';

/** Items of several files in one list: an id that is taken already gets a number behind it. */
export function uniqueAcross<K extends string, T extends Readonly<Record<K, string>>>(
  items: readonly T[],
  key: K,
): T[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let id: string = item[key];
    for (let n = 2; taken.has(id); n++) id = `${item[key]}-${n}`;
    taken.add(id);
    return id === item[key] ? item : { ...item, [key]: id };
  });
}

/** One list of demand cells; the total is summed anew in index order. */
export function joinDemands(parts: readonly Demand[]): Demand {
  if (parts.length === 1) return parts[0]!;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined = {
    count,
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    population: new Float64Array(count),
    township: new Int32Array(count).fill(-1),
    cell: new Uint32Array(count),
  };
  let at = 0;
  let firstCell = 0;
  for (const part of parts) {
    joined.lon.set(part.lon, at);
    joined.lat.set(part.lat, at);
    joined.population.set(part.population, at);
    // Cell numbers go on from file to file, so that each names one place.
    joined.cell.set(
      part.cell.map((cell) => cell + firstCell),
      at,
    );
    firstCell = part.cell.reduce((most, cell) => Math.max(most, cell + firstCell + 1), firstCell);
    at += part.count;
  }
  const total = joined.population.reduce((sum, people) => sum + people, 0);
  const ids = parts.some((part) => part.ids)
    ? { ids: parts.flatMap((part) => part.ids ?? Array.from(part.cell, String)) }
    : {};
  const size = parts.find((part) => part.cellSize)?.cellSize;
  return { ...joined, total, ...ids, ...(size && { cellSize: size }) };
}

/** Road files in one: where two of them have a vertex at the very same coordinates, they are joined there. */
export function joinRoads(parts: readonly Roads[]): Roads | null {
  if (parts.length <= 1) return parts[0] ?? null;
  return parts.reduce((a, b) => {
    const vertices = a.vertices.length;
    const shared = sharedNodes(a, b);
    return {
      nodeLon: concat(Float64Array, a.nodeLon, b.nodeLon),
      nodeLat: concat(Float64Array, a.nodeLat, b.nodeLat),
      offsets: concat(
        Uint32Array,
        a.offsets,
        b.offsets.subarray(1).map((offset) => offset + vertices),
      ),
      vertices: concat(
        Uint32Array,
        a.vertices,
        b.vertices.map((vertex) => shared[vertex]!),
      ),
      roadClass: concat(Uint8Array, a.roadClass, b.roadClass),
      flags: concat(Uint8Array, a.flags, b.flags),
      speed: concat(Float32Array, a.speed, b.speed),
      wayIds: [...a.wayIds, ...b.wayIds],
      wayNames: [...a.wayNames, ...b.wayNames],
      turnRestrictions: a.turnRestrictions + b.turnRestrictions,
    };
  });
}

/** Where each node of `b` goes in the joined list: onto the node of `a` at the same place, else behind all of them. */
function sharedNodes(a: Roads, b: Roads): Uint32Array {
  const at = new Map<string, number>();
  a.nodeLon.forEach((lon, node) => {
    at.set(`${lon},${a.nodeLat[node]}`, node);
  });
  return Uint32Array.from(b.nodeLon, (lon, node) => at.get(`${lon},${b.nodeLat[node]}`) ?? node + a.nodeLon.length);
}

function concat<T extends { set(values: ArrayLike<number>, at?: number): void }>(
  make: new (length: number) => T,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): T {
  const out = new make(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
