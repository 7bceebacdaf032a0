import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Demand } from '../../../../src/core/model/demand.ts';
import { UNREACHED } from '../../../../src/core/model/units.ts';
import { createCircleMeasure, straightTime } from '../../../../src/core/travel/circle/circle-measure.ts';
import { facilityIsochrones } from '../../../../src/core/travel/isochrone/facility-isochrones.ts';
import { fieldGrid } from '../../../../src/core/travel/isochrone/field-grid.ts';
import { isochroneShapes } from '../../../../src/core/travel/isochrone/isochrone-shapes.ts';
import { placeOn, walkedStep, wholeLattice } from '../../../../src/core/travel/isochrone/lattice.ts';
import { windowField } from '../../../../src/core/travel/isochrone/time-field.ts';
import { labelValue } from '../../../../src/core/travel/label.ts';
import { at } from '../../../oracles/at.ts';
import { greatCircleMeters } from '../../../oracles/great-circle.ts';
import { littleDemand } from '../../../support/little-world.ts';

/** Inhabited cells of a raster of 40 × 30 cells, as its reader places them. */
function rasterDemand(cell: number, cells: readonly number[]): Demand {
  const points = cells.map(
    (index) => [119.3 + ((index % 40) + 0.5) * cell, 28.9 - (Math.floor(index / 40) + 0.5) * cell, 1] as const,
  );
  return { ...littleDemand(points), cellSize: [cell, cell] };
}
const everyCell = Array.from({ length: 1200 }, (_, index) => index);
const hundredMeters = 1 / 1200;

describe('samples over a raster', () => {
  it('are its cells with a margin of two, and take their very coordinates', () => {
    const demand = rasterDemand(hundredMeters, everyCell);
    const { lattice, samples } = fieldGrid(demand);
    expect([lattice.columns, lattice.rows]).toEqual([44, 34]);
    for (const index of everyCell) {
      const sample = (Math.floor(index / 40) + 2) * 44 + (index % 40) + 2;
      expect([samples.lon[sample], samples.lat[sample]]).toEqual([demand.lon[index], demand.lat[index]]);
    }
  });

  it('are every second or third cell where all would be too many', () => {
    const demand = rasterDemand(hundredMeters, everyCell);
    // 44 × 34 = 1,496 are too many; every second: (40 / 2 + 1 + 4) × (30 / 2 + 1 + 4) = 25 × 20.
    expect(fieldGrid(demand, { maxPoints: 1400 }).lattice).toMatchObject({ columns: 25, rows: 20 });
    const { samples } = fieldGrid(demand, { maxPoints: 1400 });
    const places = new Set(Array.from(samples.lon, (lon, i) => `${lon} ${samples.lat[i]}`));
    const shared = everyCell.filter((i) => places.has(`${demand.lon[i]} ${demand.lat[i]}`));
    expect(shared).toEqual(everyCell.filter((i) => i % 2 === 0 && Math.floor(i / 40) % 2 === 0));
  });

  it('stand between the centres, too, where cells are wide', () => {
    const demand = rasterDemand(0.01, everyCell);
    // 1,112 m: in five parts. 39 × 5 + 1 + 4 columns.
    const { lattice, samples } = fieldGrid(demand);
    expect([lattice.columns, lattice.rows]).toEqual([200, 150]);
    const places = new Set(Array.from(samples.lon, (lon, i) => `${lon} ${samples.lat[i]}`));
    expect(everyCell.every((i) => places.has(`${demand.lon[i]} ${demand.lat[i]}`))).toBe(true);
    expect(fieldGrid(demand, { maxPoints: 8000 }).lattice.stepX).toBe(0.005);
  });

  it('reach over given bounds, on the same lattice', () => {
    const demand = rasterDemand(hundredMeters, [620]);
    const { lattice } = fieldGrid(demand, { bounds: [119, 28.5, 119.5, 29] });
    expect(lattice.left).toBeLessThanOrEqual(119 - 2 * hundredMeters + 1e-9);
    expect(lattice.top).toBeGreaterThanOrEqual(29 + 2 * hundredMeters - 1e-9);
    const column = (demand.lon[0]! - lattice.left) / hundredMeters;
    expect(column).toBeCloseTo(Math.round(column), 6);
  });
});

