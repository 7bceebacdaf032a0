import { ROAD_CLASSES, type RoadClass } from '../../model/road.ts';
import type { SpeedOptions } from '../../model/speed-options.ts';

/** One choice of the speed model: shares of the class's speed, and what they rest on. */
export interface SpeedPreset {
  /** Share of the speed per class; a link has that of its class unless named; classes left out: 1. */
  readonly factors: Readonly<Partial<Record<RoadClass, number>>>;
  /** source: the numbers are in the source; assumption: ours, with what speaks for them. */
  readonly basis: 'source' | 'assumption';
  /** Where the numbers come from, in words that can be quoted. */
  readonly source: string;
}

type PresetTable<K extends 'terrain' | 'vehicle' | 'time' | 'season'> = Readonly<
  Record<NonNullable<SpeedOptions[K]>, SpeedPreset>
>;

const UNCHANGED = { factors: {}, basis: 'source', source: 'The speeds of the settings, unchanged.' } as const;

/**
 * Design speeds of JTG B01-2014 in km/h, highest to lowest: expressway 120, 100, 80; class 1 100, 80, 60; class 2
 * 80, 60; class 3 40, 30; class 4 30, 20. Hills take the middle value, mountains the lowest, over the highest.
 */
const DESIGN_SPEEDS =
  'Ratios of design speeds in JTG B01-2014 (公路工程技术标准) between the lowest or middle and the highest value of each technical class';

export const TERRAIN_PRESETS: PresetTable<'terrain'> = {
  plain: UNCHANGED,
  hilly: {
    factors: {
      motorway: 100 / 120,
      trunk: 80 / 100,
      primary: 70 / 80,
      secondary: 35 / 40,
      tertiary: 25 / 30,
      unclassified: 25 / 30,
      road: 25 / 30,
      residential: 0.9,
      track: 0.8,
    },
    basis: 'assumption',
    source: `${DESIGN_SPEEDS}; that driven speeds fall in the same ratio, and residential roads and tracks, are assumptions.`,
  },
  mountain: {
    factors: {
      motorway: 80 / 120,
      trunk: 60 / 100,
      primary: 60 / 80,
      secondary: 30 / 40,
      tertiary: 20 / 30,
      unclassified: 20 / 30,
      road: 20 / 30,
      residential: 0.8,
      track: 0.6,
    },
    basis: 'assumption',
    source: `${DESIGN_SPEEDS}; that driven speeds fall in the same ratio, and residential roads and tracks, are assumptions.`,
  },
};

export const VEHICLE_PRESETS: PresetTable<'vehicle'> = {
  car: UNCHANGED,
  ambulance: {
    factors: {
      motorway: 1.1,
      trunk: 1.1,
      primary: 1.2,
      secondary: 1.2,
      tertiary: 1.2,
      unclassified: 1.2,
      road: 1.2,
      residential: 1.1,
      living_street: 1.1,
      service: 1.1,
      track: 1.1,
    },
    basis: 'assumption',
    source:
      'Cautious against measured savings of time with lights and siren: 38.5 % in a town (Ho and Casey 1998, Ann Emerg Med 32:585–588), ' +
      '30.9 % in the country (Ho and Lindquist 2001, Prehosp Emerg Care 5:159–162), 1 min 46 s a run (Brown et al. 2000, Prehosp Emerg Care ' +
      '4:70–74). All are from the USA; calibrate with own runs where there are any.',
  },
};

export const TIME_PRESETS: PresetTable<'time'> = {
  day: UNCHANGED,
  night: {
    factors: {
      motorway: 0.95,
      trunk: 0.9,
      primary: 0.9,
      secondary: 0.9,
      tertiary: 0.9,
      unclassified: 0.9,
      road: 0.9,
      residential: 0.9,
      track: 0.8,
    },
    basis: 'assumption',
    source:
      'Unlit country roads are driven more slowly at night. Without a source; in towns emptier streets may make up for it: calibrate.',
  },
};

export const SEASON_PRESETS: PresetTable<'season'> = {
  dry: UNCHANGED,
  wet: {
    factors: {
      motorway: 0.9,
      trunk: 0.85,
      primary: 0.85,
      secondary: 0.85,
      tertiary: 0.85,
      unclassified: 0.8,
      road: 0.8,
      residential: 0.85,
      living_street: 0.9,
      service: 0.85,
      track: 0.6,
    },
    basis: 'assumption',
    source:
      'Within 10 to 25 % less on wet arterials (US FHWA, Road Weather Management: How do weather events impact roads) and 10 % in light, ' +
      '16 % in heavy rain on expressways (FHWA values in Prevedouros and Kongsil 2003). Village roads and tracks are an assumption: mud.',
  },
};

/** The choices in use, in the order in which they are named on screen. */
export function chosenPresets(options: SpeedOptions): SpeedPreset[] {
  return [
    TERRAIN_PRESETS[options.terrain ?? 'plain'],
    VEHICLE_PRESETS[options.vehicle ?? 'car'],
    TIME_PRESETS[options.time ?? 'day'],
    SEASON_PRESETS[options.season ?? 'dry'],
  ].filter((preset) => preset !== UNCHANGED);
}

/** Share of the class's speed under the choices, by index into ROAD_CLASSES: their product, 1 without any. */
export function classFactors(options: SpeedOptions): Float64Array {
  const presets = chosenPresets(options);
  return Float64Array.from(ROAD_CLASSES, (roadClass) =>
    presets.reduce((product, preset) => product * factorOf(preset, roadClass), 1),
  );
}

function factorOf({ factors }: SpeedPreset, roadClass: RoadClass): number {
  const parent = ROAD_CLASSES.find((name) => roadClass === `${name}_link`) ?? roadClass;
  return factors[roadClass] ?? factors[parent] ?? 1;
}

/** Speeds in km/h per class as they become under the choices (gradient and zones apart): the table shown to the user. */
export function composedSpeeds(
  speedKmh: Readonly<Record<RoadClass, number>>,
  options: SpeedOptions,
): Record<RoadClass, number> {
  const factors = classFactors(options);
  const composed = { ...speedKmh };
  ROAD_CLASSES.forEach((roadClass, index) => {
    composed[roadClass] = speedKmh[roadClass] * factors[index]!;
  });
  return composed;
}
