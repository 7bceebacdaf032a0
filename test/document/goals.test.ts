import { expect, it } from 'vitest';
import type { SitingGoal } from '../../src/core/model/question.ts';
import { goalOf, modelOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';

const GOALS: readonly SitingGoal[] = [
  { for: 'most-people' },
  { for: 'fewest-sites', share: 0.85 },
  { for: 'covered-twice', once: 0.5 },
  { for: 'busy-vehicles', busy: 0.4 },
  { for: 'reliable', busy: 0.2, reliability: 0.95 },
  { for: 'least-minutes' },
  { for: 'worst-served', ignore: 0.02 },
];

it.each(GOALS)('$for comes back from the project file as it was asked', (goal) => {
  const request = { id: 's', analysis: 'a', candidates: { from: 'cells' }, ...modelOf(goal) };
  const analyses = [{ id: 'a', kind: 'coverage', facilities: ['ems-station'], minutes: 15 }];
  const file = { format: 'medreach-project', version: 1, title: '', data: [], analyses, siting: [request] };
  const { project, issues } = readProject(JSON.stringify(file), 'p');
  expect(issues).toEqual([]);
  expect(goalOf(project!.siting![0]!)).toEqual(goal);
});
