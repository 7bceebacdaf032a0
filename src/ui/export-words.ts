import type { Plan } from '../core/scenario/edit.ts';
import { translate } from './control/runtime.ts';

const CLASSES = ['subdistrict', 'town', 'township', 'unknown'] as const;
const ORIGINS = ['baseline', 'added', 'proposed'] as const;

/** What the codes in an exported table are called on the screen, by column and code. */
export function exportWords(plan: Plan): Readonly<Record<string, string>> {
  const kinds = new Set(plan.facilities.map((facility) => facility.kind));
  return {
    ...words(CLASSES, 'class', 'townshipClass'),
    ...words(ORIGINS, 'origin', 'facility.origin'),
    ...Object.fromEntries(
      [...kinds].map((kind) => [`kind.${kind}`, translate(`kind.${kind}`, { defaultValue: kind })]),
    ),
    'met.true': translate('met.yes'),
    'met.false': translate('met.no'),
    'open.true': translate('facility.opened'),
    'open.false': translate('facility.closed'),
    'proof.heuristic': translate('siting.proofWord.none'),
  };
}

function words(codes: readonly string[], column: string, keys: string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [`${column}.${code}`, translate(`${keys}.${code}`)]));
}
