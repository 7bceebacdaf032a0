import type { Coverage } from '../core/coverage/coverage-result.ts';
import type { CoverageQuestion } from '../core/model/question.ts';
import type { RegionView } from '../engine/engine.ts';
import type { Ramp, Shading } from '../map/map-scene.ts';
import { townshipClass, townshipRamp } from '../map/ramp.ts';
import { peoplePerClass } from './classes-of-people.ts';
import type { Theme } from './session.ts';
import { townshipValues } from './shown.ts';

export interface LegendClass {
  readonly color: string;
  /** Upper end in the unit of the shading; null at the open end. */
  readonly end: number | null;
  /** People for cells, townships otherwise. */
  readonly amount: number;
  /** The limit or target lies exactly at the upper end. */
  readonly threshold: boolean;
  readonly unreached: boolean;
}

interface Ground {
  readonly region: RegionView;
  readonly coverage: Coverage;
  readonly cells: Uint32Array;
  readonly question: CoverageQuestion;
  readonly ramp: Ramp;
  readonly shading: Shading;
  readonly theme: Theme;
}

/** Classes of the ground's colours in force, with the people or townships in each; for the screen and for paper. */
export function legendClasses(ground: Ground): readonly LegendClass[] {
  if (ground.shading === 'none') return [];
  return ground.shading === 'cells' ? cellClasses(ground) : townshipClasses(ground);
}

function cellClasses({ region, cells, ramp }: Ground): readonly LegendClass[] {
  const people = peoplePerClass(cells, region.demand.population, ramp);
  const rows = ramp.colors.map((color, index): LegendClass => {
    const end = ramp.steps[index] ?? null;
    return { color, end, amount: people[index] ?? 0, threshold: end === ramp.limit, unreached: false };
  });
  const unreached = people.at(-1) ?? 0;
  if (unreached === 0) return rows;
  return [...rows, { color: ramp.unreachedColor, end: null, amount: unreached, threshold: false, unreached: true }];
}

function townshipClasses({ region, coverage, question, ramp, shading, theme }: Ground): readonly LegendClass[] {
  const { steps, colors } = townshipRamp(shading, ramp, theme);
  const counts = new Array<number>(colors.length).fill(0);
  for (const value of townshipValues(coverage, shading, region.townships.length) ?? []) {
    const at = townshipClass(value, shading, { steps, colors });
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  const line =
    shading === 'township-share' ? question.targetShare : shading === 'township-minutes' ? ramp.limit : Number.NaN;
  return colors.map((color, index) => {
    const end = steps[index] ?? null;
    return { color, end, amount: counts[index] ?? 0, threshold: end === line, unreached: false };
  });
}
