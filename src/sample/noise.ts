/** Smooth seeded noise over the plane. */
export interface Noise {
  /** Gradient noise of unit wavelength, about -1 … 1. */
  at(x: number, y: number): number;
  /** Sum of octaves, each half the wavelength and half the height of the one before; about -1 … 1. */
  sum(x: number, y: number, octaves: number): number;
}

/** Sixteen directions, so that the lattice does not show. */
const GRADIENT_X = new Float64Array(16);
const GRADIENT_Y = new Float64Array(16);
for (let turn = 0; turn < 16; turn++) {
  GRADIENT_X[turn] = Math.cos((turn + 0.37) * (Math.PI / 8));
  GRADIENT_Y[turn] = Math.sin((turn + 0.37) * (Math.PI / 8));
}

/** Makes the noise of one seed; different seeds are unrelated. */
export function createNoise(seed: number): Noise {
  const corner = (ix: number, iy: number, dx: number, dy: number): number => {
    let hash = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae3d);
    const turn = (hash ^ (hash >>> 16)) & 15;
    return (GRADIENT_X[turn] as number) * dx + (GRADIENT_Y[turn] as number) * dy;
  };
  const at = (x: number, y: number): number => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const fx = x - ix;
    const fy = y - iy;
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    const north = corner(ix, iy, fx, fy) * (1 - u) + corner(ix + 1, iy, fx - 1, fy) * u;
    const south = corner(ix, iy + 1, fx, fy - 1) * (1 - u) + corner(ix + 1, iy + 1, fx - 1, fy - 1) * u;
    return (north * (1 - v) + south * v) * 1.5;
  };
  const sum = (x: number, y: number, octaves: number): number => {
    let total = 0;
    let height = 1;
    let wave = 1;
    for (let octave = 0; octave < octaves; octave++) {
      total += at(x * wave + octave * 17.13, y * wave - octave * 9.71) * height;
      height *= 0.5;
      wave *= 2.03;
    }
    return total * 0.6;
  };
  return { at, sum };
}
