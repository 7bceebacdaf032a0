import type { Issue } from '../core/model/issue.ts';

export interface DecodedText {
  readonly text: string;
  /** Encoding used, in the words of the Encoding standard: utf-8, gb18030, utf-16le … */
  readonly encoding: string;
  readonly issues: readonly Issue[];
}

const REPLACEMENT = '\uFFFD';
/** A UTF-8 file with a few broken bytes stays UTF-8 while at most one character in this many is broken. */
const GOOD_PER_BROKEN = 20;
/** Bytes looked at when UTF-16 has to be recognised without a byte order mark. */
const SAMPLE_BYTES = 2048;

/**
 * Bytes to text. The order is: the user's choice, a byte order mark, strict UTF-8, then GB18030 (which contains GBK
 * and GB2312). A character that could not be read is never passed over: it becomes an issue with its first line.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, chosen?: string): DecodedText {
  const issues: Issue[] = [];
  if (chosen !== undefined) {
    const decoder = decoderOf(chosen);
    if (decoder) return checked({ text: decoder.decode(bytes), encoding: decoder.encoding, issues });
    issues.push({ code: 'encoding-unknown', severity: 'warning', values: { value: chosen } });
  }
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== null) return checked({ text: new TextDecoder(marked).decode(bytes), encoding: marked, issues });
  const strict = strictText(bytes, 'utf-8');
  if (strict !== null) return checked({ text: strict, encoding: 'utf-8', issues });
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (mostlyUtf8(loose)) return checked({ text: loose, encoding: 'utf-8', issues });
  return checked({ text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030', issues });
}

function decoderOf(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding);
  } catch {
    return null;
  }
}

function strictText(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Zero bytes do not occur in text, except as halves of ASCII letters in UTF-16. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) evenZeros++;
    else oddZeros++;
  }
  // Of an ASCII header every second byte is zero; a tenth of the sample is enough to be sure.
  if (oddZeros > length / 10 && evenZeros < oddZeros / 10) return 'utf-16le';
  if (evenZeros > length / 10 && oddZeros < evenZeros / 10) return 'utf-16be';
  return null;
}

function mostlyUtf8(text: string): boolean {
  let broken = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) good++;
  }
  return good > broken * GOOD_PER_BROKEN;
}

function checked(decoded: DecodedText): DecodedText {
  const first = decoded.text.indexOf(REPLACEMENT);
  if (first < 0) return decoded;
  const count = decoded.text.split(REPLACEMENT).length - 1;
  const row = decoded.text.slice(0, first).split('\n').length;
  const issue: Issue = {
    code: 'text-unreadable-characters',
    severity: 'warning',
    row,
    values: { count, encoding: decoded.encoding },
  };
  return { ...decoded, issues: [...decoded.issues, issue] };
}
