import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Coverage, UnitCoverage } from '../core/coverage/coverage-result.ts';
import type { DrawnPath } from '../core/geo/ways-across.ts';
import type { Facility } from '../core/model/facility.ts';
import type { Issue } from '../core/model/issue.ts';
import type { CoverageQuestion, SitingQuestion } from '../core/model/question.ts';
import type { CandidateSite } from '../core/model/region.ts';
import type { Township } from '../core/model/township.ts';
import type { Minutes } from '../core/model/units.ts';
import type { Zone } from '../core/model/zone.ts';
import type { NotModelled } from '../core/normalise/road-not-modelled.ts';
import type { ClosingAnswer, ClosingRequest } from '../core/scenario/close-sites.ts';
import type { ModelComparison, TravelModel } from '../core/scenario/compare-models.ts';
import type { Plan } from '../core/scenario/edit.ts';
import type { OtherPlans } from '../core/scenario/other-plans.ts';
import type { WaysToTarget } from '../core/scenario/reach-target.ts';
import type { RoadsAcross } from '../core/scenario/roads-across.ts';
import type { CurvePoint, Stages, StagesRequest } from '../core/scenario/site-curve.ts';
import type { RobustnessAnswer, RobustnessRequest } from '../core/scenario/test-robustness.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';
import type { BandCheck } from '../core/travel/isochrone/band-check.ts';
import type { UnreachedReasons } from '../core/travel/network/unreached-reasons.ts';
import type { NetworkHealth } from '../core/travel/network-health/network-health.ts';
import type { Calibration } from '../core/travel/speed/calibrate-speeds.ts';
import type { DataSource } from '../document/project.ts';
import type { InputFile } from '../formats/driver.ts';

/** What a file seems to hold, shown to the user for correction before anything is loaded. */
export interface FilePreview {
  readonly name: string;
  readonly format: string;
  readonly encoding?: string;
  /** The guess, ready to be put into the project; edited by the user in the dialog. */
  readonly source: DataSource;
  /** Why this role, as a code under `guess.` in the catalogues. */
  readonly reason: string;
  readonly fields: readonly string[];
  /** The first rows as text. */
  readonly rows: readonly (readonly string[])[];
  readonly records: number;
  readonly issues: readonly Issue[];
}

/** The user's own choice of encoding or role: columns are then guessed anew. */
export interface PreviewWish {
  readonly encoding?: string;
  readonly role?: DataSource['role'];
}

/** What the map and the tables draw of a loaded region. Blobs hold GeoJSON text, so that the map's own worker parses it. */
export interface RegionView {
  readonly facilities: readonly Facility[];
  readonly townships: readonly (Omit<Township, 'geometry'> & {
    readonly center: readonly [number, number];
    readonly bounds: readonly [number, number, number, number];
    readonly areaKm2: number;
  })[];
  readonly zones: readonly Zone[];
  readonly candidates: readonly CandidateSite[];
  readonly counties: readonly string[];
  readonly people: number;
  readonly demand: {
    readonly count: number;
    readonly lon: Float64Array;
    readonly lat: Float64Array;
    readonly population: Float64Array;
    readonly township: Int32Array;
    readonly cellSize: readonly [number, number] | null;
  };
  /** Feature id = index of the township; properties code, name, county, class. */
  readonly townshipShapes: Blob;
  /** Outlines of the county-level units, dissolved from the townships. */
  readonly countyShapes: Blob;
  /** Lines with property `class`, one of the road classes, and `level` 1 (motorway, trunk) … 5 (track, service). */
  readonly roadLines: Blob | null;
  /** Rivers and other lines that stop travel over the ground; property `name`. */
  readonly barrierLines: Blob | null;
  /** Shaded relief, rows evenly spaced in Web Mercator; alpha-only grey for light and dark themes. */
  readonly relief: {
    readonly width: number;
    readonly height: number;
    readonly rgba: Uint8ClampedArray<ArrayBuffer>;
    readonly bounds: readonly [number, number, number, number];
  } | null;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** Travel models that the data can feed. */
  readonly models: readonly TravelModel[];
  readonly roads: {
    readonly nodes: number;
    readonly ways: number;
    readonly km: number;
    /** Identifier and name of each way, as the lines' property `way` counts them. */
    readonly ids: readonly string[];
    readonly names: readonly string[];
    /** Rules that the file holds and travel times do not. */
    readonly notModelled: NotModelled;
  } | null;
  readonly issues: readonly Issue[];
  /** Share of people in cells that meet the road network. */
  readonly simulated: boolean;
  readonly sources: readonly {
    readonly name: string;
    readonly role: string;
    readonly format: string;
    readonly records: number;
    readonly leftOut: number;
    readonly simulated: boolean;
    /** Not read now: taken from the browser's store, where an earlier reading of the same bytes was kept. */
    readonly kept: boolean;
    readonly origin?: string;
    readonly encoding?: string;
  }[];
}

