import { useDocument } from '../document-store.ts';
import { results, useResults } from '../results-store.ts';
import { type Session, useSession } from '../session.ts';

/** Long enough for a hand to rest between two changes. */
const REST_MILLISECONDS = 200;

/**
 * Keeps an answer beside the main one up to date: `refresh` runs after the plan or the region changed, or the session in
 * a way that matters to it, and not before the numbers are there. Returns how to stop.
 */
export function afterNumbers(
  refresh: () => Promise<void>,
  matters: (now: Session, before: Session) => boolean,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (results().job === null ? void refresh() : schedule()), REST_MILLISECONDS);
  };
  const stops = [
    useSession.subscribe((now, before) => {
      if (matters(now, before)) schedule();
    }),
    useDocument.subscribe((now, before) => {
      if (now.history?.plan !== before.history?.plan) schedule();
    }),
    useResults.subscribe((now, before) => {
      if (now.region !== before.region) schedule();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
