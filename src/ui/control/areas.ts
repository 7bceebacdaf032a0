import type { ServiceAreaRequest } from '../../engine/engine.ts';
import { currentPlan } from '../document-store.ts';
import { results, setResults } from '../results-store.ts';
import { session } from '../session.ts';
import { afterNumbers } from './after-numbers.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';

/** Minutes that are drawn: the user's own, or thirds of the limit. */
export function areaBands(): readonly number[] {
  const { question, areas } = session();
  if (question.limit.by !== 'minutes') return areas.minutes ?? [];
  const { minutes } = question.limit;
  return areas.minutes ?? [minutes / 3, (2 * minutes) / 3, minutes];
}

/** The facility whose areas alone are drawn; null for all of them. */
function onlyOne(): string | null {
  const { areas, selection } = session();
  return areas.of === 'selected' && selection?.type === 'facility' ? selection.id : null;
}

function wanted(): ServiceAreaRequest | null {
  const plan = currentPlan();
  const { areas, question } = session();
  if (!plan || !results().region || !(areas.show || areas.catchments) || question.facilityKinds.length === 0)
    return null;
  const only = onlyOne();
  const kind = plan.facilities.find((facility) => facility.id === only)?.kind;
  // A selected facility of another kind is drawn as well: that is what the hand points at.
  return { plan, question: kind ? { ...question, facilityKinds: [kind] } : question, bands: areaBands(), only };
}

let ticket = 0;

async function refresh(): Promise<void> {
  ticket += 1;
  const mine = ticket;
  const request = wanted();
  if (!request) {
    if (results().areas) setResults({ areas: null });
    return;
  }
  const areas = await runJob('areas', () => engine().serviceAreas(request));
  if (mine === ticket && areas) setResults({ areas: { areas, only: request.only } });
}

/** Areas follow the plan, the question and their own settings; while nothing is shown nothing is computed. */
export function watchAreas(): () => void {
  return afterNumbers(refresh, (now, before) => {
    const asked = now.areas !== before.areas || now.question !== before.question;
    return asked || (now.areas.of === 'selected' && now.selection !== before.selection);
  });
}
