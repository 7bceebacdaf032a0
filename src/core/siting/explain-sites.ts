import type { Demand } from '../model/demand.ts';
import type { CandidateSite } from '../model/region.ts';
import type { Steps } from '../model/steps.ts';
import { labelOwner, labelValue, NO_LABEL } from '../travel/label.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import { CoveringPlan } from './covering-plan.ts';
import type { CoveringProblem } from './covering-problem.ts';
import type { ProposedSite } from './siting-result.ts';

export interface ExplainInput {
  readonly problem: CoveringProblem;
  readonly sites: readonly CandidateSite[];
  /** The plan, in order of rank (see `rankSites`). */
  readonly plan: readonly number[];
  readonly demand: Demand;
  readonly townshipAt: (lon: number, lat: number) => number;
  /** Travel time: before and after are told in minutes even where the limit is in km. */
  readonly time: Measure;
  readonly existing: readonly Origin[];
}

/** Orders a plan so that each next site adds as many people as possible: the ranks then add up to the plan's total. */
export function rankSites(problem: CoveringProblem, plan: readonly number[]): number[] {
  const ranked = new CoveringPlan(problem);
  const left = [...plan].sort((a, b) => a - b);
  while (left.length > 0) {
    const gains = left.map((candidate) => ranked.gain(candidate));
    const best = gains.indexOf(Math.max(...gains));
    ranked.add(left.splice(best, 1)[0]!);
  }
  return ranked.open;
}

/** What each site of a ranked plan adds, for whom, and what would come next in its place. */
export function* explainSites(input: ExplainInput): Steps<ProposedSite[]> {
  const { problem, sites, plan } = input;
  const whole = new CoveringPlan(problem, plan);
  const newCells = cellsByRank(problem, plan);
  const before = (yield* input.time.nearestInSteps(input.existing)).cells;
  const first = input.existing.reduce((most, origin) => Math.max(most, origin.index + 1), 0);
  const added = plan.map((c, slot) => ({ index: first + slot, lon: sites[c]!.lon, lat: sites[c]!.lat }));
  const after = (yield* input.time.nearestInSteps([...input.existing, ...added])).cells;
  return plan.map((candidate, slot): ProposedSite => {
    const site = sites[candidate]!;
    const cells = newCells[slot]!;
    return {
      rank: slot + 1,
      id: site.id,
      name: site.name,
      lon: site.lon,
      lat: site.lat,
      township: input.townshipAt(site.lon, site.lat),
      adds: cells.reduce((sum, cell) => sum + input.demand.population[cell]!, 0),
      only: whole.loss(slot),
      nearest: becomesNearest(input.demand, first + slot, { before, after }),
      townships: beforeAndAfter(input.demand, cells, { before, after }),
      runnerUp: runnerUp(input, whole, slot),
    };
  });
}

/** Cells that each rank covers first. */
function cellsByRank(problem: CoveringProblem, plan: readonly number[]): number[][] {
  const rankOfGroup = new Int32Array(problem.groups).fill(-1);
  plan.forEach((candidate, slot) => {
    for (let i = problem.offsets[candidate]!; i < problem.offsets[candidate + 1]!; i++) {
      if (rankOfGroup[problem.groupsOf[i]!]! < 0) rankOfGroup[problem.groupsOf[i]!] = slot;
    }
  });
  const cells: number[][] = plan.map(() => []);
  problem.groupOfCell.forEach((group, cell) => {
    if (group >= 0 && rankOfGroup[group]! >= 0) cells[rankOfGroup[group]!]!.push(cell);
  });
  return cells;
}

interface Times {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

function beforeAndAfter(demand: Demand, cells: readonly number[], times: Times): ProposedSite['townships'] {
  const rows = new Map<number, { people: number; before: [number, number]; after: [number, number] }>();
  for (const cell of cells) {
    const township = demand.township[cell]!;
    const row = rows.get(township) ?? { people: 0, before: [0, 0], after: [0, 0] };
    rows.set(township, row);
    row.people += demand.population[cell]!;
    addTime(row.before, times.before[cell]!, demand.population[cell]!);
    addTime(row.after, times.after[cell]!, demand.population[cell]!);
  }
  return [...rows]
    .map(([township, row]) => ({
      township,
      people: row.people,
      minutesBefore: row.before[1] / row.before[0] / 600,
      minutesAfter: row.after[1] / row.after[0] / 600,
    }))
    .sort((a, b) => b.people - a.people || a.township - b.township);
}

/** Whom a site becomes the nearest for, and the minutes saved per person of those reached before. */
function becomesNearest(demand: Demand, index: number, { before, after }: Times): ProposedSite['nearest'] {
  let [people, reached, saved] = [0, 0, 0];
  for (let cell = 0; cell < demand.count; cell++) {
    if (after[cell] === NO_LABEL || labelOwner(after[cell]!) !== index) continue;
    const here = demand.population[cell]!;
    people += here;
    if (before[cell] === NO_LABEL) continue;
    reached += here;
    saved += here * (labelValue(before[cell]!) - labelValue(after[cell]!));
  }
  return { people, minutesSaved: reached > 0 ? saved / reached / 600 : Number.NaN };
}

/** Adds people and people × deciseconds of a reached cell; over nobody the mean becomes NaN. */
function addTime(sum: [number, number], label: number, people: number): void {
  if (label === NO_LABEL) return;
  sum[0] += people;
  sum[1] += people * labelValue(label);
}

function runnerUp({ problem, sites, plan }: ExplainInput, whole: CoveringPlan, slot: number): ProposedSite['runnerUp'] {
  const loss = whole.loss(slot);
  const winBack = new Float64Array(plan.length);
  let best = -1;
  let most = -1;
  for (let c = 0; c < problem.candidates; c++) {
    if (plan.includes(c) || !whole.allows(c, slot)) continue;
    const regained = whole.gainAndOverlap(c, winBack) + winBack[slot]!;
    if (regained > most) [best, most] = [c, regained];
  }
  const site = sites[best];
  return site ? { name: site.name, lon: site.lon, lat: site.lat, fewer: loss - most } : null;
}
