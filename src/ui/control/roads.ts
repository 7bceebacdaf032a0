import { currentPlan, useDocument } from '../document-store.ts';
import { results, setResults, useResults } from '../results-store.ts';
import { session, useSession } from '../session.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';

/** The network depends on the class speeds, access and closed roads; on facilities it does not. */
function isCurrent(): boolean {
  const { region, roads } = results();
  const plan = currentPlan();
  return (
    roads !== null &&
    roads.region === region &&
    roads.plan.travel === plan?.travel &&
    roads.plan.closedRoads === plan.closedRoads
  );
}

async function refresh(): Promise<void> {
  const { region } = results();
  const plan = currentPlan();
  const { stage, dataView } = session();
  if (stage !== 'data' || dataView !== 'roads' || !region || !plan || isCurrent()) return;
  const health = await runJob('roads', () => engine().networkHealth(plan));
  setResults({ roads: health && { health, region, plan } });
}

let timer: ReturnType<typeof setTimeout> | undefined;

function schedule(): void {
  clearTimeout(timer);
  timer = setTimeout(() => (results().job === null ? void refresh() : schedule()), 100);
}

/** The network is looked over when its page is opened, and again after it changed. */
export function watchRoads(): () => void {
  const stops = [
    useSession.subscribe((now, before) => {
      if (now.dataView !== before.dataView || now.stage !== before.stage) schedule();
    }),
    useDocument.subscribe((now, before) => {
      if (now.history?.plan !== before.history?.plan) schedule();
    }),
    useResults.subscribe((now, before) => {
      if (now.region !== before.region) schedule();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
