import { beforeEach, expect, it } from 'vitest';
import { baselinePlan } from '../../src/core/scenario/apply-edit.ts';
import type { RoadAcross } from '../../src/core/scenario/roads-across.ts';
import { chooseRoads, closeRoads, setRoadSpeeds } from '../../src/ui/control/roads-across.ts';
import { currentPlan, documentState, openDocument, undoStep } from '../../src/ui/document-store.ts';
import { results, setResults } from '../../src/ui/results-store.ts';

const ROADS: readonly RoadAcross[] = ['a', 'b', 'c'].map((id, way) => ({
  id,
  name: id,
  roadClass: 'primary',
  meters: 1000,
  ways: [way],
}));

beforeEach(() => {
  openDocument({ title: '', project: null, sources: [], files: [], baseline: baselinePlan([], []) });
});

const steps = () => documentState().history!.done.map(({ label }) => [label.key, label.values?.['n']]);

it('closes and opens all that need it in one step each, and one undo brings all back', () => {
  const before = currentPlan();
  closeRoads(ROADS.slice(0, 2), true);
  closeRoads(ROADS, false);
  expect(currentPlan()!.closedRoads).toEqual([]);
  closeRoads(ROADS, true);
  expect(currentPlan()!.closedRoads).toEqual(['a', 'b', 'c']);
  expect(steps()).toEqual([
    ['closeRoads', 2],
    ['reopenRoads', 2],
    ['closeRoads', 3],
  ]);
  // Closed already: there is nothing to do, and no step of undo for it.
  closeRoads(ROADS, true);
  expect(steps()).toHaveLength(3);
  for (let n = 0; n < 3; n++) undoStep();
  expect(currentPlan()).toEqual(before);
});

it('gives all one share of their speed in one step; 1 is as before', () => {
  setRoadSpeeds(ROADS, 0.5);
  expect(currentPlan()!.roadSpeeds).toEqual({ a: 0.5, b: 0.5, c: 0.5 });
  setRoadSpeeds(ROADS.slice(1), 1);
  expect(currentPlan()!.roadSpeeds).toEqual({ a: 0.5 });
  setRoadSpeeds(ROADS.slice(1), 1);
  expect(steps()).toEqual([
    ['setRoadSpeeds', 3],
    ['setRoadSpeeds', 2],
  ]);
  undoStep();
  undoStep();
  expect(currentPlan()!.roadSpeeds).toEqual({});
});

it('leaves out what is ticked off, and takes it in again', () => {
  setResults({ picked: { across: { roads: ROADS, count: 3, drawnMeters: 1 }, without: new Set() } });
  chooseRoads(['a', 'b'], false);
  chooseRoads(['b'], true);
  expect([...results().picked!.without]).toEqual(['a']);
});
