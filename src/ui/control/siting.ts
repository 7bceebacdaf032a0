import type { SitingQuestion } from '../../core/model/question.ts';
import type { Edit } from '../../core/scenario/edit.ts';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { currentPlan, performEdits } from '../document-store.ts';
import { results, setResults } from '../results-store.ts';
import { select, session, setSession } from '../session.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';
import { currentSites, facilityOf, isAccepted, kindToAdd } from './siting-plan.ts';

export async function propose(): Promise<void> {
  const plan = currentPlan();
  if (!plan) return;
  const question: SitingQuestion = { ...session().siting, coverage: session().question };
  const startedAt = Date.now();
  const result = await runJob('propose', (onProgress) => engine().propose(plan, question, onProgress));
  if (!result) return;
  const computedAt = Date.now();
  setResults({
    siting: { result, inputs: { plan, question }, moved: {}, computedAt, milliseconds: computedAt - startedAt },
    preview: null,
  });
  setSession({ withProposal: true });
}

export function clearProposal(): void {
  if (session().selection?.type === 'site') select(null);
  setResults({ siting: null, preview: null });
}

/** Accepts the given sites as facilities of the plan, in one step of undo. */
function accept(sites: readonly ProposedSite[]): void {
  const plan = currentPlan();
  if (!plan) return;
  const kind = kindToAdd(plan.facilities, session().question.facilityKinds);
  const edits: Edit[] = sites
    .filter((site) => !isAccepted(plan, site))
    .map((site) => ({ edit: 'add-facility', facility: facilityOf(site, kind) }));
  const first = sites[0];
  if (!first) return;
  const label =
    edits.length === 1
      ? { key: 'acceptSite', values: { name: first.name } }
      : { key: 'acceptSites', values: { n: edits.length } };
  performEdits(label, edits);
}

export function acceptSite(rank: number): void {
  const { siting } = results();
  const site = siting && currentSites(siting).find((one) => one.rank === rank);
  if (site) accept([site]);
}

export function acceptAll(): void {
  const { siting } = results();
  if (siting) accept(currentSites(siting));
}

/** Puts a proposed site elsewhere, or back (null). The plan's total is then computed anew. */
export function moveSite(rank: number, place: { readonly lon: number; readonly lat: number } | null): void {
  const { siting } = results();
  if (!siting) return;
  const moved = { ...siting.moved };
  if (place) moved[rank] = place;
  else delete moved[rank];
  setResults({ siting: { ...siting, moved } });
}
