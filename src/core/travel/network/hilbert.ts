/**
 * Order of points along a Hilbert curve of 2¹⁶ × 2¹⁶ squares. Nodes numbered in this order lie near one another in
 * memory when they are near on the ground, which is what a shortest-path search walks over.
 */
export function hilbertOrder(lon: ArrayLike<number>, lat: ArrayLike<number>): Uint32Array {
  const n = lon.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    west = Math.min(west, lon[i]!);
    east = Math.max(east, lon[i]!);
    south = Math.min(south, lat[i]!);
    north = Math.max(north, lat[i]!);
  }
  const scaleX = 65535 / (east - west || 1);
  const scaleY = 65535 / (north - south || 1);
  const keys = new Float64Array(n);
  // Key and index share one double (53 bits), so that a native numeric sort does the work.
  const indexSpan = 2 ** Math.ceil(Math.log2(n + 1));
  const coarser = Math.max(1, indexSpan / 2 ** 21);
  for (let i = 0; i < n; i++) {
    const key = hilbertKey((lon[i]! - west) * scaleX, (lat[i]! - south) * scaleY);
    keys[i] = Math.floor(key / coarser) * indexSpan + i;
  }
  keys.sort();
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = keys[i]! % indexSpan;
  return order;
}

/** Position of (x, y), each 0…65535, along the curve. */
function hilbertKey(xIn: number, yIn: number): number {
  let x = xIn & 0xffff;
  let y = yIn & 0xffff;
  let key = 0;
  for (let side = 32768; side > 0; side >>= 1) {
    const right = (x & side) !== 0 ? 1 : 0;
    const upper = (y & side) !== 0 ? 1 : 0;
    key = key * 4 + ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = 65535 - x;
        y = 65535 - y;
      }
      [x, y] = [y, x];
    }
  }
  return key;
}
