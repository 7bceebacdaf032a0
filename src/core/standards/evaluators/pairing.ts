import { greatCircleMeters } from '../../geo/distance.ts';
import { matchFacilities, matchFacility } from '../facility-filter.ts';
import type { Truth } from '../interval.ts';
import { type Context, unitFlag } from '../quantity.ts';
import type { Endpoint, TestOf } from '../rule-schema.ts';
import type { Link } from '../snapshot.ts';
import type { SnapshotIndex } from '../snapshot-index.ts';
import { distinctMissing, type Missing, NOT_APPLICABLE, type Outcome, type Subject, unknownFor } from '../verdict.ts';
import { shareOf } from './outcome.ts';

type Test = TestOf<'pairing'>;

/** One end that has to have links: its code in the link table, and how sure it is that it has to. */
interface End {
  readonly index: number;
  readonly code: string;
  readonly sure: boolean;
}

/** Every facility or unit of one kind in a place has its links: as many as asked, to what is asked, often or near enough. */
export function evaluatePairing(context: Context, subject: Subject, test: Test): Outcome {
  const { snapshot } = context.index;
  if (test.min_links === null) return unknownFor({ data: 'parameter', key: 'min_links' });
  const ends = endsOf(context, subject, test.from);
  if (!ends.list) return unknownFor(...ends.missing);
  if (ends.list.length === 0) return { ...NOT_APPLICABLE, missing: ends.missing };
  if (test.within_m !== undefined) return nearEnough(context, ends.list, test);
  if (!snapshot.links?.recorded.has(test.relation)) return unknownFor({ data: 'links', relation: test.relation });
  const bySource = new Map<string, Link[]>();
  for (const link of snapshot.links.list) {
    if (link.relation === test.relation) bySource.set(link.from, [...(bySource.get(link.from) ?? []), link]);
  }
  const targets = targetsOf(context.index, test.to);
  const members = ends.list.map(({ index, code, sure }) => {
    const truth = enough((bySource.get(code) ?? []).filter(targets), test);
    return { index, truth: sure ? truth : ('unknown' as const) };
  });
  const missing = distinctMissing(ends.missing);
  return { ...shareOf(members, (failing) => [{ what: 'links', amount: failing * test.min_links! }]), missing };
}

/** Distinct partners count once; a visit that is too rare, or of unknown frequency, is not one. */
function enough(links: readonly Link[], { min_links, max_links, per_week }: Test): Truth {
  const often =
    per_week === undefined ? links : links.filter((link) => link.perWeek !== undefined && link.perWeek >= per_week);
  const partners = new Set(often.map((link) => link.to)).size;
  if (max_links !== undefined && partners > max_links) return 'no';
  if (partners >= min_links!) return 'yes';
  const unclear = per_week !== undefined && links.some((link) => link.perWeek === undefined);
  return unclear ? 'unknown' : 'no';
}

/** A partner on the map has to be of the kind asked for; one that is elsewhere is taken as the table gives it. */
function targetsOf({ snapshot }: SnapshotIndex, to: Endpoint): (link: Link) => boolean {
  if (!('facilities' in to)) return () => true;
  const byId = new Map(snapshot.facilities.map((facility) => [facility.id, facility]));
  return (link) => {
    const facility = byId.get(link.to);
    return facility === undefined || (facility.open && matchFacility(facility, to.facilities).truth !== 'no');
  };
}

/** The facilities or units in a place that an endpoint names; null where that cannot be told. */
export function endsOf(
  { index }: Context,
  subject: Subject,
  end: Endpoint,
): { list: End[] | null; missing: readonly Missing[] } {
  const { snapshot } = index;
  if ('unresolved' in end) return { list: null, missing: [{ data: 'wording', words: end.unresolved }] };
  if ('outside' in end) return { list: null, missing: [{ data: 'wording', words: end.outside }] };
  if ('facilities' in end) {
    const among =
      subject.of === 'unit'
        ? index.facilitiesIn[subject.index]
        : subject.of === 'facility'
          ? [subject.index]
          : undefined;
    const matches = matchFacilities(index, end.facilities, among);
    if (matches.unrecorded) return { list: null, missing: matches.missing };
    const list = [
      ...matches.sure.map((at) => ({ index: at, code: snapshot.facilities[at]!.id, sure: true })),
      ...matches.maybe.map((at) => ({ index: at, code: snapshot.facilities[at]!.id, sure: false })),
    ];
    return { list, missing: matches.maybe.length > 0 ? matches.missing : [] };
  }
  const all = index.unitsOf(end.units);
  if (all.length === 0) return { list: null, missing: [{ data: 'units', level: end.units }] };
  return unitEnds(index, subject, end);
}

function unitEnds(
  index: SnapshotIndex,
  subject: Subject,
  end: Extract<Endpoint, { units: unknown }>,
): { list: End[]; missing: readonly Missing[] } {
  const list: End[] = [];
  const missing: Missing[] = [];
  for (const unit of index.unitsOf(end.units)) {
    if (subject.of === 'unit' && !index.lineOf(unit).includes(subject.index)) continue;
    const asked = [
      ...(end.with ?? []).map((flag) => ({ flag, truth: unitFlag(index, unit, flag), wanted: 'yes' })),
      ...(end.without ?? []).map((flag) => ({ flag, truth: unitFlag(index, unit, flag), wanted: 'no' })),
    ];
    if (asked.some(({ truth, wanted }) => truth !== 'unknown' && truth !== wanted)) continue;
    const open = asked.filter(({ truth }) => truth === 'unknown');
    missing.push(...open.map(({ flag }): Missing => ({ data: 'flag', flag })));
    list.push({ index: unit, code: index.snapshot.units[unit]!.code, sure: open.length === 0 });
  }
  return { list, missing };
}

/** Built side by side: the nearest of the other kind stands within so many metres, in a straight line. */
function nearEnough({ index }: Context, ends: readonly End[], test: Test): Outcome {
  const { facilities } = index.snapshot;
  if (!('facilities' in test.to)) return unknownFor({ data: 'links', relation: test.relation });
  const others = matchFacilities(index, test.to.facilities);
  if (others.unrecorded) return unknownFor(...others.missing);
  const members = ends.map(({ index: at, sure }) => {
    const { lon, lat } = facilities[at]!;
    const near = others.sure.some((other) => {
      const place = facilities[other]!;
      return other !== at && greatCircleMeters(lon, lat, place.lon, place.lat) <= test.within_m!;
    });
    return { index: at, truth: sure ? ((near ? 'yes' : 'no') as Truth) : ('unknown' as Truth) };
  });
  return { ...shareOf(members, (failing) => [{ what: 'facilities', amount: failing }]), missing: others.missing };
}
