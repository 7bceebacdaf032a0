/** A seeded source of numbers: the same seed and stream give the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [from, to). */
  range(from: number, to: number): number;
  /** Whole number in [0, count). */
  whole(count: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** About normal with mean 0 and deviation 1 (sum of uniforms: no transcendental functions). */
  normal(): number;
}

/** Scrambles 32 bits; used for seeding and for noise lattices. */
function scramble(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** Makes the source for one seed; `stream` keeps the parts of the generator independent of one another. */
export function createRandom(seed: number, stream: number): Random {
  let a = scramble(seed + 0x9e3779b9);
  let b = scramble(a ^ Math.imul(stream + 1, 0x85ebca6b));
  let c = scramble(b + seed);
  let counter = 1;
  // sfc32: small, fast, passes the usual batteries.
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  const range = (from: number, to: number): number => from + (to - from) * next();
  const whole = (count: number): number => Math.floor(next() * count);
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('pick: the list is empty');
    return list[whole(list.length)] as T;
  };
  const normal = (): number => (next() + next() + next() + next() - 2) * 1.732;
  return { next, range, whole, pick, normal };
}
