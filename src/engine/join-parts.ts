import type { Demand } from '../core/model/demand.ts';

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
