import type { Facility } from '../core/model/facility.ts';
import type { NamedPlace, PerCounty } from '../core/model/question.ts';
import type { TravelSettings } from '../core/model/travel-settings.ts';
import type { DataRole } from '../core/normalise/data-role.ts';
import type { LandScheme } from '../core/normalise/land-cover-schemes.ts';
import type { Edit } from '../core/scenario/edit.ts';

/** One file of a project, and how it is to be read. Keys as in the project file. */
export interface DataSource {
  readonly role: DataRole;
  readonly path: string;
  readonly datum?: string;
  /** Land cover: the map whose codes the raster holds. */
  readonly scheme?: LandScheme;
  /** Lines as roads: how far an end may lie from another line and still be joined to it, metres. */
  readonly snapMeters?: number;
  /** Lines as roads: join them where they cross on one level. */
  readonly splitCrossings?: boolean;
  readonly encoding?: string;
  /** Field of the model → column of the file. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Kind of every record, where the file has no kind column. */
  readonly kind?: string;
  readonly origin?: string;
  readonly simulated?: boolean;
}

export interface AnalysisBase {
  readonly id: string;
  readonly facilities: readonly string[];
}
export interface CoverageAnalysis extends AnalysisBase {
  readonly kind: 'coverage';
  readonly minutes?: number;
  readonly km?: number;
  readonly metric?: 'straight' | 'network';
  readonly share?: number;
}
export interface ResponseAnalysis extends AnalysisBase {
  readonly kind: 'response';
  readonly weights?: 'population' | 'calls';
}
/** Named in the contract; computed from a later version on, and said so by `check`. */
export interface LaterAnalysis extends AnalysisBase {
  readonly kind: 'floating-catchment' | 'catchment';
  readonly method?: string;
  readonly minutes?: number;
  readonly supply?: string;
  readonly capacity?: boolean;
}
export type Analysis = CoverageAnalysis | ResponseAnalysis | LaterAnalysis;

export interface SitingRequest {
  readonly id: string;
  readonly model: 'mclp' | 'lscp' | 'p-median' | 'p-center' | 'backup' | 'mexclp' | 'malp';
  readonly analysis: string;
  readonly sites?: number;
  readonly existing?: 'keep' | 'ignore';
  readonly candidates: {
    readonly from: 'townships' | 'candidates' | 'cells' | 'facilities';
    readonly spacingMeters?: number;
  };
  readonly forbid?: readonly string[];
  readonly forbidBufferMeters?: number;
  readonly minSpacingMeters?: number;
  /** Places where a site must stand, and where none may. */
  readonly required?: readonly NamedPlace[];
  readonly excluded?: readonly NamedPlace[];
  readonly perCounty?: PerCounty;
  readonly seconds?: number;
  readonly seed?: number;
  /** lscp: share of all people to be reached; everybody who can be if left out. */
  readonly share?: number;
  /** backup: what people reached once count, 0…1. */
  readonly once?: number;
  /** mexclp, malp: share of the time that a vehicle is out. */
  readonly busy?: number;
  /** malp: how surely a free vehicle is to be in reach. */
  readonly reliability?: number;
  /** p-center: share of the farthest people left out. */
  readonly ignoreShare?: number;
}

/** An edit as written in a file: a facility may leave out what has a default. */
export type SavedEdit =
  | Exclude<Edit, { edit: 'add-facility' | 'move-site' }>
  | {
      readonly edit: 'add-facility';
      readonly facility: Pick<Facility, 'id' | 'kind' | 'lon' | 'lat'> & Partial<Facility>;
    };

export interface Scenario {
  readonly id: string;
  readonly name?: string;
  readonly parent?: string | null;
  readonly edits: readonly SavedEdit[];
}

/** The project file, version 1. */
export interface Project {
  readonly format: 'medreach-project';
  readonly version: 1;
  readonly title: string;
  readonly language: 'zh-CN' | 'en';
  readonly boundary?: { readonly code?: string; readonly name?: string };
  readonly data: readonly DataSource[];
  readonly travel?: Partial<Omit<TravelSettings, 'speedKmh'>> & {
    readonly speedKmh?: Partial<TravelSettings['speedKmh']>;
  };
  readonly analyses?: readonly Analysis[];
  readonly standards?: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly siting?: readonly SitingRequest[];
  readonly scenarios?: readonly Scenario[];
}
