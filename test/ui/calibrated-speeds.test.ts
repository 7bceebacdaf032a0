import { expect, test } from 'vitest';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import type { Calibration } from '../../src/core/travel/speed/calibrate-speeds.ts';
import { calibratedSpeeds } from '../../src/ui/calibrated-speeds.ts';

const none = { meanAbsolute: 0, bias: 0 };
const calibration: Calibration = {
  speedKmh: {
    ...DEFAULT_TRAVEL.speedKmh,
    primary: 47.26,
    primary_link: 47.26 * 0.6,
    residential: 25.04,
    track: 11.111,
  },
  classes: [
    { roadClass: 'primary', km: 10, runs: 2, before: 60, after: 47.26 },
    { roadClass: 'residential', km: 10, runs: 2, before: 25, after: 25.04 },
    { roadClass: 'track', km: 10, runs: 2, before: 15, after: 11.111 },
  ],
  before: none,
  after: none,
  holdOut: null,
  points: [],
  outliers: [],
  unrouted: [],
  unusable: [],
};

test('changed classes to a tenth, their links at their share; the rest is not touched', () => {
  const { primary_link: link, ...rest } = calibratedSpeeds(calibration);
  expect(rest).toEqual({ primary: 47.3, track: 11.1 });
  expect(link).toBeCloseTo(47.3 * 0.6, 10);
});

test('nothing to adopt where nothing changes as it is shown', () => {
  expect(calibratedSpeeds({ ...calibration, classes: calibration.classes.slice(1, 2) })).toEqual({});
});
