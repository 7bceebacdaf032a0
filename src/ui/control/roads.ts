import { currentPlan } from '../document-store.ts';
import { results, setResults } from '../results-store.ts';
import { session } from '../session.ts';
import { afterNumbers } from './after-numbers.ts';
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

/** The network is looked over when its page is opened, and again after it changed. */
export function watchRoads(): () => void {
  return afterNumbers(refresh, (now, before) => now.dataView !== before.dataView || now.stage !== before.stage);
}
