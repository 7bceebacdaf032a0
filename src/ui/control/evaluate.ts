import type { Plan } from '../../core/scenario/edit.ts';
import type { Evaluation } from '../../engine/engine.ts';
import { currentPlan, documentState, useDocument } from '../document-store.ts';
import {
  type EvaluationInputs,
  type KeyedEvaluation,
  results,
  sameInputs,
  setResults,
  useResults,
} from '../results-store.ts';
import { session, useSession } from '../session.ts';
import { runJob } from './job.ts';
import { engine, mapView } from './runtime.ts';
import { planWithProposal } from './siting-plan.ts';

type Slot = 'baseline' | 'evaluation' | 'preview';

let ticket = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What should be on the screen now, per slot; null = nothing to compute there. */
function wantedInputs(): Record<Slot, EvaluationInputs | null> {
  const { region, siting } = results();
  const plan = currentPlan();
  const { baseline } = documentState();
  const { question } = session();
  if (!region || !plan || !baseline || question.facilityKinds.length === 0) {
    return { baseline: null, evaluation: null, preview: null };
  }
  // Travel settings are an assumption of the comparison, not a measure: both sides share them.
  const before: Plan = { ...baseline, travel: plan.travel };
  return {
    baseline: { region, plan: before, question },
    evaluation: { region, plan, question },
    preview: siting ? { region, plan: planWithProposal(plan, siting, question), question } : null,
  };
}

function isCurrent(slot: Slot, wanted: EvaluationInputs | null): boolean {
  const held = results()[slot];
  return wanted === null ? held === null : held !== null && sameInputs(held.inputs, wanted);
}

/** An answer already held under another name: no edits yet, or no sites left to accept. */
function heldAnswer(wanted: EvaluationInputs): Evaluation | null {
  const { baseline, evaluation, preview } = results();
  const held = [baseline, evaluation, preview].find((one) => one !== null && sameInputs(one.inputs, wanted));
  return held?.evaluation ?? null;
}

/** What the engine is working on: several changes in one moment, as when a project opens, ask for the same answer. */
let asked: { readonly wanted: EvaluationInputs; readonly answer: Promise<Evaluation | null> } | null = null;

function askEngine(wanted: EvaluationInputs): Promise<Evaluation | null> {
  if (asked && sameInputs(asked.wanted, wanted)) return asked.answer;
  const answer = runJob('evaluate', (onProgress) => engine().evaluate(wanted.plan, wanted.question, onProgress));
  const mine = { wanted, answer };
  asked = mine;
  return answer.finally(() => {
    if (asked === mine) asked = null;
  });
}

async function answer(wanted: EvaluationInputs): Promise<KeyedEvaluation | null> {
  const evaluation = heldAnswer(wanted) ?? (await askEngine(wanted));
  return evaluation && { evaluation, inputs: wanted, computedAt: Date.now() };
}

/** Brings every answer up to date, the user's plan first. A newer change makes an older round stop. */
export async function settle(): Promise<void> {
  ticket += 1;
  const mine = ticket;
  setState();
  for (const slot of ['evaluation', 'baseline', 'preview'] as const) {
    const wanted = wantedInputs()[slot];
    if (isCurrent(slot, wanted)) continue;
    const next = wanted && (await answer(wanted));
    if (mine !== ticket) return;
    if (wanted && !next) break;
    setResults({ [slot]: next });
  }
  // Only now: until the whole answer is there, the map keeps what the drag showed.
  if (results().drag) setResults({ drag: null });
  await mapView()?.whenDrawn();
  if (mine === ticket) setState();
}

/** For tests and screen readers of the page's state: what the page is doing. */
function setState(): void {
  const { region, job, trouble } = results();
  const wanted = wantedInputs();
  const busy = job !== null || !isCurrent('evaluation', wanted.evaluation) || !isCurrent('preview', wanted.preview);
  document.documentElement.dataset.state =
    region === null && trouble === null ? 'loading' : region !== null && busy ? 'computing' : 'ready';
}

function schedule(delay: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void settle(), delay);
  setState();
}

/** Recomputes after every change of the plan, the question, the region or the proposal. */
export function watchInputs(): () => void {
  const stops = [
    useDocument.subscribe((now, before) => {
      if (now.history?.plan !== before.history?.plan) schedule(0);
    }),
    useSession.subscribe((now, before) => {
      // A slider gives many values in a row: wait for the hand to rest.
      if (now.question !== before.question) schedule(120);
    }),
    useResults.subscribe((now, before) => {
      if (now.region !== before.region || now.siting !== before.siting) schedule(0);
      else if (now.job !== before.job) setState();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
