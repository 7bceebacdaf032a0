import { currentPlan, useDocument } from '../document-store.ts';
import { results, sameInputs, setResults, useResults } from '../results-store.ts';
import { session, useSession } from '../session.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';

async function refresh(): Promise<void> {
  const { region, models } = results();
  const { question, models: wish } = session();
  const plan = currentPlan();
  // A limit in kilometres does not depend on how one travels.
  const useful = wish.show && region && plan && question.limit.by === 'minutes' && question.facilityKinds.length > 0;
  if (!useful) {
    if (models) setResults({ models: null });
    return;
  }
  const inputs = { region, plan, question };
  if (models && sameInputs(models.inputs, inputs)) return;
  const comparison = await runJob('models', () => engine().compareModels(plan, question));
  if (comparison) setResults({ models: { comparison, inputs } });
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** After the numbers: the comparison is the slower answer. */
function schedule(): void {
  clearTimeout(timer);
  timer = setTimeout(() => (results().job === null ? void refresh() : schedule()), 200);
}

/** The comparison follows plan and question while it is shown. */
export function watchModels(): () => void {
  const stops = [
    useSession.subscribe((now, before) => {
      if (now.models.show !== before.models.show || now.question !== before.question) schedule();
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
