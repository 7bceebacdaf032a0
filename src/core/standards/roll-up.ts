import type { Snapshot } from './snapshot.ts';
import type { Status, Verdict } from './verdict.ts';

export type StatusCounts = Readonly<Record<Status, number>>;

/** How many verdicts have each status. */
export function countByStatus(verdicts: readonly Pick<Verdict, 'status'>[]): StatusCounts {
  const counts = { met: 0, unmet: 0, partial: 0, unknown: 0, 'not-applicable': 0 };
  for (const { status } of verdicts) counts[status]++;
  return counts;
}

export interface RollUp {
  readonly unit: number;
  readonly counts: StatusCounts;
  /** Met of those that apply and are known; null where there are none. */
  readonly metShare: number | null;
  /** Sums of what would close the gaps, by what. */
  readonly closes: Readonly<Record<string, number>>;
}

/** Verdicts of parts, added up on the units of one level. Those on the unit itself count too. */
export function rollUp(
  verdicts: readonly Verdict[],
  snapshot: Snapshot,
  level: Snapshot['units'][number]['level'],
): RollUp[] {
  const { units, facilities } = snapshot;
  const at = (start: number): number => {
    let unit = start;
    for (let steps = 0; unit >= 0 && units[unit]!.level !== level && steps < units.length; steps++)
      unit = units[unit]!.parent;
    return unit;
  };
  const groups = new Map<number, Verdict[]>(
    units.flatMap((unit, index) => (unit.level === level ? [[index, []]] : [])),
  );
  for (const verdict of verdicts) {
    const { subject } = verdict;
    if (subject.of === 'whole') continue;
    const unit = at(subject.of === 'unit' ? subject.index : facilities[subject.index]!.unit);
    groups.get(unit)?.push(verdict);
  }
  return [...groups].map(([unit, members]) => {
    const counts = countByStatus(members);
    const judged = counts.met + counts.unmet + counts.partial;
    return { unit, counts, metShare: judged > 0 ? counts.met / judged : null, closes: sumClosings(members) };
  });
}

function sumClosings(verdicts: readonly Verdict[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { closes } of verdicts) {
    for (const { what, amount, less } of closes) {
      // Minutes and kilometres of different places do not add up.
      if (what === 'minutes' || what === 'km' || what === 'measure' || what === 'share') continue;
      const key = less ? `less-${what}` : what;
      sums[key] = (sums[key] ?? 0) + amount;
    }
  }
  return sums;
}
