import { areaCentroid } from '../geo/area-centroid.ts';
import type { Demand } from '../model/demand.ts';
import type { Facility } from '../model/facility.ts';
import { FACILITY_KINDS } from '../model/facility-kind.ts';
import type { Issue } from '../model/issue.ts';
import type { Roads } from '../model/road.ts';
import { finish, inParts, type Steps } from '../model/steps.ts';
import type { Township } from '../model/township.ts';
import { duplicatePlaces } from './duplicate-places.ts';

export interface HealthInput {
  readonly facilities: readonly Facility[];
  readonly townships: readonly Township[];
  readonly demand: Demand;
  readonly roads: Roads | null;
  /** Index of the township that holds a place, -1 for none. */
  readonly townshipAt: (lon: number, lat: number) => number;
  /** Issues found while reading: what they already say is not said again. */
  readonly known?: readonly Issue[];
}

/** Demand cells looked up between two pauses. */
const CELLS_AT_ONCE = 2 ** 16;

/** Checks the loaded parts against each other. Nothing is changed; everything found is told. */
export function dataHealth(input: HealthInput): Issue[] {
  return finish(dataHealthInSteps(input));
}

export function* dataHealthInSteps(input: HealthInput): Steps<Issue[]> {
  const known = input.known ?? [];
  const absent = [...absentParts(input), ...facilitiesOutside(input)];
  yield;
  const twins = yield* newDuplicates(input.facilities, known);
  const others = [...repeatedIds(input.facilities), ...ownKinds(input.facilities)];
  return [...absent, ...twins, ...others, ...(yield* peopleAndTownships(input))];
}

function absentParts({ facilities, townships, demand, roads }: HealthInput): Issue[] {
  const issues: Issue[] = [];
  if (facilities.length === 0) issues.push({ code: 'facilities-absent', severity: 'warning' });
  if (townships.length === 0) issues.push({ code: 'townships-absent', severity: 'warning' });
  if (demand.count === 0) issues.push({ code: 'population-absent', severity: 'warning' });
  if (roads === null || roads.wayIds.length === 0) issues.push({ code: 'roads-absent', severity: 'note' });
  return issues;
}

function facilitiesOutside({ facilities, townships, townshipAt }: HealthInput): Issue[] {
  if (townships.length === 0) return [];
  const outside = facilities.filter((facility) => townshipAt(facility.lon, facility.lat) < 0);
  return outside.map(({ id, name, lon, lat }) => ({
    code: 'facility-outside',
    severity: 'warning',
    values: { id, name },
    at: [lon, lat],
  }));
}

/** Twins within one file were told when it was read; here those of different files come to light. */
function* newDuplicates(facilities: readonly Facility[], known: readonly Issue[]): Steps<Issue[]> {
  const told = new Set(known.filter(({ code }) => code === 'facility-duplicate').map(({ values }) => values?.id));
  return (yield* duplicatePlaces(facilities)).filter((issue) => !told.has(issue.values?.id));
}

/** Ids are unique within a file; two files may still use the same ones. */
function repeatedIds(facilities: readonly Facility[]): Issue[] {
  const seen = new Set<string>();
  const repeated = facilities.filter(({ id }) => seen.has(id) || !seen.add(id));
  return repeated.map(({ id, name, lon, lat }) => ({
    code: 'facility-id-repeated',
    severity: 'error',
    values: { id, name },
    at: [lon, lat],
  }));
}

/** Kinds outside the glossary, and `other`: no standard and no analysis names them by itself. */
function ownKinds(facilities: readonly Facility[]): Issue[] {
  const known = new Set(FACILITY_KINDS.map(({ code }) => code));
  const counts = new Map<string, number>();
  for (const { kind } of facilities) {
    if (!known.has(kind) || kind === 'other') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({
    code: 'facility-kind-without-standard',
    severity: 'note',
    values: { value, count },
  }));
}

function* peopleAndTownships({ townships, demand, townshipAt }: HealthInput): Steps<Issue[]> {
  if (townships.length === 0 || demand.count === 0) return [];
  const people = new Float64Array(townships.length);
  const outside = { count: 0, people: 0 };
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) {
      // Before the townships were assigned every index is -1: then the place decides.
      const assigned = demand.township[i] as number;
      const township = assigned >= 0 ? assigned : townshipAt(demand.lon[i] as number, demand.lat[i] as number);
      const here = demand.population[i] as number;
      if (township < 0) {
        outside.count++;
        outside.people += here;
      } else people[township] = (people[township] ?? 0) + here;
    }
  });
  const issues: Issue[] = townships.flatMap((township, i) => {
    if (people[i] !== 0) return [];
    const at = areaCentroid(township.geometry);
    const values = { name: township.name, id: township.code };
    return [{ code: 'township-without-people', severity: 'warning' as const, values, ...(at ? { at } : {}) }];
  });
  if (outside.count > 0) issues.push({ code: 'people-outside', severity: 'warning', values: outside });
  return issues;
}
