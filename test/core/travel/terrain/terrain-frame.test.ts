import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS, RADIANS } from '../../../../src/core/geo/distance.ts';
import type { LandCover } from '../../../../src/core/model/land-cover.ts';
import type { Elevation } from '../../../../src/core/model/region.ts';
import { equalAreaAbout } from '../../../../src/core/travel/terrain/equal-area.ts';
import { resampleElevation, resampleLandCover } from '../../../../src/core/travel/terrain/resample.ts';
import { terrainGridFrame } from '../../../../src/core/travel/terrain/terrain-frame.ts';
import { greatCircleMeters } from '../../../oracles/great-circle.ts';

type LonLat = readonly [lon: number, lat: number];

function metersBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  return greatCircleMeters({ lon: lonA, lat: latA }, { lon: lonB, lat: latB });
}

const LISHUI = { west: 118.6, south: 27.4, east: 120.5, north: 29 };

describe('the projection', () => {
  const near = fc.record({
    lon0: fc.double({ min: -170, max: 170, noNaN: true }),
    lat0: fc.double({ min: -80, max: 80, noNaN: true }),
    x: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    y: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(near, ({ lon0, lat0, x, y }) => {
        const projection = equalAreaAbout(lon0, lat0);
        const [lon, lat] = projection.inverse(x, y);
        const [x2, y2] = projection.forward(lon, lat);
        expect(Math.hypot(x2 - x, y2 - y)).toBeLessThan(1e-3);
      }),
    );
  });

  it('keeps areas: a small lon/lat box has its area on the sphere', () => {
    fc.assert(
      fc.property(near, ({ lon0, lat0, x, y }) => {
        const projection = equalAreaAbout(lon0, lat0);
        const [lon, lat] = projection.inverse(x, y);
        if (Math.abs(lat) > 85) return;
        const d = 0.005;
        const corners = [
          [-d, -d],
          [d, -d],
          [d, d],
          [-d, d],
        ].map(([a = 0, b = 0]) => projection.forward(lon + a, lat + b));
        let doubled = 0;
        corners.forEach(([xa, ya], k) => {
          const [xb, yb] = corners[(k + 1) % 4]!;
          doubled += xa * yb - xb * ya;
        });
        const band = Math.sin((lat + d) * RADIANS) - Math.sin((lat - d) * RADIANS);
        const onSphere = EARTH_RADIUS ** 2 * 2 * d * RADIANS * band;
        expect(doubled / 2 / onSphere).toBeCloseTo(1, 5);
      }),
    );
  });

  it('keeps lengths to the bound that it states', () => {
    fc.assert(
      fc.property(near, fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), ({ lon0, lat0, x, y }, angle) => {
        const projection = equalAreaAbout(lon0, lat0);
        const [lonA, latA] = projection.inverse(x, y);
        const [lonB, latB] = projection.inverse(x + 500 * Math.cos(angle), y + 500 * Math.sin(angle));
        const stretch = 500 / metersBetween([lonA, latA], [lonB, latB]);
        // A chord of c radians is 2R sin(c/2) long; the 500 m may lead outward. 1e-7 for the doubles of a short great circle.
        const bound = Math.cos(Math.asin((Math.hypot(x, y) + 500) / 2 / EARTH_RADIUS));
        expect(stretch).toBeGreaterThan(bound - 1e-7);
        expect(stretch).toBeLessThan(1 / bound + 1e-7);
      }),
    );
  });

  it('has north up: a place due north lies straight above the centre, a place east to the right', () => {
    const projection = equalAreaAbout(119.5, 28.2);
    expect(projection.forward(119.5, 28.2)).toEqual([0, 0]);
    const [x, y] = projection.forward(119.5, 29.2);
    expect(x).toBeCloseTo(0, 6);
    expect(y).toBeCloseTo(metersBetween([119.5, 28.2], [119.5, 29.2]), -1);
    expect(projection.forward(119.6, 28.2)[0]).toBeCloseTo(metersBetween([119.5, 28.2], [119.6, 28.2]), 0);
  });
});

