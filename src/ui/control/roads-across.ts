import type { DrawnPath } from '../../core/geo/ways-across.ts';
import type { RoadAcross } from '../../core/scenario/roads-across.ts';
import { currentPlan, performEdits } from '../document-store.ts';
import { results, setResults } from '../results-store.ts';
import { setSession } from '../session.ts';
import { closeRoad, setRoadSpeed } from './edits.ts';
import { runJob } from './job.ts';
import { engine } from './runtime.ts';

/** Looks for the roads under what was drawn; they become the selection. */
export async function pickRoadsAcross(drawn: DrawnPath): Promise<void> {
  setSession({ mode: { mode: 'browse' } });
  const { region } = results();
  const across = await runJob('across', () => engine().roadsAcross(drawn));
  // Other data may have been opened meanwhile.
  if (!across || results().region !== region) return;
  setResults({ picked: { across, without: new Set() } });
  setSession({ selection: { type: 'roads' } });
}

/** Chooses roads by identifier, or leaves them out. */
export function chooseRoads(ids: readonly string[], chosen: boolean): void {
  const { picked } = results();
  if (!picked) return;
  const others = [...picked.without].filter((id) => !ids.includes(id));
  setResults({ picked: { ...picked, without: new Set(chosen ? others : [...others, ...ids]) } });
}

/** Closes all that are open, or opens all that are closed, in one step of undo. */
export function closeRoads(roads: readonly RoadAcross[], closed: boolean): void {
  const shut = new Set(currentPlan()?.closedRoads);
  const changed = roads.filter(({ id }) => shut.has(id) !== closed);
  const only = changed[0]?.ways[0];
  if (changed.length === 1 && only !== undefined) {
    closeRoad(only, closed);
    return;
  }
  performEdits(
    { key: closed ? 'closeRoads' : 'reopenRoads', values: { n: changed.length } },
    changed.map(({ id }) => ({ edit: closed ? 'close-road' : 'reopen-road', road: id })),
  );
}

/** All driven at a share of their speed, in one step of undo; 1 is as before. */
export function setRoadSpeeds(roads: readonly RoadAcross[], share: number): void {
  const speeds = currentPlan()?.roadSpeeds ?? {};
  const changed = roads.filter(({ id }) => (speeds[id] ?? 1) !== share);
  const only = changed[0]?.ways[0];
  if (changed.length === 1 && only !== undefined) {
    setRoadSpeed(only, share);
    return;
  }
  performEdits(
    { key: 'setRoadSpeeds', values: { n: changed.length, percent: Math.round(share * 100) } },
    changed.map(({ id }) => ({ edit: 'set-road-speed', road: id, share: share === 1 ? null : share })),
  );
}