describe('samples of any demand', () => {
  it('surround it by two steps and are never too many', () => {
    const points = fc.array(
      fc.tuple(fc.double({ min: 118, max: 121, noNaN: true }), fc.double({ min: 27, max: 29, noNaN: true }), fc.nat(9)),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(points, fc.constantFrom(100, 777, 20_000), fc.boolean(), (list, maxPoints, raster) => {
        const demand = { ...littleDemand(list), ...(raster ? { cellSize: [0.01, 0.008] as const } : {}) };
        const { lattice, samples } = fieldGrid(demand, { maxPoints });
        expect(samples.count).toBeLessThanOrEqual(maxPoints);
        expect(samples.count).toBe(lattice.columns * lattice.rows);
        for (let i = 0; i < demand.count; i++) {
          const u = (demand.lon[i]! - lattice.left) / lattice.stepX;
          const v = (lattice.top - demand.lat[i]!) / lattice.stepY;
          expect(u).toBeGreaterThan(1.999);
          expect(u).toBeLessThan(lattice.columns - 2.999);
          expect(v).toBeGreaterThan(1.999);
          expect(v).toBeLessThan(lattice.rows - 2.999);
        }
        for (const i of [0, lattice.columns - 1, samples.count - 1]) {
          const [lon, lat] = placeOn(lattice, i % lattice.columns, Math.floor(i / lattice.columns));
          expect(samples.lon[i]).toBeCloseTo(lon, 7);
          expect(samples.lat[i]).toBeCloseTo(lat, 7);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stand 100 m apart without a raster', () => {
    const { lattice } = fieldGrid(
      littleDemand([
        [119, 28, 1],
        [119.1, 28.1, 1],
      ]),
    );
    const placed = (column: number, row: number) => {
      const [lon, lat] = placeOn(lattice, column, row);
      return { lon, lat };
    };
    expect(greatCircleMeters(placed(50, 50), placed(51, 50))).toBeCloseTo(100, 0);
    expect(greatCircleMeters(placed(50, 50), placed(50, 51))).toBeCloseTo(100, 0);
  });

  it('are refused where there is nothing to lie over', () => {
    expect(() => fieldGrid(littleDemand([]))).toThrow('No field');
    expect(() => fieldGrid(littleDemand([[119, 28, 1]]), { maxPoints: 20 })).toThrow('100 points');
  });
});

describe('the field around one facility', () => {
  it('is no larger than what was found', () => {
    const { lattice } = fieldGrid(rasterDemand(hundredMeters, everyCell));
    const found = { count: 2, cells: Uint32Array.of(3 * 44 + 5, 6 * 44 + 7), values: Uint32Array.of(11, 22) };
    const field = windowField(lattice, found, 800)!;
    expect(field).toMatchObject({ column: 4, row: 2, columns: 5, rows: 6 });
    expect(Array.from(field.values, (value) => (value === UNREACHED ? 0 : value))).toEqual([
      ...[0, 0, 0, 0, 0],
      ...[0, 11, 0, 0, 0],
      ...[0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0],
      ...[0, 0, 0, 22, 0],
      ...[0, 0, 0, 0, 0],
    ]);
    expect(windowField(lattice, { ...found, count: 0 }, 800)).toBeNull();
  });

  it('gives the same polygons as the whole lattice does', () => {
    const { lattice, samples } = fieldGrid(rasterDemand(hundredMeters, everyCell));
    const measure = createCircleMeasure(samples, 'deciseconds', straightTime(1.3, 5));
    const found = { cells: new Uint32Array(samples.count), values: new Uint32Array(samples.count) };
    for (const place of [
      { lon: 119.316, lat: 28.888 },
      { lon: 119.3, lat: 28.9 },
      { lon: 119.4, lat: 28.9 },
    ]) {
      const own = facilityIsochrones(place, [5, 10], { measure, lattice, walkKmh: 4.5, found });
      const labels = measure.nearest([{ index: 0, ...place }]).cells;
      const whole = isochroneShapes(
        {
          ...wholeLattice(lattice),
          values: Uint32Array.from(labels, labelValue),
          stepDeciseconds: walkedStep(lattice, 4.5),
        },
        [5, 10],
      );
      expect(own).toEqual(whole);
    }
    expect(
      at(facilityIsochrones({ lon: 119.316, lat: 28.888 }, [10], { measure, lattice, walkKmh: 4.5, found }).features, 0)
        .properties,
    ).toEqual({ minutes: 10 });
  });
});
