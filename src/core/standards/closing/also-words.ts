import type { Branch } from '../rule-schema.ts';
import type { NumberCode } from '../vocabulary/numbers.ts';

const perPopulation = (code: NumberCode, value: number, base: number): Branch => ({
  kind: 'ratio',
  what: { number: code },
  per: { number: 'population' },
  base,
  op: '>=',
  value,
});

/** Second thresholds that one rule names beside its own (`also`), as branches that all have to hold. */
export const ALSO_BY_RULE: Readonly<Record<string, readonly Branch[]>> = {
  'ls-special-07': [{ kind: 'count-per-unit', op: '>=', n: 1, max: 3, of: { number: 'key-specialty' } }],
  'hp-tcm-25': [{ kind: 'count-per-unit', op: '>=', n: 30, of: { number: 'tcm-heritage-centre' } }],
  'hn-region-06': [{ kind: 'count-per-unit', op: '>=', n: 50, of: { number: 'provincial-clinical-centre' } }],
  'b-staff-01': [
    perPopulation('nurse', 3.8, 1000),
    perPopulation('tcm-physician', 0.62, 1000),
    perPopulation('pharmacist', 0.54, 1000),
  ],
  'b-staff-02': [{ kind: 'size-threshold', attr: { number: 'technical-staff', per: 'bed' }, op: '>=', value: 1.62 }],
  'b-rehab-02': [perPopulation('therapist', 12, 100_000)],
  'b-mch-02': [perPopulation('comprehensive-emonc-facility', 1, 500_000)],
  'b-flow-01': [
    { kind: 'mix-share', num: { number: 'primary-visit' }, den: { number: 'resident-visit' }, op: '>=', value: 0.65 },
  ],
  'b-who-03': [perPopulation('bed', 25, 10_000), perPopulation('core-health-worker', 44.5, 10_000)],
  'b-surg-02': [perPopulation('procedure', 5000, 100_000)],
};
