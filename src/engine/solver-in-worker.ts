import { proxy, type Remote, wrap } from 'comlink';
import { certify, type SolverProgress, type SolverResult } from '../core/siting/proof.ts';
import type { Solver } from './solver.ts';
import type { SolverThread } from './solver.worker.ts';

/** How soon a cancel or a stop is noticed. */
const WATCH_MILLISECONDS = 50;

/**
 * A solver in a thread of its own. A linear program cannot be interrupted, so cancelling ends the thread; stopping ends
 * it too and answers with the best plan and the bound that it last told.
 */
export function solverInWorker(): Solver {
  let idle: { readonly worker: Worker; readonly remote: Remote<SolverThread> } | null = null;
  const start = () => {
    const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { type: 'module', name: 'solver' });
    return { worker, remote: wrap<SolverThread>(worker) };
  };
  return {
    async solve(model, problem, wish, { pause, enough } = {}) {
      const thread = idle ?? start();
      idle = null;
      let last: SolverProgress | null = null;
      let watch: ReturnType<typeof setInterval> | undefined;
      const ended = new Promise<SolverResult>((resolve, reject) => {
        watch = setInterval(() => {
          if (last && enough?.()) {
            const stopped = lastTold(last);
            if (stopped) resolve(stopped);
          }
          void pause?.(last ?? { value: null, bound: Number.NaN, share: 0 }).catch(reject);
        }, WATCH_MILLISECONDS);
      });
      const tell = proxy((progress: SolverProgress) => {
        last = progress;
      });
      const solved = thread.remote.solve(model, problem as never, wish, tell);
      try {
        const answer = await Promise.race([
          solved.then((value) => ({ value })),
          ended.then((stopped) => ({ stopped })),
        ]);
        if ('value' in answer) idle = thread;
        return ('value' in answer ? answer.value : answer.stopped) as never;
      } finally {
        clearInterval(watch);
        if (idle !== thread) thread.worker.terminate();
      }
    },
  };
}

/** The answer of a search that was stopped; null while it has no plan. */
function lastTold({ value, bound, chosen }: SolverProgress): SolverResult | null {
  if (value === null || !chosen) return null;
  const sense = bound >= value ? 'max' : 'min';
  return { chosen, objective: value, ...certify({ sense, objective: value, bound, whole: false }), work: 0 };
}
