/** The longest round distance (1, 2 or 5 times a power of ten) that fits into `maxPixels`. */
export function scaleBar(metersPerPixel: number, maxPixels: number): { meters: number; pixels: number } {
  const most = metersPerPixel * maxPixels;
  if (!(most > 0)) return { meters: 0, pixels: 0 };
  const power = 10 ** Math.floor(Math.log10(most));
  const lead = most / power;
  // A hair of tolerance, so that 5 km that fit exactly are not shown as 2 km.
  const meters = (lead >= 5 - 1e-9 ? 5 : lead >= 2 - 1e-9 ? 2 : 1) * power;
  return { meters, pixels: meters / metersPerPixel };
}