describe('the grid', () => {
  it('holds the whole box in cells of 100 m', () => {
    const frame = terrainGridFrame(LISHUI);
    expect(frame.cellMeters).toBe(100);
    // 1.9° of longitude at 27.4° N and 1.6° of latitude.
    expect(frame.columns).toBeCloseTo((1.9 * 111_195 * Math.cos(27.4 * RADIANS)) / 100, -1.5);
    expect(frame.rows).toBeCloseTo((1.6 * 111_195) / 100, -1.5);
    for (let k = 0; k <= 100; k++) {
      const lon = LISHUI.west + ((LISHUI.east - LISHUI.west) * k) / 100;
      const lat = LISHUI.south + ((LISHUI.north - LISHUI.south) * k) / 100;
      for (const place of [
        [lon, LISHUI.south],
        [lon, LISHUI.north],
        [LISHUI.west, lat],
        [LISHUI.east, lat],
      ]) {
        expect(frame.cellAt(place[0]!, place[1]!)).toBeGreaterThanOrEqual(0);
      }
    }
    expect(frame.cellAt(118.5, 28)).toBe(-1);
    expect(frame.cellAt(119.5, 29.2)).toBe(-1);
  });

  it("finds a cell by any place in it, and its centre half a cell's way in", () => {
    const frame = terrainGridFrame(LISHUI);
    fc.assert(
      fc.property(
        fc.nat(frame.columns * frame.rows - 1),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (cell, u, v) => {
          const [lon, lat] = frame.centerOf(cell);
          expect(frame.cellAt(lon, lat)).toBe(cell);
          const [left, top] = [cell % frame.columns, Math.floor(cell / frame.columns)];
          const [lon2, lat2] = frame.toLonLat(left + u, top + v);
          expect(frame.cellAt(lon2, lat2)).toBe(cell);
          expect(metersBetween([lon, lat], [lon2, lat2])).toBeCloseTo(100 * Math.hypot(u - 0.5, v - 0.5), 1);
        },
      ),
    );
  });

  it('takes wider cells for a wide region, and those asked for', () => {
    const zhejiang = terrainGridFrame({ west: 118, south: 27, east: 123, north: 31.2 });
    expect(zhejiang.cellMeters).toBe(140);
    expect(zhejiang.columns * zhejiang.rows).toBeLessThanOrEqual(12_000_000);
    expect(terrainGridFrame(LISHUI, { cellMeters: 250 }).cellMeters).toBe(250);
    const few = terrainGridFrame(LISHUI, { mostCells: 1000 });
    expect(few.columns * few.rows).toBeLessThanOrEqual(1000);
    const finer = few.cellMeters - 10;
    expect((few.columns - 2) * (few.rows - 2) * (few.cellMeters / finer) ** 2).toBeGreaterThan(800);
    expect(() => terrainGridFrame({ west: 1, south: 0, east: 0, north: 1 })).toThrow('no region between 1 and 0 east');
  });
});

describe('resampling', () => {
  const frame = terrainGridFrame({ west: 119, south: 28, east: 119.02, north: 28.02 });
  const raster = { width: 60, height: 50, west: 118.99, north: 28.03, cellLon: 0.001, cellLat: 0.001 };
  const plane = (lon: number, lat: number) => 500 + 4000 * (lon - 119) - 9000 * (lat - 28);
  const elevation: Elevation = {
    ...raster,
    meters: Float32Array.from({ length: 3000 }, (_, i) =>
      plane(118.9905 + (i % 60) / 1000, 28.0295 - Math.floor(i / 60) / 1000),
    ),
  };

  it('heights of an inclined plane are kept at every centre', () => {
    resampleElevation(frame, elevation).forEach((meters, cell) => {
      expect(Math.abs(meters - plane(...frame.centerOf(cell)))).toBeLessThan(0.01);
    });
  });

  it('beside unknown heights the nearest known one counts; outside nothing is known', () => {
    const holed = { ...elevation, meters: elevation.meters.slice() };
    const [lon, lat] = frame.centerOf(0);
    const x = (lon - raster.west) / 0.001;
    const y = (raster.north - lat) / 0.001;
    const nearest = Math.floor(y) * 60 + Math.floor(x);
    const corner = (Math.floor(y - 0.5) + (y % 1 >= 0.5 ? 1 : 0)) * 60 + Math.floor(x - 0.5) + (x % 1 >= 0.5 ? 0 : 1);
    expect(corner).not.toBe(nearest);
    holed.meters[corner] = Number.NaN;
    expect(resampleElevation(frame, holed)[0]).toBe(elevation.meters[nearest]);
    holed.meters[nearest] = Number.NaN;
    expect(resampleElevation(frame, holed)[0]).toBeNaN();
    const elsewhere = resampleElevation(frame, { ...elevation, west: 110 });
    expect(elsewhere.every((meters) => Number.isNaN(meters))).toBe(true);
  });

  it('land cover is that of the cell that holds the centre', () => {
    const codes = Uint8Array.from({ length: 3000 }, (_, i) => 1 + ((i * 7) % 250));
    const cover: LandCover = { ...raster, codes, nodata: 9 };
    const found = resampleLandCover(frame, cover, 77);
    found.forEach((code, cell) => {
      const [lon, lat] = frame.centerOf(cell);
      const stored = codes[Math.floor((28.03 - lat) / 0.001) * 60 + Math.floor((lon - 118.99) / 0.001)]!;
      expect(code).toBe(stored === 9 ? 77 : stored);
    });
    expect(found).toContain(77);
    expect([...new Set(resampleLandCover(frame, { ...cover, north: 50 }))]).toEqual([0]);
  });
});
