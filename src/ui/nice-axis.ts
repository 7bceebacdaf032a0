/** An axis from 0 that ends on a round number at or above `most`, with at most seven ticks: steps of 1, 2 or 5 times a power of ten. */
export function niceAxis(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  const rough = Math.max(most, 1) / 6;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(rough)));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil(Math.max(most, 1) / step);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
