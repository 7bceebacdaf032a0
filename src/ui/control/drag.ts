import type { Facility } from '../../core/model/facility.ts';
import type { Plan } from '../../core/scenario/edit.ts';
import type { DragUpdate } from '../../engine/engine.ts';
import { currentPlan } from '../document-store.ts';
import { results, setResults } from '../results-store.ts';
import { session, setModels } from '../session.ts';
import { moveFacility } from './edits.ts';
import { isCancelled, reportTrouble } from './job.ts';
import { engine, mapView } from './runtime.ts';
import { moveSite } from './siting.ts';
import { currentSites, facilityIdOf, facilityOf, kindToAdd, planWithProposal } from './siting-plan.ts';

const SITE = /^site-(\d+)$/;

let underWay = false;
/** Becomes true once the engine is ready for the drag in hand; moves before that are dropped. */
let ready = false;
/** Moves of an older drag that come back late are not shown. */
let gesture = 0;

function quiet(error: unknown): void {
  if (!isCancelled(error)) reportTrouble('evaluate', error);
}

/** The plan that the map shows, and the facility under the hand within it. */
function dragged(id: string): { plan: Plan; facility: Facility } | null {
  const plan = currentPlan();
  if (!plan) return null;
  const { siting } = results();
  const { question, withProposal } = session();
  const shown = siting && withProposal ? planWithProposal(plan, siting, question) : plan;
  const rank = Number(SITE.exec(id)?.[1]);
  const site = siting && currentSites(siting, plan.movedSites).find((one) => one.rank === rank);
  const wanted = site ? facilityIdOf(site) : id;
  const facility =
    shown.facilities.find((one) => one.id === wanted) ??
    (site ? facilityOf(site, kindToAdd(plan.facilities, question.facilityKinds)) : undefined);
  return facility ? { plan: shown, facility } : null;
}

export async function startDrag(id: string): Promise<void> {
  underWay = true;
  gesture += 1;
  const mine = gesture;
  ready = false;
  const what = dragged(id);
  if (!what) return;
  // What moves under the hand are the answer's colours.
  if (session().models.show) setModels({ show: false });
  try {
    await engine().beginDrag(what.plan, session().question, what.facility);
    ready = mine === gesture;
  } catch (error) {
    quiet(error);
  }
}

export async function dragTo(lon: number, lat: number): Promise<void> {
  if (!ready) return;
  const mine = gesture;
  try {
    const update = await engine().drag(lon, lat);
    if (mine === gesture && ready) showDrag(update);
  } catch (error) {
    quiet(error);
  }
}

function showDrag(update: DragUpdate): void {
  const values = session().shading === 'township-share' ? update.townshipShare : null;
  mapView()?.recolor(update.cells, values);
  setResults({ drag: update });
}

/** Gives up the drag in hand: the map puts the symbol back, the numbers go back with it. False if there is none. */
export function cancelDrag(): boolean {
  if (!underWay) return false;
  underWay = false;
  ready = false;
  gesture += 1;
  setResults({ drag: null });
  void engine().endDrag().catch(quiet);
  return true;
}

export async function endDrag(id: string, lon: number, lat: number): Promise<void> {
  underWay = false;
  ready = false;
  gesture += 1;
  await engine().endDrag().catch(quiet);
  const site = SITE.exec(id)?.[1];
  if (site) moveSite(Number(site), { lon, lat });
  else moveFacility(id, lon, lat);
}
