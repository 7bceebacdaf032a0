import { currentPlan, useDocument } from '../document-store.ts';
import { results, setResults } from '../results-store.ts';
import { session, useSession } from '../session.ts';
import { isCancelled, reportTrouble } from './job.ts';
import { engine } from './runtime.ts';

let ticket = 0;

async function refreshCircles(): Promise<void> {
  ticket += 1;
  const mine = ticket;
  const plan = currentPlan();
  const { circles } = session();
  if (!plan || !circles.show || circles.kinds.length === 0 || circles.km <= 0) {
    if (results().circles) setResults({ circles: null });
    return;
  }
  try {
    const shapes = await engine().serviceCircles(plan, circles.kinds, circles.km, circles.dissolved);
    if (mine === ticket) setResults({ circles: shapes });
  } catch (error) {
    if (!isCancelled(error)) reportTrouble('evaluate', error);
  }
}

/** Circles follow the facilities and the tool's own settings. */
export function watchCircles(): () => void {
  const stops = [
    useSession.subscribe((now, before) => {
      if (now.circles !== before.circles) void refreshCircles();
    }),
    useDocument.subscribe((now, before) => {
      if (now.history?.plan.facilities !== before.history?.plan.facilities) void refreshCircles();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
