import type { Progress } from '../../engine/engine.ts';
import { type JobKind, results, setResults, useResults } from '../results-store.ts';
import { cancelWork, isCancelled, reportTrouble } from './job.ts';

/** Work that nobody waits for. */
export interface BackgroundWork {
  readonly kind: JobKind;
  readonly run: (onProgress: (progress: Progress) => void) => Promise<void>;
  /** Foreground jobs that it stops for; it begins anew when they are over. */
  readonly givesWayTo: (job: JobKind) => boolean;
  /** True where it is not begun anew once it gave way. */
  readonly dropped: boolean;
  /** False once its answer would be about something that is no longer there. */
  readonly wanted: () => boolean;
}

/** How often it is looked whether the page has time. */
const WAIT_MILLISECONDS = 150;

let queue: readonly BackgroundWork[] = [];
let working = false;

/** Puts work in line, in place of what was there of its kind; what the user asked for goes first. */
export function putInBackground(work: BackgroundWork, place: 'first' | 'last' = 'last'): void {
  const others = queue.filter((one) => one.kind !== work.kind);
  if (place === 'last') queue = [...others, work];
  else {
    queue = [work, ...others];
    const { background } = results();
    if (background) cancelWork(background.kind);
  }
  void workOff();
}

/** Ends what runs in the background and all that waits. */
export function clearBackground(): void {
  queue = [];
  const { background } = results();
  if (!background) return;
  setResults({ background: null });
  cancelWork(background.kind);
}

/** The numbers on the screen come first. */
function hasTime(): boolean {
  return results().job === null && document.documentElement.dataset['state'] === 'ready';
}

async function workOff(): Promise<void> {
  if (working) return;
  working = true;
  while (queue.length > 0) {
    const work = queue.find((one) => one.wanted());
    if (!work) queue = [];
    else if (!hasTime()) await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
    else if (await attempt(work)) queue = queue.filter((one) => one !== work);
  }
  working = false;
}

/** True unless the work gave way and is to begin anew. */
async function attempt(work: BackgroundWork): Promise<boolean> {
  const { kind } = work;
  const job = { kind, step: kind, share: 0, startedAt: Date.now() };
  setResults({ background: job });
  let gaveWay = false;
  const stop = useResults.subscribe((now, before) => {
    if (gaveWay || !now.job || now.job === before.job || !work.givesWayTo(now.job.kind)) return;
    gaveWay = true;
    cancelWork(kind);
  });
  const shown = (): boolean => results().background?.startedAt === job.startedAt;
  try {
    await work.run(({ step, share }) => {
      if (shown()) setResults({ background: { ...job, step, share } });
    });
    return true;
  } catch (error) {
    if (!isCancelled(error)) {
      reportTrouble(kind, error);
      return true;
    }
    // Cancelled by hand, it is taken off the screen first; overtaken by work that was put before it, it still waits.
    return !shown() || (gaveWay && work.dropped);
  } finally {
    stop();
    if (shown()) setResults({ background: null });
  }
}
