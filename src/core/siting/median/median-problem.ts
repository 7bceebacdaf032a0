/**
 * A p-median problem (Hakimi 1964, "Optimum locations of switching centers") as the search and the bound see it: open
 * `open` of the sites so that the sum over rows of the cheapest open entry is least. A row is a demand point, or
 * several with the same times. What is open for certain is in `cap` already, what can not open is gone.
 */
export interface MedianProblem {
  readonly sites: number;
  /** The number each site has in the problem as it was asked. */
  readonly siteOf: Uint32Array;
  /** How many sites may be opened, at most; one more never costs more. */
  readonly open: number;
  readonly rows: number;
  /** Entries of row i: k = offsets[i] … offsets[i + 1] - 2, cheapest first; the last of all is Infinity, to stop at. */
  readonly offsets: Uint32Array;
  readonly site: Uint32Array;
  /** People × time; less than the row's cap. */
  readonly cost: Float64Array;
  /** What a row costs that no open site serves for less. */
  readonly cap: Float64Array;
  /** Cost of the rows that are not listed, as nothing can change it. */
  readonly constant: number;
  /** Every plan's cost is a whole number. */
  readonly whole: boolean;
  /** Row of the larger problem from which this one was cut. */
  readonly rowOf: Uint32Array;
}

/** Cost of a plan (site numbers of the problem), from the rows themselves. */
export function planCost(problem: MedianProblem, plan: Iterable<number>): number {
  const isOpen = new Uint8Array(problem.sites);
  for (const site of plan) isOpen[site] = 1;
  let sum = problem.constant;
  for (let i = 0; i < problem.rows; i++) {
    let k = problem.offsets[i]!;
    const end = problem.offsets[i + 1]! - 1;
    while (k < end && !isOpen[problem.site[k]!]) k++;
    sum += k < end ? problem.cost[k]! : problem.cap[i]!;
  }
  return sum;
}

/** Some sites of a problem settled: 0 free, 1 open, 2 closed. */
export type Settled = Uint8Array;
export const FREE = 0;
export const OPEN = 1;
export const CLOSED = 2;

/**
 * The problem that is left when some sites are settled: open ones lower the rows' caps, entries at or above the cap
 * and closed sites fall away, rows without an entry become constant. Exact: every plan of the rest costs the same.
 */
export function restrict(problem: MedianProblem, settled: Settled): MedianProblem {
  const siteOf = problem.siteOf.filter((_, site) => settled[site] === FREE);
  const number = new Int32Array(problem.sites).fill(-1);
  let opened = 0;
  for (let site = 0, next = 0; site < problem.sites; site++) {
    if (settled[site] === FREE) number[site] = next++;
    else if (settled[site] === OPEN) opened++;
  }
  const length = problem.cost.length;
  const left = { site: new Uint32Array(length), cost: new Float64Array(length) };
  const offsets = new Uint32Array(problem.rows + 1);
  const cap = new Float64Array(problem.rows);
  const rowOf = new Uint32Array(problem.rows);
  let constant = problem.constant;
  let filled = 0;
  let rows = 0;
  for (let i = 0; i < problem.rows; i++) {
    const start = filled;
    const end = problem.offsets[i + 1]! - 1;
    let most = problem.cap[i]!;
    for (let k = problem.offsets[i]!; k < end; k++) {
      const site = problem.site[k]!;
      if (settled[site] === OPEN) {
        // Cheapest first: all that follows costs as much or more.
        most = problem.cost[k]!;
        break;
      }
      if (settled[site] === CLOSED) continue;
      left.site[filled] = number[site]!;
      left.cost[filled++] = problem.cost[k]!;
    }
    // Entries that cost the same as the cap serve nobody better.
    while (filled > start && left.cost[filled - 1]! >= most) filled--;
    if (filled === start) {
      constant += most;
      continue;
    }
    left.cost[filled++] = Infinity;
    cap[rows] = most;
    rowOf[rows] = i;
    offsets[++rows] = filled;
  }
  return {
    sites: siteOf.length,
    siteOf,
    open: problem.open - opened,
    rows,
    offsets: offsets.slice(0, rows + 1),
    site: left.site.slice(0, filled),
    cost: left.cost.slice(0, filled),
    cap: cap.slice(0, rows),
    constant,
    whole: problem.whole,
    rowOf: rowOf.slice(0, rows),
  };
}