/** Beyond so many, marks of gaps hide the map; the list and the table hold them all. */
export const SHOWN_GAPS = 30;

/** An answer to a coverage question under a plan. */
export interface Evaluation {
  readonly coverage: Coverage;
  /** Deciseconds from the nearest facility per demand cell (travel only); UNREACHED where none. For km limits: decimetres. */
  readonly cells: Uint32Array<ArrayBuffer>;
  /** Index into the plan's facilities of the nearest one, -1 where none. */
  readonly nearest: Int32Array<ArrayBuffer>;
  /** Smooth outlines of the first SHOWN_GAPS gaps for the map, as GeoJSON; property `rank`. */
  readonly gapShapes: Blob;
  /** Facilities that serve nobody from where they stand. */
  readonly issues: readonly Issue[];
  readonly milliseconds: number;
}

/** What changes while a facility is dragged: enough for map, KPI strip and table bars. */
export interface DragUpdate {
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly total: UnitCoverage;
  readonly meanResponseMinutes: number;
  readonly townshipsMet: number;
  /** covered / people per township; NaN without people. */
  readonly townshipShare: Float64Array<ArrayBuffer>;
  readonly milliseconds: number;
}

export interface Progress {
  /** Key under `progress.` in the catalogues. */
  readonly step: string;
  /** 0…1 within the whole job. */
  readonly share: number;
  readonly found?: Found;
  /** What the draws of a robustness test say so far. */
  readonly robustness?: RobustnessAnswer;
  /** Points of the curve found so far. */
  readonly curve?: readonly CurvePoint[];
}

/** How far a search for sites is, in people newly covered. */
export interface Found {
  /** By the best plan so far; null while there is none. */
  readonly plan: number | null;
  /** No plan covers more. */
  readonly bound: number;
  /** People covered already. */
  readonly people: number;
}
export type OnProgress = (progress: Progress) => void;

export interface ServiceAreaRequest {
  readonly plan: Plan;
  readonly question: CoverageQuestion;
  /** Minutes of travel to draw. */
  readonly bands: readonly Minutes[];
  /** Id of the only facility to draw; null for all that are asked about. */
  readonly only: string | null;
}

/** What facilities serve, for the map. */
export interface DrawnAreas {
  /** Areas within so many minutes, the largest first; `geometry` is a GeoJSON geometry as text. */
  readonly isochrones: readonly { readonly minutes: Minutes; readonly geometry: Blob }[];
  /** The area nearest to each facility, as GeoJSON; property `facility`, its place in the plan. */
  readonly catchments: Blob;
  /** How far the isochrones agree with the people counted by their own times. */
  readonly checks: readonly BandCheck[];
}

