import type { Coverage } from '../core/coverage/coverage-result.ts';
import type { DragUpdate } from '../engine/engine.ts';

export const KPIS = ['share', 'outside', 'response', 'townships'] as const;
export type Kpi = (typeof KPIS)[number];

/** The four numbers over the map. */
export type KpiValues = Readonly<Record<Kpi, number>>;

/** True where more is better; the sign of a change is coloured by it. */
export const MORE_IS_BETTER: Readonly<Record<Kpi, boolean>> = {
  share: true,
  outside: false,
  response: false,
  townships: true,
};

export function kpisOf(coverage: Coverage): KpiValues {
  const { total, response, townshipsMet } = coverage;
  return {
    share: total.share,
    outside: total.outside + total.unreached,
    response: response.all.meanMinutes,
    townships: townshipsMet,
  };
}

export function kpisOfDrag({ total, meanResponseMinutes, townshipsMet }: DragUpdate): KpiValues {
  return {
    share: total.share,
    outside: total.outside + total.unreached,
    response: meanResponseMinutes,
    townships: townshipsMet,
  };
}
