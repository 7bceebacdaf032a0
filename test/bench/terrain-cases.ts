import { existsSync, readFileSync } from 'node:fs';
import { OWNER_SPAN } from '../../src/core/travel/label.ts';
import { CostSweep, type SweepResult } from '../../src/core/travel/terrain/cost-sweep.ts';
import type { FrictionGrid } from '../../src/core/travel/terrain/friction-grid.ts';
import { TICKS_PER_SECOND } from '../../src/core/travel/terrain/tick-label.ts';
import { seededRandom } from '../oracles/seeded-random.ts';

/** As in `cases.ts`: builds what the case needs and returns the work to be timed. */
type Prepare = () => Promise<() => Promise<{ readonly check: () => number }>>;

function given(name: string): ArrayBuffer | null {
  const path = `${process.env.BENCH_DATA}/${name}`;
  if (!process.env.BENCH_DATA || !existsSync(path)) return null;
  return Uint8Array.from(readFileSync(path)).buffer;
}

/** A square of unit cells with paces of 1 + 9u² and that many starts at random. */
function square(size: number, starts: number): { grid: FrictionGrid; cells: Int32Array; heights: Float32Array } {
  const friction = given(`fric_${size}.f32`);
  const sources = given(`src_${size}_${starts}.i32`);
  const hills = given(`dem_${size}.f32`);
  const random = seededRandom(1000 + size);
  const pace = friction
    ? new Float32Array(friction)
    : Float32Array.from({ length: size * size }, () => 1 + 9 * random() ** 2);
  const cells = sources
    ? new Int32Array(sources)
    : Int32Array.from({ length: starts }, () => Math.floor(random() * size * size));
  const heights = hills
    ? new Float32Array(hills)
    : Float32Array.from({ length: size * size }, (_, i) => 400 * Math.sin((i % size) / 37) + 20 * random());
  return { grid: { columns: size, rows: size, cellX: 1, cellY: 1, pace }, cells, heights };
}

/**
 * The timed work is the whole sweep with its label array, on a grid already built; the checksum, the sum of all seconds,
 * is taken afterwards, as the reference takes its own.
 */
function sweepCase(
  size: number,
  starts: number,
  make: (grid: FrictionGrid, heights: Float32Array) => CostSweep,
): Prepare {
  return async () => {
    const { grid, cells, heights } = square(size, starts);
    const sweep = make(grid, heights);
    const owners = Int32Array.from(cells, (_, i) => i);
    // A compiler warm-up on small ground: one run of a large case is not enough for it.
    const small = square(300, 20);
    const warm = make(small.grid, small.heights);
    for (let k = 0; k < 10; k++) warm.run({ cells: small.cells });
    return async () => {
      const result = sweep.run({ cells, owners });
      return { check: () => sumOfSeconds(result) };
    };
  };
}

function sumOfSeconds({ labels, unreached }: SweepResult): number {
  let ticks = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label >= 0 && label < unreached) ticks += Math.floor(label / OWNER_SPAN);
  }
  return ticks / TICKS_PER_SECOND;
}

const flat = (size: number) => sweepCase(size, 200, (grid) => new CostSweep(grid));

/** Walking over the hills of the bench, cells of 100 m, 5 km/h on the flat. */
const hilly = (size: number) =>
  sweepCase(
    size,
    200,
    (grid, elevation) =>
      new CostSweep({
        ...grid,
        cellX: 100,
        cellY: 100,
        pace: new Float32Array(grid.pace.length).fill(0.72),
        elevation,
      }),
  );

export const TERRAIN_CASES: Readonly<Record<string, Prepare>> = {
  'raster-cost-1000-200': flat(1000),
  'raster-cost-2000-200': flat(2000),
  'raster-cost-4000-200': flat(4000),
  'raster-walk-1000-200': hilly(1000),
  'raster-walk-2000-200': hilly(2000),
};
