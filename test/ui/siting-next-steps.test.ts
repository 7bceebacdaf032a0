import { describe, expect, it } from 'vitest';
import zh from '../../src/language/zh-CN.json';
import { type NextStep, nextSteps } from '../../src/ui/control/siting-next-steps.ts';
import { FIRST_QUESTION, FIRST_SITING, type SitingOptions } from '../../src/ui/session.ts';

const PLACE = { name: '甲', lon: 110, lat: 27 };
const TIGHT: SitingOptions = {
  ...FIRST_SITING,
  sites: 1,
  candidates: { from: 'townships', spacingMeters: 1000 },
  forbidBufferMeters: 500,
  minSpacingMeters: 5000,
  required: [PLACE, { ...PLACE, lat: 28 }],
  excluded: [PLACE],
  perCounty: { atLeast: 1 },
};
const REASONS = Object.keys(zh.trouble.noPlan);
const ways = (steps: readonly NextStep[]) => steps.map(({ way }) => way);

describe('ways out of a dead end', () => {
  it('there is one for every reason the engine gives, and a word for it', () => {
    for (const reason of REASONS) {
      const steps = nextSteps(reason, { siting: TIGHT, question: FIRST_QUESTION });
      expect(steps, reason).not.toEqual([]);
      for (const { way } of steps) expect(zh.siting.step).toHaveProperty(way);
    }
  });

  it('none proposes what is so already', () => {
    const loose: SitingOptions = { ...FIRST_SITING, forbidZoneKinds: [] };
    expect(nextSteps('no-candidates', { siting: loose, question: FIRST_QUESTION })).toEqual([]);
    expect(ways(nextSteps('nobody-in-reach', { siting: loose, question: FIRST_QUESTION }))).toEqual(['minutes']);
  });

  it('each changes what it says', () => {
    const [more, released] = nextSteps('required-over-limit', { siting: TIGHT, question: FIRST_QUESTION });
    expect(more).toMatchObject({ way: 'moreSites', values: { n: 2 }, siting: { sites: 2 } });
    expect(released).toMatchObject({ way: 'released', values: { n: 2 }, siting: { required: [] } });
    const limit = { by: 'minutes', minutes: 15 } as const;
    const given = { siting: FIRST_SITING, question: { ...FIRST_QUESTION, limit } };
    expect(nextSteps('nobody-in-reach', given)[0]).toMatchObject({
      values: { n: 20 },
      question: { limit: { by: 'minutes', minutes: 20 } },
    });
    expect(nextSteps('all-covered', given)[0]).toMatchObject({
      values: { n: 10 },
      question: { limit: { by: 'minutes', minutes: 10 } },
    });
  });
});
