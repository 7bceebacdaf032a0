export interface SiteSpacing {
  readonly site: number;
  /** The nearest other site of the plan. */
  readonly nearest: number;
  readonly distance: number;
}

export interface SpacingReport {
  /** Per site in the plan's order; empty with fewer than two sites. */
  readonly sites: readonly SiteSpacing[];
  /** Least distance between any two; Infinity with fewer than two sites. */
  readonly least: number;
  /** Mean of the distances to the nearest other site; NaN with fewer than two. */
  readonly mean: number;
  /** Pairs that are nearer to each other than asked, nearest first. */
  readonly tooNear: readonly { readonly a: number; readonly b: number; readonly distance: number }[];
}

/** How far the sites of any plan are from each other, and which pairs fall short of a spacing. */
export function spacingReport(
  plan: readonly number[],
  distance: (a: number, b: number) => number,
  atLeast = 0,
): SpacingReport {
  const pairs = plan.flatMap((a, i) => plan.slice(i + 1).map((b) => ({ a, b, distance: distance(a, b) })));
  const sites =
    plan.length < 2
      ? []
      : plan.map((site) => {
          const mine = pairs.filter(({ a, b }) => a === site || b === site);
          const near = mine.reduce((best, pair) => (pair.distance < best.distance ? pair : best));
          return { site, nearest: near.a === site ? near.b : near.a, distance: near.distance };
        });
  return {
    sites,
    least: pairs.reduce((least, pair) => Math.min(least, pair.distance), Infinity),
    mean: sites.reduce((sum, each) => sum + each.distance, 0) / sites.length,
    tooNear: pairs.filter((pair) => pair.distance < atLeast).sort((x, y) => x.distance - y.distance),
  };
}
