/** The years of a building programme, and what may be built in each. */
export interface RollOutQuestion {
  /** Money (or simply sites, at a cost of 1 each) that each year brings; what is left over is kept for the next. */
  readonly yearly: readonly number[];
  /** Cost of each site, in the order of the plan. */
  readonly cost: readonly number[];
  /** First year (0 = the first) in which the land of each site is ready. */
  readonly ready: readonly number[];
  /** People covered by a part of the plan (places in the plan, any order). Must not fall when a site is added. */
  readonly people: (part: readonly number[]) => number;
}

export interface RollOutYear {
  /** Places in the plan of the sites opened this year, ascending. */
  readonly opened: readonly number[];
  readonly people: number;
  /** Money left over for the next year. */
  readonly left: number;
}

export interface RollOut {
  readonly years: readonly RollOutYear[];
  /** Sites that no year could pay for or had land for. */
  readonly never: readonly number[];
  /** Person-years covered: the sum over the years. */
  readonly personYears: number;
  /** The best order there is (all orders were weighed), or a good one found step by step. */
  readonly exact: boolean;
}

/** So many sites are weighed in all orders: 3ⁿ pairs of sets. */
const ALL_ORDERS = 10;

/**
 * The order in which to open the sites of a plan so that the most person-years are covered: nested stages, each year's
 * sites on top of the last year's. Exact by dynamic programming over the sets of open sites (Held & Karp 1962) up to ten
 * sites, else the best buy of each year in turn.
 */
export function rollOut(question: RollOutQuestion): RollOut {
  return question.cost.length <= ALL_ORDERS ? exactRollOut(question) : stepByStep(question);
}

function exactRollOut(question: RollOutQuestion): RollOut {
  const { cost, ready, yearly } = question;
  const sites = cost.length;
  const sets = 2 ** sites;
  const membersOf = (set: number): number[] => Array.from({ length: sites }, (_, i) => i).filter((i) => (set >> i) & 1);
  const people = Float64Array.from({ length: sets }, (_, set) => question.people(membersOf(set)));
  const price = Float64Array.from({ length: sets }, (_, set) => membersOf(set).reduce((sum, i) => sum + cost[i]!, 0));
  // Money that came in by each year less the price of what stands is what is left: a set alone is the whole state.
  let best = new Float64Array(sets).fill(-1);
  best[0] = 0;
  const cameFrom: Int32Array[] = [];
  let money = 0;
  yearly.forEach((income, year) => {
    money += income;
    const buildable = membersOf(sets - 1).reduce((set, i) => (ready[i]! <= year ? set | (1 << i) : set), 0);
    const next = new Float64Array(sets).fill(-1);
    const from = new Int32Array(sets).fill(-1);
    for (let set = 0; set < sets; set++) {
      if ((set & buildable) !== set || price[set]! > money * (1 + 1e-12)) continue;
      // Every subset that could stand the year before.
      for (let before = set; ; before = (before - 1) & set) {
        if (best[before]! >= 0 && best[before]! + people[set]! > next[set]!) {
          next[set] = best[before]! + people[set]!;
          from[set] = before;
        }
        if (before === 0) break;
      }
    }
    best = next;
    cameFrom.push(from);
  });
  let last = 0;
  for (let set = 1; set < sets; set++) if (best[set]! > best[last]!) last = set;
  const standing: number[] = [last];
  for (let year = yearly.length - 1; year > 0; year--) standing.unshift(cameFrom[year]![standing[0]!]!);
  return told(question, standing.map(membersOf), true);
}

/** Each year, one after the other, the site that covers most people for its cost, while the money lasts. */
function stepByStep(question: RollOutQuestion): RollOut {
  const { cost, ready, yearly } = question;
  const open: number[] = [];
  const standing: number[][] = [];
  let money = 0;
  yearly.forEach((income, year) => {
    money += income;
    for (;;) {
      const now = question.people(open);
      let choice = -1;
      let most = -1;
      for (let i = 0; i < cost.length; i++) {
        if (open.includes(i) || ready[i]! > year || cost[i]! > money * (1 + 1e-12)) continue;
        const worth = (question.people([...open, i]) - now) / Math.max(cost[i]!, 1e-12);
        if (worth > most) [choice, most] = [i, worth];
      }
      if (choice < 0) break;
      open.push(choice);
      money -= cost[choice]!;
    }
    standing.push([...open].sort((a, b) => a - b));
  });
  return told(question, standing, false);
}

function told({ cost, yearly, people }: RollOutQuestion, standing: readonly number[][], exact: boolean): RollOut {
  let money = 0;
  const years = standing.map((open, year): RollOutYear => {
    const opened = open.filter((i) => year === 0 || !standing[year - 1]!.includes(i));
    money += yearly[year]! - opened.reduce((sum, i) => sum + cost[i]!, 0);
    return { opened, people: people(open), left: Math.max(0, money) };
  });
  const last = standing.at(-1) ?? [];
  return {
    years,
    never: cost.map((_, i) => i).filter((i) => !last.includes(i)),
    personYears: years.reduce((sum, year) => sum + year.people, 0),
    exact,
  };
}
