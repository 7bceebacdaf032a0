/** Form of the land: how curves and slopes hold traffic back on roads of a class. */
export type SpeedTerrain = 'plain' | 'hilly' | 'mountain';

/**
 * What changes driving speeds beside the speed of the class; plain data, as a project file holds it.
 * Everything multiplies into one share of the speed per piece of road. Walking and ferries are not changed.
 * All of it absent, or `plain`, `car`, `day`, `dry`: the speeds are those of the settings, to the last bit.
 */
export interface SpeedOptions {
  /** Absent: plain. */
  readonly terrain?: SpeedTerrain;
  /** Absent: car. `ambulance`: with lights and siren. */
  readonly vehicle?: 'car' | 'ambulance';
  /** Absent: day. */
  readonly time?: 'day' | 'night';
  /** Absent: dry. `wet`: the season of rain. */
  readonly season?: 'dry' | 'wet';
  /** Slow down on slopes by the project's elevation. Meant for `plain`: the other terrains hold slopes already. */
  readonly gradient?: boolean;
  /** Shares of the speed inside drawn zones; where zones overlap, the first in this list holds. */
  readonly zones?: readonly ZoneSpeed[];
}

export interface ZoneSpeed {
  /** Identifier or kind of a zone of the project. */
  readonly zone: string;
  /** Share of the speed that remains inside, > 0; more than 1 is faster. */
  readonly factor: number;
}
