/**
 * A problem found in data: a value with a code, never a thrown error.
 * The sentence is made in `language/` from `code` and `values`; it names file, row, field and the mend.
 */
export interface Issue {
  /** Key of the sentence in the catalogues, under `issue.`; kebab-case. */
  readonly code: string;
  /** error: the record or file cannot be used; warning: used, but look; note: what was guessed or done. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly file?: string;
  /** 1-based as the user's program shows it: the first data row of a CSV with a header is row 2. */
  readonly row?: number;
  readonly field?: string;
  /** What the sentence needs: the value found, a count, the nearest known word … */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where to look on the map. */
  readonly at?: readonly [lon: number, lat: number];
  /** The record was left out of the computation (it is counted and listed). */
  readonly leftOut?: boolean;
}
