import { at } from './at.ts';
import { greatCircleMeters, type Place } from './great-circle.ts';

export interface CoverageCell extends Place {
  /** Infinity = unreached. */
  minutes: number;
  population: number;
  /** undefined = in no township. */
  township?: string;
}

interface CoverageRule {
  minutes: number;
  /** "a standard is met at `≤`, or at `<` where its rule says so" */
  strict?: boolean;
}

interface CoverageFigures {
  people: number;
  covered: number;
  /** Reached, but not within the limit. people = covered + outside + unreached. */
  outside: number;
  unreached: number;
  /** covered / people, unreached people included below the line; NaN without people. */
  share: number;
  /** Over reached people; NaN where nobody is reached. */
  meanMinutes: number;
  p90Minutes: number;
  maxMinutes: number;
}

function isCovered(minutes: number, rule: CoverageRule): boolean {
  return rule.strict ? minutes < rule.minutes : minutes <= rule.minutes;
}

/** The figures of `summary.json`, over all cells given. */
export function oracleCoverage(cells: CoverageCell[], rule: CoverageRule): CoverageFigures {
  const count = (keep: (cell: CoverageCell) => boolean): number =>
    cells.filter(keep).reduce((sum, cell) => sum + cell.population, 0);
  const reached = cells.filter((cell) => Number.isFinite(cell.minutes) && cell.population > 0);
  const people = count(() => true);
  const covered = count((cell) => isCovered(cell.minutes, rule));
  const reachedPeople = reached.reduce((sum, cell) => sum + cell.population, 0);
  const personMinutes = reached.reduce((sum, cell) => sum + cell.minutes * cell.population, 0);
  return {
    people,
    covered,
    outside: count((cell) => Number.isFinite(cell.minutes) && !isCovered(cell.minutes, rule)),
    unreached: count((cell) => !Number.isFinite(cell.minutes)),
    share: covered / people,
    meanMinutes: personMinutes / reachedPeople,
    p90Minutes: weightedP90(reached, reachedPeople),
    maxMinutes: reached.length === 0 ? Number.NaN : Math.max(...reached.map((cell) => cell.minutes)),
  };
}

/** The smallest value v such that at least 90 % of the reached people have ≤ v, by trying every value. */
function weightedP90(reached: CoverageCell[], reachedPeople: number): number {
  const enough = reached.filter((candidate) => {
    const upTo = reached.filter((cell) => cell.minutes <= candidate.minutes);
    return 10 * upTo.reduce((sum, cell) => sum + cell.population, 0) >= 9 * reachedPeople;
  });
  return enough.length === 0 ? Number.NaN : Math.min(...enough.map((cell) => cell.minutes));
}

/** The same figures per township; cells in no township are under ''. */
export function oracleTownships(cells: CoverageCell[], rule: CoverageRule): Map<string, CoverageFigures> {
  const names = new Set(cells.map((cell) => cell.township ?? ''));
  return new Map(
    [...names].map((name) => [
      name,
      oracleCoverage(
        cells.filter((cell) => (cell.township ?? '') === name),
        rule,
      ),
    ]),
  );
}

interface CoverageGap {
  /** Indexes into the cells, ascending. */
  cells: number[];
  people: number;
}

/**
 * Connected gaps: the inhabited cells that are not covered (unreached ones among them), joined where two cell centres
 * are at most `joinMeters` apart. Most people first, then the smallest cell index.
 */
export function oracleGaps(cells: CoverageCell[], rule: CoverageRule, joinMeters: number): CoverageGap[] {
  const open = new Set(cells.flatMap((cell, i) => (cell.population > 0 && !isCovered(cell.minutes, rule) ? [i] : [])));
  const gaps: CoverageGap[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (!open.delete(start)) continue;
    const members = [start];
    for (let next = 0; next < members.length; next++) {
      for (const other of [...open]) {
        if (greatCircleMeters(at(cells, at(members, next)), at(cells, other)) > joinMeters) continue;
        open.delete(other);
        members.push(other);
      }
    }
    members.sort((a, b) => a - b);
    gaps.push({ cells: members, people: members.reduce((sum, i) => sum + at(cells, i).population, 0) });
  }
  return gaps.sort((a, b) => b.people - a.people || at(a.cells, 0) - at(b.cells, 0));
}
