const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Lines looked at; a title above the header has no delimiter, so one line is not enough. */
const LINES = 12;

/** The text without Excel's `sep=` line, and the character between its cells. */
export function csvDelimiter(text: string): { text: string; delimiter: string } {
  const declared = /^sep=(.)\r?\n/.exec(text);
  if (declared) return { text: text.slice(declared[0].length), delimiter: declared[1] ?? ',' };
  const lines = firstLines(text);
  let best = { delimiter: ',', lines: 0, total: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const candidate = {
      delimiter,
      lines: counts.filter((count) => count > 0).length,
      total: counts.reduce((sum, count) => sum + count, 0),
    };
    // In how many lines it occurs comes first: a decimal comma or a comma in an address is rarer than the delimiter.
    if (candidate.lines > best.lines || (candidate.lines === best.lines && candidate.total > best.total)) {
      best = candidate;
    }
  }
  return { text, delimiter: best.delimiter };
}

/** The first lines with everything inside quotes removed. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (let i = 0; i < text.length && lines.length < LINES; i++) {
    const character = text[i] ?? '';
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      if (line.trim() !== '') lines.push(line);
      line = '';
    } else line += character;
  }
  if (line !== '' && lines.length < LINES) lines.push(line);
  return lines;
}
