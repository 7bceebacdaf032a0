import { beforeAll, expect, it } from 'vitest';
import type { RawRaster } from '../../src/core/normalise/raw.ts';
import { CostSweep } from '../../src/core/travel/terrain/cost-sweep.ts';
import type { FrictionGrid } from '../../src/core/travel/terrain/friction-grid.ts';
import type { TerrainRules } from '../../src/core/travel/terrain/terrain-rules.ts';
import { DEMO, demoGrid, demoMerge, demoRaster, gridOf, known, STARTS } from '../core/travel/terrain/accessmod-demo.ts';
import { profileA, profileB } from '../core/travel/terrain/accessmod-profiles.ts';
import { describeShared } from '../oracles/shared-data.ts';

function sweep(grid: FrictionGrid, rules: TerrainRules, limit?: number): Float64Array {
  const engine = new CostSweep(grid, rules);
  return engine.seconds(engine.run({ cells: STARTS }, limit));
}

function reached(seconds: ArrayLike<number>): Float64Array {
  return Float64Array.from(seconds)
    .filter((value) => Number.isFinite(value))
    .sort();
}

/** By linear interpolation between order statistics. */
function percentile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const [a = Number.NaN, b = a] = sorted.subarray(low, low + 2);
  return a + (b - a) * (place - low);
}

function peopleWithin(population: Float64Array, seconds: Float64Array, minutes: number): number {
  let sum = 0;
  for (let i = 0; i < seconds.length; i++) if (seconds[i]! <= minutes * 60) sum += population[i]! || 0;
  return sum;
}

describeShared(`${DEMO}base/DEM/dem__dem.GeoTIFF`, 'AccessMod demo, from its merged land cover', () => {
  let grid: FrictionGrid;
  let population: Float64Array;
  let published: RawRaster;
  beforeAll(async () => {
    grid = await demoGrid();
    population = known(await demoRaster('base/population__demo/population__demo.GeoTIFF'));
    published = await demoRaster('analysis/cumulative_cost__demo/cumulative_cost__demo.GeoTIFF');
  });

  it('profile A: the published travel time of 253,624 cells', () => {
    const ours = sweep(grid, profileA('to-facility'), 7200);
    let onlyOne = 0;
    let both = 0;
    let within = 0;
    let worst = 0;
    for (let i = 0; i < ours.length; i++) {
      const theirs = published.values[i]!;
      if (Number.isFinite(ours[i]!) !== Number.isFinite(theirs)) onlyOne++;
      if (!Number.isFinite(ours[i]!) || !Number.isFinite(theirs)) continue;
      both++;
      const difference = Math.abs(ours[i]! - theirs);
      if (difference <= 0.1) within++;
      worst = Math.max(worst, difference);
    }
    // Whole ticks of 1/8192 s a step, on paths of some hundred steps: 0.0065 s at worst, against 0.008 s in 32-bit sums.
    expect({ onlyOne, both, within }).toEqual({ onlyOne: 0, both: 253_624, within: 253_624 });
    expect(worst).toBeLessThan(0.02);
    for (const [minutes, cells] of [
      [15, 93_738],
      [30, 164_343],
      [60, 211_981],
      [90, 234_313],
    ]) {
      const count = ours.filter((seconds) => seconds <= minutes! * 60).length;
      expect(Math.abs(count - cells!), `cells within ${minutes} min`).toBeLessThanOrEqual(10);
    }
    for (const [minutes, people] of [
      [5, 26_799],
      [15, 78_063],
      [30, 99_775],
      [60, 100_498],
      [120, 100_507],
    ]) {
      expect(Math.abs(peopleWithin(population, ours, minutes!) - people!), `${minutes} min`).toBeLessThanOrEqual(2);
    }
  });

  it('profile A without the limit: 261,236 cells, the last after 12,858 s, 2,379 never', () => {
    const ours = sweep(grid, profileA('to-facility'));
    const times = reached(ours);
    expect(times.length).toBe(261_236);
    expect(Math.abs(times.at(-1)! - 12_858)).toBeLessThanOrEqual(0.5);
    const never = ours.map((seconds, i) => (grid.pace[i]! > 0 && !Number.isFinite(seconds) ? 1 : 0));
    // Road cells beyond the edge of the heights cannot be entered on foot; the 2,379 are those whose height is known.
    expect(never.filter((flag, i) => flag === 1 && !Number.isNaN(grid.elevation![i]!)).length).toBe(2379);
  });

  const expected = [
    ['to-facility', 8, 259_281, [1705.446, 615.95, 1200.07, 2354.79, 4891.23], [87_361, 100_459, 100_498]],
    ['to-facility', 16, 259_734, [1635.623, 596.35, 1155.68, 2240.5, 4672.21], [88_681, 100_459, 100_498]],
    ['from-facility', 8, 259_099, [1796.748, 625.44, 1268.45, 2499.72, 5112.66], [87_260, 100_423, 100_498]],
    ['from-facility', 16, 259_801, [1736.499, 606.45, 1228.51, 2399.31, 4933.51], [88_486, 100_423, 100_498]],
  ] as const;

  for (const [direction, neighbours, cells, [mean, ...percentiles], people] of expected) {
    it(`profile B ${direction}, ${neighbours} neighbours: the other program's figures`, () => {
      const ours = sweep(grid, profileB(direction, neighbours), 7200);
      const times = reached(ours);
      expect(Math.abs(times.length - cells)).toBeLessThanOrEqual(10);
      expect(Math.abs(times.reduce((a, b) => a + b, 0) / times.length - mean)).toBeLessThanOrEqual(0.5);
      [0.25, 0.5, 0.75, 0.95].forEach((share, i) => {
        expect(Math.abs(percentile(times, share) - percentiles[i]!), `p${share}`).toBeLessThanOrEqual(0.5);
      });
      [15, 30, 60].forEach((minutes, i) => {
        expect(Math.abs(peopleWithin(population, ours, minutes) - people[i]!), `${minutes} min`).toBeLessThanOrEqual(2);
      });
    });
  }

  it('sample cells: row, column, A towards, B towards 8 and 16, B from 8', () => {
    const runs = [
      profileA('to-facility'),
      profileB('to-facility', 8),
      profileB('to-facility', 16),
      profileB('from-facility', 8),
    ];
    const ours = runs.map((rules) => sweep(grid, rules, 7200));
    for (const [row, column, ...seconds] of SAMPLES) {
      seconds.forEach((expectedSeconds, run) => {
        const tolerance = run === 0 ? 0.1 : 0.5;
        const found = ours[run]![row! * 633 + column!]!;
        expect(Math.abs(found - expectedSeconds), `${row},${column} run ${run}: ${found}`).toBeLessThanOrEqual(
          tolerance,
        );
      });
    }
  });
});

