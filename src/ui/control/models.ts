import { currentPlan } from '../document-store.ts';
import { results, sameInputs, setResults } from '../results-store.ts';
import { session } from '../session.ts';
import { afterNumbers } from './after-numbers.ts';
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

/** The comparison follows plan and question while it is shown: the slower answer after the numbers. */
export function watchModels(): () => void {
  return afterNumbers(
    refresh,
    (now, before) => now.models.show !== before.models.show || now.question !== before.question,
  );
}
