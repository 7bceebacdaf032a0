/** Colours of one theme of the map; the ramp of minutes is in `ramp.ts`. */
export interface MapColors {
  /** Beyond the region, and the region's own ground. */
  readonly paper: string;
  readonly ground: string;
  readonly reliefOpacity: number;
  readonly reliefBrightness: number;
  readonly ink: string;
  readonly mute: string;
  /** Around labels, so that they read on any ground. */
  readonly halo: string;
  readonly townshipBorder: string;
  readonly countyBorder: string;
  readonly roadCasing: string;
  readonly roadMajor: string;
  readonly roadMain: string;
  readonly roadMinor: string;
  readonly accent: string;
  /** Violet is kept for proposals, brick for gaps. */
  readonly proposal: string;
  readonly gap: string;
  readonly zone: string;
  readonly circle: string;
  readonly hospital: string;
  readonly township: string;
  readonly publicHealth: string;
  readonly quiet: string;
  readonly closed: string;
  /** Inside of white symbols. */
  readonly symbolFill: string;
  readonly unknown: string;
  readonly unknownHatch: string;
  /** People per cell before the first answer, sparse to dense. */
  readonly densityLow: string;
  readonly densityHigh: string;
  readonly cellsOpacity: number;
}

const LIGHT: MapColors = {
  paper: '#e6eaec',
  ground: '#f8f7f3',
  reliefOpacity: 0.95,
  reliefBrightness: 1,
  ink: '#17232e',
  mute: '#5d6b78',
  halo: '#ffffff',
  townshipBorder: '#77859a',
  countyBorder: '#4c5a6c',
  roadCasing: '#ffffff',
  roadMajor: '#c9a25a',
  roadMain: '#96a1ac',
  roadMinor: '#a7b0b8',
  accent: '#0a6a6b',
  proposal: '#6a3fd0',
  gap: '#c4472b',
  zone: '#56616d',
  circle: '#0a6a6b',
  hospital: '#1f4f86',
  township: '#3d6794',
  publicHealth: '#6b6a1f',
  quiet: '#7d8b99',
  closed: '#7a8691',
  symbolFill: '#ffffff',
  unknown: '#eceef0',
  unknownHatch: '#b3bac1',
  densityLow: '#d9d6cb',
  densityHigh: '#6d6656',
  cellsOpacity: 0.92,
};

const DARK: MapColors = {
  paper: '#0d141a',
  ground: '#18222b',
  reliefOpacity: 1,
  reliefBrightness: 0.42,
  ink: '#eef3f7',
  mute: '#a3b1bd',
  halo: '#111a22',
  townshipBorder: '#5f7183',
  countyBorder: '#94a6b7',
  roadCasing: '#111a22',
  roadMajor: '#b08f52',
  roadMain: '#66757f',
  roadMinor: '#4d5a64',
  accent: '#4cc4bd',
  proposal: '#a385f5',
  gap: '#ff8063',
  zone: '#a8b4bf',
  circle: '#4cc4bd',
  hospital: '#3f7dc2',
  township: '#6fa0d0',
  publicHealth: '#c3c05a',
  quiet: '#8496a5',
  closed: '#8d9aa5',
  symbolFill: '#f7fafc',
  unknown: '#27323c',
  unknownHatch: '#4d5b67',
  densityLow: '#323d45',
  densityHigh: '#b3b09f',
  cellsOpacity: 0.92,
};

/** Everything the map is painted with, by theme. */
export const MAP_COLORS: Readonly<Record<'light' | 'dark', MapColors>> = { light: LIGHT, dark: DARK };
