import { expect, test } from 'vitest';
import { ROAD_CLASSES, type RoadClass } from '../../../../src/core/model/road.ts';
import { DEFAULT_TRAVEL } from '../../../../src/core/model/travel-settings.ts';
import {
  chosenPresets,
  classFactors,
  composedSpeeds,
  SEASON_PRESETS,
  TERRAIN_PRESETS,
  TIME_PRESETS,
  VEHICLE_PRESETS,
} from '../../../../src/core/travel/speed/speed-presets.ts';

const of = (factors: Float64Array, roadClass: RoadClass) => factors[ROAD_CLASSES.indexOf(roadClass)];

test('without choices, and with the plain ones, every factor is exactly 1', () => {
  for (const options of [{}, { terrain: 'plain', vehicle: 'car', time: 'day', season: 'dry' }] as const) {
    expect([...classFactors(options)]).toEqual(ROAD_CLASSES.map(() => 1));
    expect(chosenPresets(options)).toEqual([]);
    expect(composedSpeeds(DEFAULT_TRAVEL.speedKmh, options)).toEqual(DEFAULT_TRAVEL.speedKmh);
  }
});

test('choices multiply: an ambulance in the mountains in the rain at night', () => {
  const options = { terrain: 'mountain', vehicle: 'ambulance', season: 'wet', time: 'night' } as const;
  const factors = classFactors(options);
  // By hand: second-class road 60/80, siren 1.2, rain 0.85, night 0.9.
  expect(of(factors, 'primary')).toBeCloseTo(0.75 * 1.2 * 0.85 * 0.9, 12);
  expect(of(factors, 'tertiary')).toBeCloseTo((2 / 3) * 1.2 * 0.85 * 0.9, 12);
  expect(of(factors, 'primary_link')).toBe(of(factors, 'primary'));
  expect(of(factors, 'ferry')).toBe(1);
  expect(chosenPresets(options)).toHaveLength(4);
  const speeds = composedSpeeds(DEFAULT_TRAVEL.speedKmh, options);
  expect(speeds.primary).toBeCloseTo(60 * 0.6885, 9);
  expect(speeds.footway).toBe(0);
});

test('mountains are never faster than hills, hills never than plains; siren never slower, rain and night never faster', () => {
  const [hilly, mountain] = [classFactors({ terrain: 'hilly' }), classFactors({ terrain: 'mountain' })];
  const [siren, wet, night] = [
    classFactors({ vehicle: 'ambulance' }),
    classFactors({ season: 'wet' }),
    classFactors({ time: 'night' }),
  ];
  for (const index of ROAD_CLASSES.keys()) {
    expect(mountain[index]!).toBeLessThanOrEqual(hilly[index]!);
    expect(hilly[index]!).toBeLessThanOrEqual(1);
    expect(siren[index]!).toBeGreaterThanOrEqual(1);
    expect(wet[index]!).toBeLessThanOrEqual(1);
    expect(night[index]!).toBeLessThanOrEqual(1);
  }
});

test('every preset says what it rests on, and what is ours is called an assumption', () => {
  for (const table of [TERRAIN_PRESETS, VEHICLE_PRESETS, TIME_PRESETS, SEASON_PRESETS]) {
    for (const preset of Object.values(table)) {
      expect(preset.source.length).toBeGreaterThan(30);
      if (Object.keys(preset.factors).length > 0) expect(preset.basis).toBe('assumption');
      for (const factor of Object.values(preset.factors)) expect(factor).toBeGreaterThan(0.3);
    }
  }
});
