import { create } from 'zustand';
import type { CoverageQuestion, SitingQuestion } from '../core/model/question.ts';
import type { TravelModel } from '../core/scenario/compare-models.ts';
import type { FindingKind } from '../core/travel/network-health/finding.ts';
import type { PeopleUnit } from '../language/format-number.ts';
import type { Language } from '../language/language.ts';
import type { MapMode, Selection, Shading } from '../map/map-scene.ts';
import { readPreferences } from './preferences.ts';

export type Stage = 'data' | 'coverage' | 'siting';
export type DrawerTab = 'townships' | 'counties' | 'facilities' | 'gaps';
export type Theme = 'light' | 'dark';

/** What the siting sentence asks, apart from the standard, which it shares with coverage. */
export type SitingOptions = Omit<SitingQuestion, 'coverage'>;

export type DataPage = 'sources' | 'health' | 'roads';

export interface CircleOptions {
  readonly show: boolean;
  readonly kinds: readonly string[];
  readonly km: number;
  readonly dissolved: boolean;
}

/** Isochrones and catchments on the map. */
export interface AreaOptions {
  readonly show: boolean;
  /** Minutes to draw; null = thirds of the limit. */
  readonly minutes: readonly number[] | null;
  /** Around all facilities asked about, or the selected one. */
  readonly of: 'all' | 'selected';
  readonly catchments: boolean;
}

/** The travel models side by side on the map; `alone` marks whom one of them alone claims or denies. */
export interface ModelOptions {
  readonly show: boolean;
  readonly alone: TravelModel | null;
}

export interface Camera {
  readonly zoom: number;
  readonly metersPerPixel: number;
}

/** How the user looks at things: neither saved nor undone. */
export interface Session {
  readonly stage: Stage;
  readonly selection: Selection | null;
  readonly hover: { readonly selection: Selection; readonly x: number; readonly y: number } | null;
  readonly camera: Camera;
  readonly panelWidth: number;
  readonly panelOpen: boolean;
  readonly drawerTab: DrawerTab;
  readonly drawerHeight: number;
  readonly drawerOpen: boolean;
  readonly theme: Theme;
  readonly language: Language;
  readonly mode: MapMode;
  readonly shading: Shading;
  readonly showRoads: boolean;
  readonly showRelief: boolean;
  readonly visibleKinds: readonly string[];
  readonly question: CoverageQuestion;
  readonly siting: SitingOptions;
  readonly circles: CircleOptions;
  readonly areas: AreaOptions;
  readonly models: ModelOptions;
  /** Map and numbers as they would be with the proposed sites. */
  readonly withProposal: boolean;
  readonly peopleUnit: PeopleUnit;
  readonly dataView: DataPage;
  /** Findings about the road network that are marked on the map. */
  readonly finding: FindingKind | null;
}

export const FIRST_QUESTION: CoverageQuestion = {
  facilityKinds: ['ems-station', 'ems-centre'],
  limit: { by: 'minutes', minutes: 15 },
  targetShare: 0.9,
};

export const FIRST_SITING: SitingOptions = {
  sites: 5,
  candidates: { from: 'cells', spacingMeters: 1000 },
  forbidZoneKinds: ['no-build'],
  forbidBufferMeters: 0,
  minSpacingMeters: 0,
  seed: 1,
};

export const useSession = create<Session>()(() => ({
  stage: 'coverage',
  selection: null,
  hover: null,
  camera: { zoom: 8, metersPerPixel: 300 },
  panelWidth: 352,
  panelOpen: true,
  drawerTab: 'townships',
  drawerHeight: 218,
  drawerOpen: true,
  mode: { mode: 'browse' },
  shading: 'cells',
  showRoads: true,
  showRelief: true,
  visibleKinds: [],
  question: FIRST_QUESTION,
  siting: FIRST_SITING,
  circles: { show: false, kinds: [], km: 3.5, dissolved: true },
  areas: { show: false, minutes: null, of: 'all', catchments: false },
  models: { show: false, alone: null },
  withProposal: true,
  dataView: 'sources',
  finding: null,
  ...readPreferences(),
}));

export const session = useSession.getState;
export const setSession = useSession.setState;

export function select(selection: Selection | null): void {
  setSession({ selection });
}

/** Below this width the inspector lies over the panel. */
const NARROW = '(max-width: 1200px)';

/** Opens a stage's panel; where the inspector would cover it, the selection is let go. */
export function openStage(stage: Stage, change: Partial<Session> = {}): void {
  const covered = globalThis.matchMedia(NARROW).matches;
  setSession({ stage, panelOpen: true, ...(covered ? { selection: null } : {}), ...change });
}

export function setQuestion(change: Partial<CoverageQuestion>): void {
  setSession({ question: { ...session().question, ...change } });
}

export function setSiting(change: Partial<SitingOptions>): void {
  setSession({ siting: { ...session().siting, ...change } });
}

export function setAreas(change: Partial<AreaOptions>): void {
  setSession({ areas: { ...session().areas, ...change } });
}

export function setModels(change: Partial<ModelOptions>): void {
  setSession({ models: { ...session().models, ...change } });
}

export function setCircles(change: Partial<CircleOptions>): void {
  setSession({ circles: { ...session().circles, ...change } });
}
