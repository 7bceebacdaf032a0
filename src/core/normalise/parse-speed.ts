const KMH_PER_MPH = 1.609344;

/**
 * A speed limit in km/h: `50`, `50 km/h`, `60公里`, `30 mph`; of several (`50;30`) the first. Words that name no
 * number (`none`, `walk`, `signals`, `CN:urban`) and nothing at all give 0, "the file does not say".
 */
export function parseSpeed(value: string | number | boolean | null | undefined): number {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : 0;
  if (typeof value !== 'string') return 0;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(mph)?(?![A-Za-z]*:)/.exec(value.normalize('NFKC'));
  if (!match) return 0;
  return Number(match[1]) * (match[2] === undefined ? 1 : KMH_PER_MPH);
}
