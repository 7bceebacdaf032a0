let codes: ReadonlyMap<string, readonly [number, number]> | null = null;

/** Two-byte codes of GB18030, turned round from the decoder that Node brings. */
function codeTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && letter.length === 1 && !table.has(letter)) table.set(letter, [lead, trail]);
    }
  }
  return table;
}

/** Text as a Chinese spreadsheet program saves it. */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  codes ??= codeTable();
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter < '\u0080' ? [letter.charCodeAt(0)] : codes.get(letter);
    if (!code) throw new Error(`Not in the two-byte part of GB18030: ${letter}`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}
