import type { SymbolName, SymbolVariant } from '../symbols.ts';

/** What stands before a line of the legend. */
export type SheetMark =
  | { readonly type: 'color'; readonly color: string }
  | { readonly type: 'symbol'; readonly symbol: SymbolName; readonly variant?: SymbolVariant }
  | { readonly type: 'hatch'; readonly hatch: 'gap' | 'unknown' | 'no-build' }
  | { readonly type: 'circle' }
  /** Two banks. */
  | { readonly type: 'river' };

/** One line of the legend: mark, meaning, and a count or a number of people where there is one. */
export interface SheetLegendRow {
  readonly mark: SheetMark;
  readonly label: string;
  readonly value?: string;
}

/** A three-line table: first column left, the others right. */
export interface SheetTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sets the last row in bold. */
  readonly totalRow?: boolean;
}

/** Everything on the sheet but the map, in the reader's language and ready to print. */
export interface SheetText {
  readonly title: string;
  /** What was computed, under which scenario: one line under the title. */
  readonly subtitle?: string;
  /** A few numbers between the title and the map. */
  readonly figures?: readonly { readonly label: string; readonly value: string }[];
  readonly legend: {
    readonly title: string;
    /** Heading of the classes: "Minutes to the nearest station". */
    readonly rampTitle?: string;
    readonly classes: readonly SheetLegendRow[];
    /** So many classes lie within the limit; the mark with `limitLabel` comes after them. */
    readonly withinLimit?: number;
    readonly limitLabel?: string;
    readonly symbols: readonly SheetLegendRow[];
  };
  readonly tables?: readonly SheetTable[];
  readonly notes?: readonly string[];
  /** Metres per CSS pixel of the captured map, and the scale it was captured at. */
  readonly metersPerPixel: number;
  readonly captureScale: number;
  /** "Scale", "km", "m", "N". */
  readonly scaleTitle: string;
  readonly kilometers: string;
  readonly meters: string;
  readonly north: string;
  readonly date: string;
  /** Sources, projection, author: one entry each, in the foot. */
  readonly credits: readonly string[];
  /** 模拟, where anything on the sheet is simulated. */
  readonly badge?: string;
}
