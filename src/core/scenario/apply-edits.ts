import { applyEdit, EditError } from './apply-edit.ts';
import type { Edit, Plan } from './edit.ts';

type RoadEdit = Extract<Edit, { edit: 'close-road' | 'reopen-road' | 'set-road-speed' }>;

/**
 * Edits one after the other, each as by `applyEdit`; the reverses in the order in which they are to be applied. A
 * gesture may change thousands of roads: a run of such edits makes one copy of the plan's roads, not one for each.
 */
export function applyEdits(start: Plan, edits: readonly Edit[]): { plan: Plan; reverses: Edit[] } {
  let plan = start;
  const reverses: Edit[] = [];
  for (let i = 0; i < edits.length; ) {
    const run = runOfRoads(edits, i);
    const applied = run.length > 1 ? applyToRoads(plan, run) : applyOne(plan, edits[i]!);
    plan = applied.plan;
    for (const reverse of applied.reverses) reverses.push(reverse);
    i += Math.max(1, run.length);
  }
  return { plan, reverses: reverses.reverse() };
}

function applyOne(plan: Plan, edit: Edit): { plan: Plan; reverses: Edit[] } {
  const applied = applyEdit(plan, edit);
  return { plan: applied.plan, reverses: [applied.reverse] };
}

function runOfRoads(edits: readonly Edit[], from: number): RoadEdit[] {
  const run: RoadEdit[] = [];
  for (let i = from; i < edits.length; i++) {
    const edit = edits[i]!;
    if (edit.edit !== 'close-road' && edit.edit !== 'reopen-road' && edit.edit !== 'set-road-speed') break;
    run.push(edit);
  }
  return run;
}

/** The reverses in the order of the edits. */
function applyToRoads(plan: Plan, run: readonly RoadEdit[]): { plan: Plan; reverses: Edit[] } {
  const closed = [...plan.closedRoads];
  const isClosed = new Set(closed);
  const speeds: Record<string, number> = { ...plan.roadSpeeds };
  /** Where the last road was taken out: its neighbours come next, from either side. */
  let near = 0;
  const reverses = run.map((edit): Edit => {
    const { road } = edit;
    if (edit.edit === 'set-road-speed') {
      const was = speeds[road] ?? null;
      delete speeds[road];
      if (edit.share !== null) speeds[road] = edit.share;
      return { edit: 'set-road-speed', road, share: was };
    }
    if (isClosed.has(road) !== (edit.edit === 'reopen-road')) throw new EditError(edit, road);
    if (edit.edit === 'close-road') {
      closed.splice(edit.at ?? closed.length, 0, road);
      isClosed.add(road);
      return { edit: 'reopen-road', road };
    }
    near = [near, near - 1, closed.length - 1].find((at) => closed[at] === road) ?? closed.indexOf(road);
    closed.splice(near, 1);
    isClosed.delete(road);
    return { edit: 'close-road', road, at: near };
  });
  const speedsChange = run.some(({ edit }) => edit === 'set-road-speed');
  const closuresChange = run.some(({ edit }) => edit !== 'set-road-speed');
  return {
    plan: {
      ...plan,
      ...(closuresChange && { closedRoads: closed }),
      ...(speedsChange && { roadSpeeds: speeds }),
    },
    reverses,
  };
}
