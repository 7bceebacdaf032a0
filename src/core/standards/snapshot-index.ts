import { AREA, type NearestQuestion, type Snapshot } from './snapshot.ts';
import type { NumberCode } from './vocabulary/numbers.ts';
import { LEVELS, type Level } from './vocabulary/words.ts';

/** What every rule asks of a snapshot again and again, found once. */
export interface SnapshotIndex {
  readonly snapshot: Snapshot;
  readonly children: readonly (readonly number[])[];
  /** Open facilities in a unit or any part of it, ascending. */
  readonly facilitiesIn: readonly (readonly number[])[];
  /** Residents of each unit; null where unknown. */
  readonly population: readonly (number | null)[];
  /** People of each unit by area: unknown, urban, rural. */
  readonly peopleByArea: readonly (readonly [number, number, number])[];
  /** Kinds of which some facility has this number. */
  readonly kindsWith: ReadonlyMap<NumberCode, ReadonlySet<string>>;
  unitsOf(level: Level): readonly number[];
  /** The unit and those that hold it, from below. */
  lineOf(unit: number): number[];
  /** Cells of a unit and all its parts; of all cells for -1. */
  cellsOf(unit: number): Uint32Array;
  nearest(question: NearestQuestion): Uint32Array | null;
  /** What was made under this key before, else made now: for what many places of one rule ask alike. */
  remember<T>(key: string, make: () => T): T;
}

export function indexSnapshot(snapshot: Snapshot): SnapshotIndex {
  const { units, facilities, cells } = snapshot;
  const children = units.map((): number[] => []);
  for (const [unit, { parent }] of units.entries()) children[parent]?.push(unit);
  const lineOf = (unit: number): number[] => {
    const line: number[] = [];
    for (let at = unit; at >= 0 && line.length <= units.length; at = units[at]!.parent) line.push(at);
    return line;
  };
  const facilitiesIn = units.map((): number[] => []);
  facilities.forEach((facility, index) => {
    if (facility.open) for (const unit of lineOf(facility.unit)) facilitiesIn[unit]!.push(index);
  });
  const cellsByUnit = new Map<number, Uint32Array>();
  const buckets = bucketCells(snapshot);
  const below = (unit: number): number[] => [unit, ...children[unit]!.flatMap(below)];
  const cellsOf = (unit: number): Uint32Array => {
    const kept = cellsByUnit.get(unit);
    if (kept) return kept;
    const found =
      unit < 0 ? Uint32Array.from({ length: cells.count }, (_, i) => i) : join(below(unit).map((u) => buckets[u]!));
    cellsByUnit.set(unit, found);
    return found;
  };
  const peopleByArea = units.map((_, unit) => sumByArea(snapshot, cellsOf(unit)));
  const population = populations(snapshot, children, peopleByArea);
  const byLevel = new Map<Level, number[]>(LEVELS.map((level) => [level, []]));
  for (const [index, unit] of units.entries()) byLevel.get(unit.level)!.push(index);
  return {
    snapshot,
    children,
    facilitiesIn,
    population,
    peopleByArea,
    kindsWith: kindsWithNumbers(snapshot),
    unitsOf: (level) => byLevel.get(level) ?? [],
    lineOf,
    cellsOf,
    nearest: (question) => snapshot.nearest(question),
    remember: remembering(),
  };
}

function bucketCells({ units, cells }: Snapshot): Uint32Array[] {
  const sizes = new Uint32Array(units.length);
  for (let i = 0; i < cells.count; i++) if (cells.unit[i]! >= 0) sizes[cells.unit[i]!]!++;
  const buckets = units.map((_, unit) => new Uint32Array(sizes[unit]!));
  sizes.fill(0);
  for (let i = 0; i < cells.count; i++) {
    const unit = cells.unit[i]!;
    if (unit >= 0) buckets[unit]![sizes[unit]!++] = i;
  }
  return buckets;
}

function join(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function sumByArea({ cells }: Snapshot, members: Uint32Array): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (const cell of members) sums[cells.area[cell] as 0 | 1 | 2] += cells.population[cell]!;
  return sums;
}

/** As told, else the sum of its cells, else that of its parts if all are known. */
function populations(
  { units }: Snapshot,
  children: readonly (readonly number[])[],
  byArea: readonly (readonly [number, number, number])[],
): (number | null)[] {
  const of = (unit: number): number | null => {
    const told = units[unit]!.population;
    if (told !== null) return told;
    const cells = byArea[unit]!;
    const people = cells[AREA.unknown] + cells[AREA.urban] + cells[AREA.rural];
    if (people > 0) return people;
    const parts = children[unit]!.map(of);
    return parts.length > 0 && parts.every((part) => part !== null) ? parts.reduce((sum, part) => sum + part, 0) : null;
  };
  return units.map((_, unit) => of(unit));
}

function kindsWithNumbers({ facilities }: Snapshot): Map<NumberCode, Set<string>> {
  const kinds = new Map<NumberCode, Set<string>>();
  for (const facility of facilities) {
    for (const code of Object.keys(facility.numbers ?? {}) as NumberCode[]) {
      const set = kinds.get(code) ?? new Set();
      kinds.set(code, set);
      for (const kind of facility.kinds) set.add(kind);
    }
  }
  return kinds;
}

function remembering(): SnapshotIndex['remember'] {
  const kept = new Map<string, unknown>();
  return <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    // A key names what is made under it: the type goes with the key.
    return kept.get(key) as T;
  };
}
