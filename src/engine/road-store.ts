/** Name of the browser's database. */
export const ROAD_DATABASE = 'medreach-roads';

/** What is to be kept, and under which name. */
export interface KeptEntry {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Keeps read roads from one opening to the next. It may forget anything at any time, may be full or absent, and never
 * fails: then `get` finds nothing and `put` says false.
 */
export interface RoadStore {
  /** Nothing is kept, so that asking is in vain; cheap. */
  isEmpty(): Promise<boolean>;
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keeps an entry, which is made when the store has time for it. True once it is kept. */
  put(make: () => Promise<KeptEntry>): Promise<boolean>;
}
