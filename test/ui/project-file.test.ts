import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import { createHistory, perform } from '../../src/document/history.ts';
import type { Project } from '../../src/document/project.ts';
import { readProject } from '../../src/document/read-project.ts';
import { firstEdits, firstQuestion, firstSiting, projectOf } from '../../src/ui/project-file.ts';
import { FIRST_QUESTION, FIRST_SITING, session } from '../../src/ui/session.ts';

const PROJECT: Project = {
  format: 'medreach-project',
  version: 1,
  title: '云岭市',
  language: 'zh-CN',
  data: [{ role: 'facilities', path: 'a.csv' }],
  analyses: [
    { id: 'circle', kind: 'coverage', facilities: ['township-hc'], km: 3.5, metric: 'straight' },
    { id: 'ems', kind: 'coverage', facilities: ['ems-station'], minutes: 12, share: 0.8 },
  ],
  siting: [{ id: 'next3', model: 'mclp', analysis: 'ems', sites: 3, candidates: { from: 'townships' } }],
};
const BASELINE: Plan = {
  facilities: [{ id: 'a', name: '甲', kind: 'ems-station', lon: 110, lat: 27, open: true, origin: 'baseline' }],
  zones: [],
  closedRoads: [],
  roadSpeeds: {},
  travel: DEFAULT_TRAVEL,
  movedSites: {},
};

describe('what a project opens with', () => {
  it('is the question of its first siting request', () => {
    expect(firstQuestion(PROJECT)).toEqual({
      facilityKinds: ['ems-station'],
      limit: { by: 'minutes', minutes: 12 },
      targetShare: 0.8,
    });
    expect(firstSiting(PROJECT)).toMatchObject({ sites: 3, candidates: { from: 'townships' } });
  });

  it('falls back to the first coverage analysis, then to the defaults', () => {
    expect(firstQuestion({ ...PROJECT, siting: [] }).limit).toEqual({ by: 'km', km: 3.5, metric: 'straight' });
    expect(firstQuestion({ ...PROJECT, siting: [], analyses: [] })).toEqual(FIRST_QUESTION);
    expect(firstSiting({ ...PROJECT, siting: [] })).toEqual(FIRST_SITING);
  });
});

describe('projectOf', () => {
  const history = perform(createHistory(BASELINE), {
    label: { key: 'moveFacility' },
    edits: [{ edit: 'move-facility', id: 'a', lon: 111, lat: 28 }],
  });
  const state = { title: '云岭市', project: PROJECT, sources: PROJECT.data, files: [], baseline: BASELINE, history };
  const saved = projectOf(state, {
    ...session(),
    question: { ...FIRST_QUESTION, limit: { by: 'minutes', minutes: 20 } },
  });

  it('can be read again and holds the edits', () => {
    const again = readProject(JSON.stringify(saved), 'x.medreach.json');
    expect(again.issues).toEqual([]);
    expect(again.project && firstEdits(again.project)).toEqual([{ edit: 'move-facility', id: 'a', lon: 111, lat: 28 }]);
    expect(again.project && firstQuestion(again.project).limit).toEqual({ by: 'minutes', minutes: 20 });
  });

  it('keeps the analyses that are not on the screen', () => {
    expect(saved.analyses?.map((one) => one.id)).toEqual(['ems', 'circle', 'response']);
  });
});
