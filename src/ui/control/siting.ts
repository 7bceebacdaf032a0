import type { SitingQuestion } from '../../core/model/question.ts';
import type { Edit, Place, Plan } from '../../core/scenario/edit.ts';
import type { ProposedSite, SitingResult } from '../../core/siting/siting-result.ts';
import { currentPlan, performEdits } from '../document-store.ts';
import { type KeyedSiting, results, setResults } from '../results-store.ts';
import { select, session, setSession } from '../session.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';
import { currentSites, facilityIdOf, facilityOf, isAccepted, isSitingStale, kindToAdd } from './siting-plan.ts';

export async function propose(): Promise<void> {
  const plan = currentPlan();
  if (!plan) return;
  const question: SitingQuestion = { ...session().siting, coverage: session().question };
  const startedAt = Date.now();
  const result = await runJob('propose', (onProgress) => engine().propose(plan, question, onProgress));
  if (!result) return;
  await show({ result: numberedSites(result, plan), inputs: { plan, question }, ...since(startedAt) });
}

/** Makes another plan for the same question the proposal; its candidates as the engine names them. */
export async function adopt(sites: readonly { readonly id: string }[]): Promise<void> {
  const { siting } = results();
  const plan = currentPlan();
  if (!siting || !plan) return;
  const startedAt = Date.now();
  const result = await runJob('propose', () => engine().adopt(sites.map(({ id }) => id)));
  if (!result) return;
  if (session().selection?.type === 'site') select(null);
  await show({ result: numberedSites(result, plan), inputs: siting.inputs, ...since(startedAt) });
}

function since(startedAt: number): Pick<KeyedSiting, 'computedAt' | 'milliseconds'> {
  const computedAt = Date.now();
  return { computedAt, milliseconds: computedAt - startedAt };
}

async function show(siting: KeyedSiting): Promise<void> {
  const { defend } = await import('./siting-defence.ts');
  setResults({ siting, preview: null });
  setSession({ withProposal: true });
  defend(siting);
}

/** Proposals made so far: each has ids of its own, so that a candidate proposed again is a new site. */
let proposals = 0;

function numberedSites(result: SitingResult, plan: Plan): SitingResult {
  const taken = (n: number) => plan.facilities.some((facility) => facility.id.startsWith(`proposed-p${n}-`));
  do proposals += 1;
  while (taken(proposals));
  return { ...result, sites: result.sites.map((site) => ({ ...site, id: `p${proposals}-${site.id}` })) };
}

export function clearProposal(): void {
  if (session().selection?.type === 'site') select(null);
  setResults({ siting: null, preview: null });
}

/** Accepts the given sites as facilities of the plan, in one step of undo. */
function accept(sites: readonly ProposedSite[]): void {
  const plan = currentPlan();
  const { siting } = results();
  // A proposal made for other conditions is not taken over unseen.
  if (!plan || !siting || isSitingStale(siting, plan, session().question, session().siting)) return;
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

/** Puts a proposed site elsewhere, or back (null): one step of undo. The plan's total is then computed anew. */
export function moveSite(rank: number, place: Place | null): void {
  const site = results().siting?.result.sites.find((one) => one.rank === rank);
  if (!site) return;
  const key = place ? 'moveSite' : 'putSiteBack';
  performEdits({ key, values: { name: site.name } }, [{ edit: 'move-site', id: facilityIdOf(site), place }]);
}
