export interface JsonErrorPlace {
  /** Both from 1, as editors show them. */
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside strings
  /[\s\uFEFF]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null))/y;

/** What may come next: a value, a key, the colon behind it, or a comma or closing bracket. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/**
 * Where JSON text breaks: the first token that cannot stand where it stands, or the end of a text that was cut off.
 * Engines' own messages do not always name a place, so the text is walked once more.
 */
export function jsonErrorPlace(text: string): JsonErrorPlace {
  const lines = text.slice(0, errorIndex(text)).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function errorIndex(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let end = 0;
  for (;;) {
    TOKEN.lastIndex = end;
    const match: RegExpExecArray | null = TOKEN.exec(text);
    const next: Expected | null = match === null ? null : step(expected, match, open);
    if (next === null) return end + (text.slice(end).length - text.slice(end).trimStart().length);
    end = TOKEN.lastIndex;
    expected = next;
  }
}

/** The state after a token, null where the token must not stand here. Keeps the stack of open brackets. */
function step(expected: Expected, [, mark, string]: RegExpExecArray, open: ('{' | '[')[]): Expected | null {
  const top = open.at(-1);
  if (mark === '}' || mark === ']') {
    const fits = top === (mark === '}' ? '{' : '[') && expected.endsWith('or-end');
    open.pop();
    return fits ? 'comma-or-end' : null;
  }
  if (expected === 'comma-or-end') {
    if (mark !== ',' || top === undefined) return null;
    return top === '{' ? 'key' : 'value';
  }
  if (expected === 'colon') return mark === ':' ? 'value' : null;
  if (expected === 'key' || expected === 'key-or-end') return string === undefined ? null : 'colon';
  if (mark === '{' || mark === '[') {
    open.push(mark);
    return mark === '{' ? 'key-or-end' : 'value-or-end';
  }
  return mark === undefined ? 'comma-or-end' : null;
}
