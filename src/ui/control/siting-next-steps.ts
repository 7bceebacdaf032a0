import type { CoverageQuestion } from '../../core/model/question.ts';
import type { SitingOptions } from '../session.ts';

/** A way out where no plan keeps the conditions: what to say, and what it changes before asking again. */
export interface NextStep {
  /** Key under `siting.step.`, with its values. */
  readonly way: string;
  readonly values: Readonly<Record<string, number>>;
  readonly siting?: Partial<SitingOptions>;
  readonly question?: Partial<CoverageQuestion>;
}

const DENSE_METERS = 1000;
const MORE_MINUTES = 5;
const MORE_SITES = 5;

type Given = { readonly siting: SitingOptions; readonly question: CoverageQuestion };

/** Changes that may help, the gentlest first; by the reason that the engine gives. */
export function nextSteps(reason: string, given: Given): readonly NextStep[] {
  const { allow, denser, lessSpace, narrower, released, readmitted, moreSites, freeCounties } = waysOut(given);
  const steps: Readonly<Record<string, readonly (NextStep | null)[]>> = {
    'no-candidates': [readmitted, narrower, lessSpace, denser],
    'nobody-in-reach': [denser, readmitted, allow],
    'all-covered': [stricter(given)],
    'target-out-of-reach': [denser, readmitted, allow],
    'cannot-reach-all': [furtherSites(given), readmitted],
    'no-free-candidates': [readmitted, narrower, lessSpace, denser],
    'more-sites-than-candidates': [readmitted, narrower, denser],
    'more-required-than-sites': [moreSites, released],
    'required-not-possible': [released, narrower, lessSpace],
    'required-and-forbidden': [released, readmitted],
    'required-over-limit': [moreSites, released],
    'too-many-required': [released, lessSpace, freeCounties],
    'not-enough-candidates': [freeCounties, denser, readmitted],
    'rules-contradict': [released, freeCounties, lessSpace],
    'no-plan-found': [released, freeCounties, lessSpace],
  };
  return (steps[reason] ?? []).filter((step) => step !== null);
}

function waysOut({ siting, question }: Given) {
  const { required = [], excluded = [], candidates, minSpacingMeters, forbidBufferMeters } = siting;
  const when = (holds: boolean, step: NextStep): NextStep | null => (holds ? step : null);
  const dense = candidates.from === 'cells' && candidates.spacingMeters <= DENSE_METERS;
  const { limit } = question;
  return {
    allow:
      limit.by === 'minutes'
        ? {
            way: 'minutes',
            values: { n: limit.minutes + MORE_MINUTES },
            question: { limit: { ...limit, minutes: limit.minutes + MORE_MINUTES } },
          }
        : { way: 'km', values: { n: limit.km * 1.5 }, question: { limit: { ...limit, km: limit.km * 1.5 } } },
    denser: when(!dense, {
      way: 'denser',
      values: { n: DENSE_METERS / 1000 },
      siting: { candidates: { from: 'cells', spacingMeters: DENSE_METERS } },
    }),
    lessSpace: when(minSpacingMeters > 0, { way: 'lessSpace', values: {}, siting: { minSpacingMeters: 0 } }),
    narrower: when(forbidBufferMeters > 0, { way: 'narrower', values: {}, siting: { forbidBufferMeters: 0 } }),
    released: when(required.length > 0, { way: 'released', values: { n: required.length }, siting: { required: [] } }),
    readmitted: when(excluded.length > 0, {
      way: 'readmitted',
      values: { n: excluded.length },
      siting: { excluded: [] },
    }),
    moreSites: when(required.length > siting.sites, {
      way: 'moreSites',
      values: { n: required.length },
      siting: { sites: required.length },
    }),
    freeCounties: when(siting.perCounty !== undefined, { way: 'freeCounties', values: {}, siting: { perCounty: {} } }),
  } as const;
}

function furtherSites({ siting }: Given): NextStep {
  const sites = siting.sites + MORE_SITES;
  return { way: 'moreSites', values: { n: sites }, siting: { sites } };
}

/** Everybody is covered: the same standard in less time. */
function stricter({ question: { limit } }: Given): NextStep | null {
  if (limit.by !== 'minutes' || limit.minutes <= MORE_MINUTES) return null;
  const minutes = limit.minutes - MORE_MINUTES;
  return { way: 'stricter', values: { n: minutes }, question: { limit: { ...limit, minutes } } };
}
