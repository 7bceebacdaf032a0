import type { CurvePoint, StagesRequest } from '../../core/scenario/site-curve.ts';
import type { RobustnessRequest } from '../../core/scenario/test-robustness.ts';
import type { SitingResult } from '../../core/siting/siting-result.ts';
import type { OnProgress } from '../../engine/engine.ts';
import { type Defence, defence, NO_DEFENCE, setDefence } from '../defence-store.ts';
import { currentPlan } from '../document-store.ts';
import { type JobKind, type KeyedSiting, results, useResults } from '../results-store.ts';
import { session } from '../session.ts';
import { clearBackground, putInBackground } from './background.ts';
import { isCancelled, reportTrouble } from './job.ts';
import { engine } from './runtime.ts';
import { isSitingStale } from './siting-plan.ts';

/** How many sites beyond those proposed the curve shows. */
const FURTHER_SITES = 5;

/** Whether what defends a proposal can be asked: it is about covering the most people. */
export function canDefend({ inputs }: KeyedSiting): boolean {
  return (inputs.question.goal?.for ?? 'most-people') === 'most-people';
}

/** Takes up a new proposal; a proved one is compared with other plans as soon as the page has time. */
export function defend(siting: KeyedSiting): void {
  clearBackground();
  // A plan adopted for the same question is on the same curve.
  const adopted = defended === siting.inputs;
  defended = siting.inputs;
  setDefence({ ...NO_DEFENCE, of: siting.result, ...(adopted && { curve: defence().curve }) });
  if (!canDefend(siting) || (siting.result.proof !== 'optimal' && !adopted)) return;
  findOtherPlans();
  if (!isWholeCurve(defence().curve, siting.result)) findCurve();
}

/** What the proposal was an answer to that the defence was last about. */
let defended: KeyedSiting['inputs'] | null = null;

useResults.subscribe((now, before) => {
  if (now.siting !== null || before.siting === null) return;
  defended = null;
  clearBackground();
  setDefence(NO_DEFENCE);
});

function isCurrent(siting: KeyedSiting): boolean {
  const plan = currentPlan();
  const { question, siting: options } = session();
  return results().siting === siting && plan !== null && !isSitingStale(siting, plan, question, options);
}

interface Task {
  readonly kind: JobKind;
  readonly work: (tell: (known: Partial<Defence>) => void, onProgress: OnProgress) => Promise<Partial<Defence>>;
  /** Only a new proposal or another project ends it: the user waits for it. */
  readonly asked?: boolean;
}

function inBackground({ kind, work, asked = false }: Task): void {
  const { siting } = results();
  if (!siting) return;
  const tell = (known: Partial<Defence>) => {
    if (defence().of === siting.result) setDefence(known);
  };
  const heavy: readonly JobKind[] = ['propose', 'open', 'load'];
  putInBackground(
    {
      kind,
      run: async (onProgress) => tell(await work(tell, onProgress)),
      givesWayTo: (job) => !asked || heavy.includes(job),
      dropped: asked,
      wanted: () => isCurrent(siting),
    },
    asked ? 'first' : 'last',
  );
}

export function findOtherPlans(): void {
  inBackground({
    kind: 'otherPlans',
    work: async (_, onProgress) => ({ plans: await engine().otherPlans(onProgress) }),
  });
}

function lastOfCurve({ sites }: SitingResult): number {
  return sites.length + FURTHER_SITES;
}

/** Whether the curve goes as far as it should, or to where everybody is covered who can be. */
export function isWholeCurve(curve: readonly CurvePoint[], result: SitingResult): boolean {
  const [last, before] = [curve.at(-1), curve.at(-2)];
  if (!last || !before) return false;
  return last.sites >= lastOfCurve(result) || last.people - before.people < 0.5;
}

export function findCurve(): void {
  const { siting } = results();
  if (!siting) return;
  const upTo = lastOfCurve(siting.result);
  inBackground({
    kind: 'siteCurve',
    work: async (tell, onProgress) => ({
      curve: await engine().siteCurve(upTo, (progress) => {
        onProgress(progress);
        if (progress.curve) tell({ curve: progress.curve });
      }),
    }),
  });
}

/** What is known after each draw is shown at once, and kept where the draws are stopped. */
export function testRobustness(request: RobustnessRequest): void {
  setDefence({ robustness: null });
  inBackground({
    kind: 'robustness',
    asked: true,
    work: async (tell, onProgress) => ({
      robustness: await engine().robustness(request, (progress) => {
        onProgress(progress);
        if (progress.robustness) tell({ robustness: progress.robustness });
      }),
    }),
  });
}

/** In which order to open the sites; over in a moment. */
export async function planStages(request: StagesRequest): Promise<void> {
  const { siting } = results();
  try {
    const stages = await engine().stages(request);
    if (siting && defence().of === siting.result) setDefence({ stages });
  } catch (error) {
    if (!isCancelled(error)) reportTrouble('stages', error);
  }
}