export interface ExportRequest {
  readonly table: 'townships' | 'facilities' | 'gaps' | 'sites';
  readonly format: 'csv' | 'geojson';
  readonly plan: Plan;
  readonly question: CoverageQuestion;
  /** Needed for the table of sites. */
  readonly siting: SitingResult | null;
  readonly heads?: Readonly<Record<string, string>>;
  /** What codes are called: `class.town`, `met.true`, `kind.ems-station` …; a code without a word stands as it is. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Road speeds from a file of observed runs. */
export interface CalibrationOutcome {
  /** Null where no run could be used. */
  readonly calibration: Calibration | null;
  /** Rows of the file. Those that do not count are issues that are `leftOut`. */
  readonly runs: number;
  readonly issues: readonly Issue[];
}

/** A file ready to be saved by the shell. */
export interface OutputFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Work that may take long, and that is cancelled apart from other work. */
export type LongJob =
  | 'load'
  | 'evaluate'
  | 'whyUnreached'
  | 'networkHealth'
  | 'compareModels'
  | 'serviceAreas'
  | 'calibrate'
  | 'propose'
  | 'otherPlans'
  | 'robustness'
  | 'siteCurve'
  | 'waysToTarget'
  | 'closeSites';

/** A job that the user cancelled, or that a newer one of its kind replaced, rejects with this message. */
export const CANCELLED = 'cancelled';

/** What is asked about sites. All but `propose` is about the last proposal, and rejects with CANCELLED without one. */
export interface SitingEngine {
  /** The best sites for a question, with proof. Rejects with `no-plan: REASON` where there are none. */
  propose(plan: Plan, question: SitingQuestion, onProgress?: OnProgress): Promise<SitingResult>;
  /** Lets a proposal that is being computed end with the best plan and the bound that it has. */
  stopProposing(): void;
  /** Makes another plan the proposal: candidates by id, explained as a proposal is; what was proved of all plans still holds. */
  adopt(sites: readonly string[]): Promise<SitingResult>;
  /** What could be done instead: without each site, and from other places for nearly the same. */
  otherPlans(onProgress?: OnProgress): Promise<OtherPlans>;
  /** Whether the proposal stands when things turn out otherwise; what is known after each draw comes with the progress. */
  robustness(request: RobustnessRequest, onProgress?: OnProgress): Promise<RobustnessAnswer>;
  /** Best coverage for 0 … `upTo` sites. */
  siteCurve(upTo: number, onProgress?: OnProgress): Promise<readonly CurvePoint[]>;
  /** How a share of all people could be covered where the sites proposed do not do it. */
  waysToTarget(share: number, onProgress?: OnProgress): Promise<WaysToTarget>;
  /** Which existing facilities can close with the least loss, and what new ones make up for. */
  closeSites(
    plan: Plan,
    question: SitingQuestion,
    how: { readonly request: ClosingRequest; readonly onProgress?: OnProgress },
  ): Promise<ClosingAnswer>;
  /** In which order to open the sites; regrets are told as far as the curve was asked for. */
  stages(request: StagesRequest): Promise<Stages>;
}

/**
 * The one door to computation: the same object behind the browser worker, the command line and the tests.
 * Long jobs may be cancelled, and then reject with an Error whose message is CANCELLED. What a cancelled job has built
 * so far is kept: when the same is asked for again, it goes on from there.
 */
export interface Engine extends SitingEngine {
  /** Looks into files without loading them; `wish` is what the user chose instead of the guesses. */
  preview(files: readonly InputFile[], wish?: PreviewWish): Promise<readonly FilePreview[]>;
  /** Reads the files of a project and makes them the engine's region. Replaces what was loaded before. */
  load(sources: readonly DataSource[], files: readonly InputFile[], onProgress?: OnProgress): Promise<RegionView>;
  /** Coverage, response times and gaps of a plan. Travel times are kept between calls that do not change them. */
  evaluate(plan: Plan, question: CoverageQuestion, onProgress?: OnProgress): Promise<Evaluation>;
  /** Service circles (straight line) of the open facilities of the given kinds. */
  serviceCircles(
    plan: Plan,
    kinds: readonly string[],
    km: number,
    dissolved: boolean,
  ): Promise<FeatureCollection<Polygon | MultiPolygon>>;
  /** Why people are not reached at all; null where all are, or where travel is not over roads. */
  whyUnreached(plan: Plan, question: CoverageQuestion): Promise<UnreachedReasons['totals'] | null>;
  /** The state of the road network under the plan's settings; null without roads. */
  networkHealth(plan: Plan): Promise<NetworkHealth | null>;
  /** The roads that a drawn line crosses, or that a drawn area holds or crosses; null without roads. */
  roadsAcross(drawn: DrawnPath): Promise<RoadsAcross | null>;
  /** The standard by every travel model that the data can feed. */
  compareModels(plan: Plan, question: CoverageQuestion): Promise<ModelComparison>;
  /** Isochrones and catchments of the open facilities asked about, or of one of them alone. */
  serviceAreas(request: ServiceAreaRequest): Promise<DrawnAreas>;
  /** Road speeds that explain a file's observed runs, on the plan's roads as it drives them. Changes nothing. */
  calibrate(file: InputFile, plan: Plan, onProgress?: OnProgress): Promise<CalibrationOutcome>;
  /** Prepares a drag of an existing facility, or of a new one that the plan does not hold yet. */
  beginDrag(plan: Plan, question: CoverageQuestion, facility: Facility): Promise<void>;
  /** Where the facility is now. Latest wins: an older call still waiting rejects with CANCELLED. */
  drag(lon: number, lat: number): Promise<DragUpdate>;
  endDrag(): Promise<void>;
  /** A table of results as a file's bytes. Column heads are taken from `heads`, else the keys stand. */
  exportTable(request: ExportRequest): Promise<OutputFile>;
  /** Cancels what is under way of this kind; without a kind, of all. */
  cancel(job?: LongJob): void;
}
