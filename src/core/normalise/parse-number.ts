import type { RawRecord } from './raw.ts';

export type RawValue = RawRecord['values'][number];

/** Words that people write into a cell that has no value. */
const BLANK = /^(|-+|—+|\/|n\/?a|#n\/a|null|none|nan|nil|无|空|缺|不详|未知)$/i;
/** Units that may follow a number and change nothing. */
const UNIT = /(张|床|个|辆|台|人|名|户|处|米|公里\/小时|千米\/小时|km\/h|beds?|people)$/i;
const TIMES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** True for an empty cell and for what stands in for one (`-`, `N/A`, `无` …). */
export function isBlank(value: RawValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && BLANK.test(value.trim()));
}

/**
 * A number as people write it: full-width digits, spaces, thousands separators (`1,234`, `1 234`, `1，234`), a decimal
 * comma (`28,45`), a unit (`120张`), 万 and 亿. Null where it is blank or no number.
 */
export function parseNumber(value: RawValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || isBlank(value)) return null;
  const text = tidy(value).replace(UNIT, '');
  const last = text.at(-1) ?? '';
  const times = TIMES[last];
  const number = plainNumber(times === undefined ? text : text.slice(0, -1));
  return number === null ? null : number * (times ?? 1);
}

const DEGREES = /^([-+]?)(\d+(?:\.\d+)?)°(?:(\d+(?:\.\d+)?)['′](?:(\d+(?:\.\d+)?)(?:["″]|''|′′))?)?$/;

/** A longitude or latitude in degrees: a number, `119.5°`, `119°30′15″`, with E, W, N, S or 东经, 西经, 北纬, 南纬. */
export function parseCoordinate(value: RawValue | undefined): number | null {
  if (typeof value !== 'string') return parseNumber(value);
  const text = tidy(value)
    .replaceAll('度', '°')
    .replaceAll('分', '′')
    .replaceAll('秒', '″')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[”“]/g, '"');
  const bare = text.replace(/^(东经|西经|北纬|南纬|[EWNS])|[EWNS]$/gi, '');
  const turn = /西经|南纬|^[WS]|[WS]$/i.test(text) ? -1 : 1;
  const match = DEGREES.exec(bare);
  if (match) {
    const [, sign, degrees, minutes = '0', seconds = '0'] = match;
    const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
    return (sign === '-' ? -1 : 1) * turn * size;
  }
  const number = parseNumber(bare);
  return number === null ? null : number * turn;
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b]/g, '')
    .replaceAll('−', '-')
    .replaceAll('。', '.');
}

function plainNumber(text: string): number | null {
  if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  const point = /^[-+]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(point) ? Number(point) : null;
}
