import type { Issue } from '../core/model/issue.ts';
import type { RawContent } from '../core/normalise/raw.ts';

/** A file as the shell hands it over. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What reading a file gave: its content, how it was understood, and every problem met. */
export interface ReadResult {
  readonly format: string;
  /** null where nothing could be read; `issues` then says why. */
  readonly content: RawContent | null;
  /** Text encoding used: utf-8, gb18030, utf-16le … */
  readonly encoding?: string;
  readonly issues: readonly Issue[];
}

export interface ReadOptions {
  /** Text encoding chosen by the user instead of the guess. */
  readonly encoding?: string;
  readonly onProgress?: (share: number) => void;
  /** Awaited between pieces of work, with the share done (0 … 1): lets others run, throws to give the reading up. */
  readonly pause?: (share: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** One driver object per format. Heavy parsers are imported inside `read`. */
export interface FormatDriver {
  /** Short name on screen and in `inspect`: CSV, GeoJSON, GeoTIFF, OSM PBF. */
  readonly format: string;
  /** True if the name or the first bytes say that the file is this driver's. */
  readonly accepts: (name: string, head: Uint8Array) => boolean;
  readonly read: (file: InputFile, options: ReadOptions) => Promise<ReadResult>;
}
