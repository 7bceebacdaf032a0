import { matchFacilities, placesOf } from '../facility-filter.ts';
import type { Context } from '../quantity.ts';
import type { TestOf } from '../rule-schema.ts';
import type { ProjectState } from '../snapshot.ts';
import { type Missing, type Outcome, type Subject, unknownFor } from '../verdict.ts';

type Test = TestOf<'siting'>;

/**
 * Named projects in named zones. The project list decides where it has the rule; else a zone is served when a facility of
 * the rule stands in it. All there → met, some or under way → partial, none → unmet.
 */
export function evaluateSiting(context: Context, subject: Subject, test: Test): Outcome {
  if (test.occupancy_below !== undefined) return conversions(context, subject, test);
  const rows = context.index.snapshot.projects.filter(({ rule }) => rule === context.rule.id);
  return rows.length > 0 ? byProjects(rows, test) : byZones(context, test);
}

function byProjects(rows: readonly ProjectState[], test: Test): Outcome {
  const states = test.projects.map((project) => rows.find((row) => row.project === project)?.state);
  const missing = test.projects.flatMap((project, at): Missing[] =>
    states[at] === undefined ? [{ data: 'project', project }] : [],
  );
  const done = states.filter((state) => state === 'open').length;
  const begun = states.filter((state) => state === 'under-way').length;
  const lacking = states.filter((state) => state === 'missing' || state === 'planned').length;
  return {
    status: finished({ all: test.projects.length, done, begun, lacking }),
    measure: missing.length > 0 ? null : done,
    threshold: test.projects.length,
    gap: missing.length > 0 ? null : test.projects.length - done,
    closes: lacking + begun > 0 ? [{ what: 'projects', amount: lacking + begun }] : [],
    missing,
  };
}

function finished({ all, done, begun, lacking }: Record<'all' | 'done' | 'begun' | 'lacking', number>) {
  if (done === all) return 'met';
  if (lacking === all) return 'unmet';
  if (lacking > 0 || begun > 0) return done + begun > 0 ? 'partial' : 'unmet';
  return 'unknown';
}

function byZones({ index, rule }: Context, test: Test): Outcome {
  const places = placesOf(rule);
  const [first, ...rest] = places;
  const project: Missing[] = test.projects.map((name) => ({ data: 'project', project: name }));
  if (!first || test.zones.length === 0) return unknownFor(...project);
  const matches = matchFacilities(index, { any: [first, ...rest] });
  const found = test.zones.map((name) => index.snapshot.facilitiesInZone({ name, meters: 0 }));
  const zones = test.zones.flatMap((zone, at): Missing[] => (found[at] ? [] : [{ data: 'zone', zone }]));
  if (zones.length > 0 || matches.unrecorded)
    return unknownFor(...project, ...zones, ...(matches.unrecorded ? matches.missing : []));
  const served = found.filter((inside) => inside!.some((facility) => matches.sure.includes(facility))).length;
  const lacking = found.length - served;
  return {
    status: lacking === 0 ? 'met' : served > 0 ? 'partial' : 'unmet',
    measure: served,
    threshold: found.length,
    gap: lacking,
    closes: lacking > 0 ? [{ what: 'sites', amount: lacking }] : [],
    missing: [],
  };
}

/** Hospitals that are little used and large enough to be converted: none left over is met. */
function conversions({ index, rule }: Context, subject: Subject, test: Test): Outcome {
  const [first, ...rest] = placesOf(rule);
  if (!first) return unknownFor();
  const among = subject.of === 'unit' ? index.facilitiesIn[subject.index] : undefined;
  const matches = matchFacilities(index, { any: [first, ...rest] }, among);
  if (matches.unrecorded) return unknownFor(...matches.missing);
  let silent = 0;
  const candidates = matches.sure.filter((at) => {
    const numbers = index.snapshot.facilities[at]!.numbers;
    const [beds, occupancy] = [numbers?.bed, numbers?.occupancy];
    if (beds !== undefined && beds < (test.beds_from ?? 0)) return false;
    if (occupancy === undefined || beds === undefined) silent++;
    return occupancy !== undefined && beds !== undefined && occupancy < test.occupancy_below!;
  });
  const count = candidates.length;
  return {
    status: count > 0 ? 'unmet' : silent + matches.maybe.length > 0 ? 'unknown' : 'met',
    measure: count,
    threshold: 0,
    gap: count,
    closes: count > 0 ? [{ what: 'facilities', amount: count }] : [],
    missing:
      silent > 0 ? [{ data: 'facility-attribute', attribute: 'occupancy', facilities: silent }] : matches.missing,
    failing: candidates,
  };
}
