const KMH_PER_MPH = 1.609344;

/**
 * A speed limit in km/h: `50`, `50 km/h`, `60公里`, `30 mph`. Several limits at once (`50;30`), words that name no
 * number (`none`, `walk`, `signals`, `CN:urban`) and nothing at all give 0, "the file does not say".
 */
export function parseSpeed(value: string | number | boolean | null | undefined): number {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : 0;
  if (typeof value !== 'string') return 0;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(mph|km\/?h|kmh|公里(?:\/小?时)?)?\s*$/i.exec(value.normalize('NFKC'));
  if (!match) return 0;
  return Number(match[1]) * (match[2]?.toLowerCase() === 'mph' ? KMH_PER_MPH : 1);
}
