import { isBlank, type RawValue } from '../core/normalise/parse-number.ts';
import type { RawRecords } from '../core/normalise/raw.ts';

export interface FieldSummary {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'boolean' | 'text' | 'empty';
  /** First three values that are not blank and differ. */
  readonly sample: readonly (string | number | boolean)[];
}

const SAMPLES = 3;

/** Name, type and sample of each column. Digits with leading zeros are a code, hence text. */
export function summariseFields(raw: RawRecords): FieldSummary[] {
  return raw.fields.map((name, index) => {
    const sample = new Set<string | number | boolean>();
    let type: FieldSummary['type'] = 'empty';
    for (const record of raw.records) {
      const value = record.values[index] ?? null;
      if (value === null || isBlank(value)) continue;
      if (sample.size < SAMPLES) sample.add(value);
      type = widest(type, typeOf(value));
      if (type === 'text' && sample.size === SAMPLES) break;
    }
    return { name, type, sample: [...sample] };
  });
}

function typeOf(value: RawValue): FieldSummary['type'] {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  const text = String(value).trim();
  if (/^-?(0|[1-9]\d{0,14})$/.test(text)) return 'integer';
  return /^-?(0|[1-9]\d*)?\.?\d+(e[-+]?\d+)?$/i.test(text) && !/^-?0\d/.test(text) ? 'number' : 'text';
}

function widest(a: FieldSummary['type'], b: FieldSummary['type']): FieldSummary['type'] {
  if (a === b || a === 'empty') return b;
  const numeric = (a === 'integer' || a === 'number') && (b === 'integer' || b === 'number');
  return numeric ? 'number' : 'text';
}
