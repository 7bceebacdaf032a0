/** A cell that a spreadsheet would run as a formula is kept as text by an apostrophe. */
function guarded(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV that a spreadsheet opens as it should: UTF-8 with its mark, CRLF, empty cells for what is unknown. */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [header, ...rows].map((row) =>
    row
      .map((cell) => (typeof cell === 'number' ? (Number.isFinite(cell) ? String(cell) : '') : guarded(cell)))
      .join(','),
  );
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
