import { CANCELLED, type Progress } from '../../engine/engine.ts';
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
      if (mine()) setResults({ job: { ...job, step: progress.step, share: progress.share } });
    });
  } catch (error) {
    if (!isCancelled(error)) reportTrouble(kind, error);
    return null;
  } finally {
    if (mine()) setResults({ job: null });
  }
}

export function reportTrouble(kind: JobKind, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  setResults({ trouble: { key: `trouble.${kind}`, values: { message } } });
}

export function cancelJob(): void {
  engine().cancel();
  setResults({ job: null });
}