describeShared(`${DEMO}base/road__demo/road__demo/road__demo.shp`, 'AccessMod demo, from its vectors', () => {
  it('merges to the published cover except in column 0, and gives its times', async () => {
    const { merged, frame } = await demoMerge();
    const cover = await demoRaster('analysis/land_cover_merged__demo/land_cover_merged__demo.GeoTIFF');
    const theirs = known(cover).map((code) => code || 0);
    const wrong = [...merged.keys()].filter((i) => merged[i] !== theirs[i]);
    expect(wrong.length).toBeLessThanOrEqual(60);
    expect(wrong.filter((i) => i % frame.width > 0)).toEqual([]);
    const published = await demoRaster('analysis/cumulative_cost__demo/cumulative_cost__demo.GeoTIFF');
    const ours = sweep(await gridOf(frame, merged), profileA('to-facility'), 7200);
    let common = 0;
    let withinPercent = 0;
    let worstFromColumn30 = 0;
    for (let i = 0; i < ours.length; i++) {
      const time = published.values[i]!;
      if (Number.isFinite(ours[i]!) !== Number.isFinite(time)) {
        expect(i % frame.width, `cell ${i} is reached in one only`).toBeLessThan(30);
        continue;
      }
      if (!Number.isFinite(time)) continue;
      const difference = Math.abs(ours[i]! - time);
      common++;
      if (difference <= 0.01 * time) withinPercent++;
      if (i % frame.width >= 30) worstFromColumn30 = Math.max(worstFromColumn30, difference);
    }
    expect(withinPercent / common).toBeGreaterThanOrEqual(0.99);
    expect(worstFromColumn30).toBeLessThan(0.02);
  });
});

const SAMPLES = [
  [20, 100, 1627.19, 1764.0, 1599.5, 1758.25],
  [60, 300, 682.03, 800.91, 781.24, 945.49],
  [100, 50, 417.22, 336.87, 329.55, 336.21],
  [120, 560, 1979.72, 1963.43, 1895.98, 2317.43],
  [150, 250, 593.93, 558.38, 550.76, 558.68],
  [200, 400, 461.31, 504.93, 489.97, 504.93],
  [250, 600, 5315.1, 4156.12, 3661.51, 4178.65],
  [300, 330, 5254.78, 5407.4, 4978.64, 6483.19],
  [330, 40, 3967.5, 3578.31, 3477.79, 3770.12],
  [350, 500, 726.95, 796.0, 774.12, 848.99],
  [400, 220, 3205.66, 2476.92, 2376.4, 2577.57],
  [440, 420, 1131.31, 1243.26, 1176.27, 1565.0],
];
