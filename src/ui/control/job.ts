import { CANCELLED, type LongJob, type Progress } from '../../engine/engine.ts';
import { type JobKind, results, setResults } from '../results-store.ts';
import { engine } from './runtime.ts';

export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.message === CANCELLED;
}

/**
 * Runs one long piece of work in view of the user: its step and share in the status line, and its failure as a sentence.
 * Resolves to null where it was cancelled, replaced by a newer one, or failed.
 */
export async function runJob<T>(
  kind: JobKind,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T | null> {
  const job = { kind, step: kind, share: 0, startedAt: Date.now() };
  setResults({ job, trouble: null });
  const mine = (): boolean => results().job?.startedAt === job.startedAt && results().job?.kind === kind;
  try {
    return await work((progress) => {
      if (mine()) setResults({ job: { ...job, ...progress } });
    });
  } catch (error) {
    if (!isCancelled(error)) reportTrouble(kind, error);
    return null;
  } finally {
    if (mine()) setResults({ job: null });
  }
}

/** How the engine says that no plan keeps the rules; what follows is why. */
const NO_PLAN = 'no-plan: ';

export function reportTrouble(kind: JobKind, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith(NO_PLAN)) {
    setResults({ trouble: { key: `trouble.noPlan.${message.slice(NO_PLAN.length)}`, values: {} } });
    return;
  }
  setResults({ trouble: { key: `trouble.${kind}`, values: { message } } });
}

/** What the engine does for the work that the user sees. Other work is over before anyone could cancel it. */
const LONG_JOBS: Readonly<Partial<Record<JobKind, LongJob>>> = {
  load: 'load',
  evaluate: 'evaluate',
  areas: 'serviceAreas',
  models: 'compareModels',
  roads: 'networkHealth',
  unreached: 'whyUnreached',
  propose: 'propose',
  otherPlans: 'otherPlans',
  siteCurve: 'siteCurve',
  robustness: 'robustness',
};

/** Cancels what the status line shows, and nothing else. */
export function cancelJob(): void {
  const { job, background } = results();
  if (job) setResults({ job: null });
  else setResults({ background: null });
  cancelWork((job ?? background)?.kind);
}

/** Lets the engine stop work of a kind. */
export function cancelWork(kind: JobKind | undefined): void {
  const long = kind && LONG_JOBS[kind];
  if (long) engine().cancel(long);
}
