import { flagOf, matchFacilities, placesOf } from '../facility-filter.ts';
import { compare, known } from '../interval.ts';
import { type Context, numberIn } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import type { Proposal } from '../snapshot.ts';
import { distinctMissing, type Missing, NOT_APPLICABLE, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { judged } from './outcome.ts';

type Test = TestOf<'exclusion'>;

/** What a rule forbids: proposals (or sites) where they may not be. The measure is the number of conflicts. */
export function evaluateExclusion(context: Context, subject: Subject, test: Test): Outcome {
  const { zone } = test;
  if ('none' in zone) return NOT_APPLICABLE;
  if ('unresolved' in zone) return unknownFor({ data: 'wording', words: zone.unresolved });
  if ('number' in zone) return quota(context, subject, zone);
  if ('kinds' in zone && test.actions.includes('site')) return sites(context, subject, test);
  // A property that may not be is looked at without any proposal.
  if ('facility' in zone && test.actions.length === 0) return sites(context, subject, test);
  const { proposals } = context.index.snapshot;
  if (!proposals) return unknownFor({ data: 'proposals' });
  const named = proposals.filter(
    (proposal) => test.actions.includes(proposal.action) && concerns(context, subject, proposal),
  );
  const places = placesInZone(context, test);
  const conflicts = named.filter(({ facility }) => places.inside(facility) === 'yes');
  const open = named.filter(({ facility }) => places.inside(facility) === 'unknown').length;
  // Where nothing is proposed there is nothing to forbid, drawn zone or not.
  return counted(
    conflicts.map(({ facility }) => facility),
    open,
    named.length > 0 ? places.missing : [],
  );
}

/** Conflicts are not allowed; those of which it is not known leave the rule open. */
function counted(conflicts: readonly number[], open: number, missing: readonly Missing[]): Outcome {
  const count = conflicts.length;
  return {
    ...judged({
      truth: count > 0 ? 'no' : open > 0 ? 'unknown' : 'yes',
      value: { low: count, high: count + open, missing },
      threshold: 0,
      gap: count,
      closes: [{ what: 'projects', amount: count, less: true }],
    }),
    failing: [...conflicts],
  };
}

function concerns({ index, rule }: Context, subject: Subject, { facility }: Proposal): boolean {
  const places = placesOf(rule);
  const matches = matchFacilities(index, { any: [...places] }, [facility]);
  if (places.length > 0 && matches.sure.length + matches.maybe.length === 0) return false;
  if (subject.of === 'facility') return subject.index === facility;
  return subject.of === 'whole' || index.lineOf(index.snapshot.facilities[facility]!.unit).includes(subject.index);
}

interface Places {
  inside(facility: number): 'yes' | 'no' | 'unknown';
  readonly missing: readonly Missing[];
}

function placesInZone({ index }: Context, { zone, buffer_m }: Test): Places {
  const { snapshot } = index;
  if ('facility' in zone) {
    return {
      inside: (facility) => flagOf(snapshot.facilities[facility]!, zone.facility),
      missing: [{ data: 'flag', flag: zone.facility }],
    };
  }
  if (!('kinds' in zone)) return { inside: () => 'yes', missing: [] };
  const meters = buffer_m ?? 0;
  const found = zone.kinds.map((kind) => ({ kind, facilities: snapshot.facilitiesInZone({ kind, meters }) }));
  const hit = new Set(found.flatMap(({ facilities }) => facilities ?? []));
  const missing = found.flatMap(({ kind, facilities }): Missing[] =>
    facilities ? [] : [{ data: 'zone', zone: kind }],
  );
  return { inside: (facility) => (hit.has(facility) ? 'yes' : missing.length > 0 ? 'unknown' : 'no'), missing };
}

/** Facilities that stand, or are, as they should not. */
function sites(context: Context, subject: Subject, test: Test): Outcome {
  const { index, rule } = context;
  const among =
    subject.of === 'unit' ? index.facilitiesIn[subject.index] : subject.of === 'facility' ? [subject.index] : undefined;
  const matches = matchFacilities(index, { any: [...placesOf(rule)] }, among);
  if (matches.unrecorded) return unknownFor(...matches.missing);
  const places = placesInZone(context, test);
  const all = [...matches.sure, ...matches.maybe];
  if (all.length === 0) return NOT_APPLICABLE;
  const conflicts = matches.sure.filter((facility) => places.inside(facility) === 'yes');
  const open = all.filter((facility) => places.inside(facility) === 'unknown').length;
  const found = counted(conflicts, open, distinctMissing(open > 0 ? places.missing : []));
  return { ...found, closes: found.closes.map((one) => ({ ...one, what: 'facilities' as const })) };
}

/** At most as many as the quota. */
function quota(context: Context, subject: Subject, zone: Extract<Test['zone'], { number: unknown }>): Outcome {
  const have = numberIn(context, subject, zone.number);
  const allowed = numberIn(context, subject, zone.quota);
  const limit = known(allowed);
  if (limit === null) return unknownFor(...allowed.missing, ...have.missing);
  const over = have.low - limit;
  const closes = [{ what: 'things' as const, amount: over, less: true }];
  return judged({ truth: compare(have, '<=', limit), value: have, threshold: limit, gap: over, closes });
}
