export interface JsonErrorPlace {
  /** Both from 1, as editors show them. */
  readonly line: number;
  readonly column: number;
}

/**
 * Where JSON text breaks. Engines word their messages differently, so the place is taken from the message where it
 * names one (`position 17`, `line 2 column 5`) and else is the end of the text, which is where cut files break.
 */
export function jsonErrorPlace(text: string, error: unknown): JsonErrorPlace {
  const message = error instanceof Error ? error.message : '';
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return { line: Number(named[1]), column: Number(named[2]) };
  const position = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position));
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
