import { expect, test } from 'vitest';
import type { Demand } from '../../../src/core/model/demand.ts';
import type { Facility } from '../../../src/core/model/facility.ts';
import { dataHealth } from '../../../src/core/normalise/data-health.ts';
import { demandOf } from '../../../src/core/normalise/demand-of.ts';
import { square } from './raw-records.ts';

const facility = (id: string, lon: number, more: Partial<Facility> = {}): Facility => ({
  id,
  name: id,
  kind: 'clinic',
  lon,
  lat: 28.5,
  open: true,
  origin: 'baseline',
  ...more,
});
const township = (code: string, west: number) => ({
  code,
  name: `${code}镇`,
  class: 'town' as const,
  county: '',
  geometry: square(west, 28),
});
const demand = (...places: [lon: number, people: number][]): Demand =>
  demandOf({
    lon: places.map(([lon]) => lon),
    lat: places.map(() => 28.5),
    population: places.map(([, people]) => people),
    cell: places.map((_, i) => i),
  });
const roads = null;
const townships = [township('a', 119), township('b', 120)];
const townshipAt = (lon: number) => (lon >= 119 && lon < 121 ? Math.floor(lon) - 119 : -1);
const nothing = { facilities: [], townships: [], demand: demand(), roads, townshipAt };

test('missing parts', () => {
  expect(dataHealth(nothing).map(({ code }) => code)).toEqual([
    'facilities-absent',
    'townships-absent',
    'population-absent',
    'roads-absent',
  ]);
});

test('facilities outside, repeated, doubled, of a kind of one’s own', () => {
  const facilities = [
    facility('x', 119.5),
    facility('far', 130),
    facility('x', 120.5, { name: 'other', kind: 'tea-house' }),
    facility('y', 119.5, { name: 'x' }),
  ];
  const issues = dataHealth({ ...nothing, facilities, townships });
  expect(issues.slice(2)).toEqual([
    { code: 'facility-outside', severity: 'warning', values: { id: 'far', name: 'far' }, at: [130, 28.5] },
    {
      code: 'facility-duplicate',
      severity: 'warning',
      values: { name: 'x', id: 'y', other: 'x' },
      at: [119.5, 28.5],
    },
    {
      code: 'facility-id-repeated',
      severity: 'error',
      values: { id: 'x', name: 'other' },
      at: [120.5, 28.5],
    },
    { code: 'facility-kind-without-standard', severity: 'note', values: { value: 'tea-house', count: 1 } },
  ]);
  const told = { code: 'facility-duplicate', severity: 'warning' as const, values: { id: 'y' } };
  expect(dataHealth({ ...nothing, facilities, townships, known: [told] }).some(({ code }) => code === told.code)).toBe(
    false,
  );
});

test('people outside are counted, townships without people named', () => {
  const people = demand([119.5, 10], [130, 2.5], [131, 1]);
  const found = (input: Demand) =>
    dataHealth({ ...nothing, facilities: [facility('x', 119.5)], townships, demand: input }).slice(1);
  const expected = [
    {
      code: 'township-without-people',
      severity: 'warning',
      values: { name: 'b镇', id: 'b' },
      at: [120.5, 28.5],
    },
    { code: 'people-outside', severity: 'warning', values: { count: 2, people: 3.5 } },
  ];
  expect(found(people)).toEqual(expected);
  // Assigned townships are believed.
  expect(found({ ...people, township: Int32Array.of(1, 0, 0) })).toEqual([]);
});
