import type { Truth } from '../interval.ts';
import type { Context } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import type { Group, Snapshot } from '../snapshot.ts';
import {
  type Closing,
  distinctMissing,
  type Missing,
  NOT_APPLICABLE,
  type Outcome,
  type Subject,
  unknownFor,
} from '../verdict.ts';
import { endsOf } from './pairing.ts';

type Test = TestOf<'district'>;

/**
 * A partition: everybody is in exactly one group, every group has a lead, hangs together where asked, and has what each
 * must have. The measure is the number of faults; none are allowed.
 */
export function evaluateDistrict(context: Context, subject: Subject, test: Test): Outcome {
  const { snapshot } = context.index;
  const groups = snapshot.groups[test.grouping];
  if (!groups) return unknownFor({ data: 'groups', grouping: test.grouping });
  const ends = endsOf(context, subject, test.members);
  if (!ends.list) return unknownFor(...ends.missing);
  if (ends.list.length === 0) return NOT_APPLICABLE;
  const groupsOf = ends.list.map(({ index, code }) => homes(context, groups, { index, code, test }));
  const here = [...new Set(groupsOf.flat())];
  const stray = ends.list.filter((end, at) => end.sure && groupsOf[at]!.length !== 1).map(({ index }) => index);
  const faults = here.map((group) => faultOf(snapshot, group, test));
  const broken = faults.filter(({ truth }) => truth === 'no').length;
  const number = test.districts === undefined ? 0 : Math.abs(test.districts - here.length);
  const total = stray.length + broken + number;
  const missing: Missing[] = [...ends.missing, ...faults.flatMap((fault) => fault.missing)];
  if (test.unresolved !== undefined) missing.push({ data: 'wording', words: test.unresolved });
  const open =
    faults.some(({ truth }) => truth === 'unknown') ||
    ends.list.some((end) => !end.sure) ||
    test.unresolved !== undefined;
  return {
    status:
      total > 0 ? (stray.length < ends.list.length && number === 0 ? 'partial' : 'unmet') : open ? 'unknown' : 'met',
    measure: open ? null : total,
    threshold: 0,
    gap: total > 0 || !open ? total : null,
    closes: closing(stray.length, 'units').concat(closing(broken + number, 'groups')),
    missing: distinctMissing(missing),
    failing: stray,
  };
}

const closing = (amount: number, what: Closing['what']): Closing[] => (amount > 0 ? [{ what, amount }] : []);

/** Groups that hold a unit or facility: by its own code, else by the units that it stands in. */
function homes(
  { index }: Context,
  groups: readonly Group[],
  end: { index: number; code: string; test: Test },
): Group[] {
  const own = groups.filter(({ members }) => members.includes(end.code));
  if (own.length > 0) return own;
  const unit = 'facilities' in end.test.members ? index.snapshot.facilities[end.index]!.unit : end.index;
  const codes = index.lineOf(unit).map((at) => index.snapshot.units[at]!.code);
  return groups.filter(({ members }) => members.some((member) => codes.includes(member)));
}

function faultOf(snapshot: Snapshot, group: Group, test: Test): { truth: Truth; missing: Missing[] } {
  const missing: Missing[] = [];
  let truth: Truth = group.lead === null ? 'no' : 'yes';
  const ask = (found: Truth, what: Missing) => {
    if (found === 'no') truth = 'no';
    if (found === 'unknown') missing.push(what);
    if (found === 'unknown' && truth === 'yes') truth = 'unknown';
  };
  for (const flag of test.each ?? []) {
    const own = group.flags?.[flag];
    ask(own === undefined ? 'unknown' : own ? 'yes' : 'no', { data: 'flag', flag });
  }
  if (test.contiguous) ask(hangsTogether(snapshot, group), { data: 'adjacency' });
  return { truth, missing };
}

/** Every unit of the group is reached from its first over units of the group that touch. */
function hangsTogether({ adjacent, units }: Snapshot, group: Group): Truth {
  const codes = new Set(units.map((unit) => unit.code));
  const members = group.members.filter((member) => codes.has(member));
  if (members.length <= 1) return 'yes';
  if (!adjacent) return 'unknown';
  const seen = new Set([members[0]!]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [a, b] of adjacent) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        if (!seen.has(from) || seen.has(to) || !members.includes(to)) continue;
        seen.add(to);
        grown = true;
      }
    }
  }
  return seen.size === members.length ? 'yes' : 'no';
}
