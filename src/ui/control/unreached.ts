import { type KeyedEvaluation, setResults, useResults } from '../results-store.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';

async function explain({ inputs, evaluation }: KeyedEvaluation): Promise<void> {
  if (evaluation.coverage.total.unreached === 0) return;
  const found = await runJob('unreached', async () => ({
    totals: await engine().whyUnreached(inputs.plan, inputs.question),
  }));
  if (found) setResults({ unreached: { ...found, inputs } });
}

/** Why people are not reached, told after how many: with closed roads it takes a look at the whole network. */
export function watchUnreached(): () => void {
  return useResults.subscribe((now, before) => {
    if (now.evaluation && now.evaluation !== before.evaluation) void explain(now.evaluation);
  });
}
