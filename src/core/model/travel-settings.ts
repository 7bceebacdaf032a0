import type { RoadClass } from './road.ts';
import type { SpeedOptions } from './speed-options.ts';
import { DEFAULT_TERRAIN, type TerrainSettings } from './terrain-settings.ts';
import type { Meters, Minutes } from './units.ts';

/** How people or vehicles move; the meaning of each field is fixed by the project file's contract. */
export interface TravelSettings {
  readonly model: 'circle' | 'network' | 'terrain';
  readonly mode: 'drive' | 'walk';
  readonly direction: 'from-facility' | 'to-facility';
  /** circle: straight metres × detour / straightKmh. */
  readonly detour: number;
  readonly straightKmh: number;
  readonly speedKmh: Readonly<Record<RoadClass, number>>;
  /** What changes driving speeds beside the class; `{}`: nothing. */
  readonly speed: SpeedOptions;
  readonly terrain: TerrainSettings;
  readonly ignoreAccess: boolean;
  readonly useMaxspeed: boolean;
  readonly walkKmh: number;
  readonly maxWalkMeters: Meters;
  /** Added to response times only. */
  readonly callMinutes: Minutes;
  readonly turnoutMinutes: Minutes;
}

const DRIVING_KMH = { motorway: 100, trunk: 80, primary: 60, secondary: 50, tertiary: 40 } as const;
/** A link (ramp) is driven at this share of its class's speed. */
const LINK_SHARE = 0.6;

export const DEFAULT_TRAVEL: TravelSettings = {
  model: 'network',
  mode: 'drive',
  direction: 'from-facility',
  detour: 1.3,
  straightKmh: 40,
  speedKmh: {
    ...DRIVING_KMH,
    motorway_link: DRIVING_KMH.motorway * LINK_SHARE,
    trunk_link: DRIVING_KMH.trunk * LINK_SHARE,
    primary_link: DRIVING_KMH.primary * LINK_SHARE,
    secondary_link: DRIVING_KMH.secondary * LINK_SHARE,
    tertiary_link: DRIVING_KMH.tertiary * LINK_SHARE,
    unclassified: 30,
    residential: 25,
    living_street: 10,
    service: 15,
    track: 15,
    road: 30,
    ferry: 10,
    footway: 0,
    path: 0,
    steps: 0,
    pedestrian: 0,
    cycleway: 0,
    bridleway: 0,
  },
  speed: {},
  terrain: DEFAULT_TERRAIN,
  ignoreAccess: false,
  useMaxspeed: false,
  walkKmh: 4.5,
  maxWalkMeters: 3000,
  callMinutes: 1,
  turnoutMinutes: 2,
};
