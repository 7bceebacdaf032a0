/**
 * Long work that can be put down and taken up again: it yields after every stretch of bounded length and returns its
 * result at the end. Steps within steps are handed on by `yield*`. What is put down for good is simply forgotten, so
 * between two yields nothing that others use may be left half done.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does all of the work in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the work with a pause after every step: `pause` lets others run, and throws to give the work up. */
export async function inTurns<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** A loop over 0 … count - 1 in stretches of `size`: `part` does those from `from` to before `to`. */
export function* inParts(count: number, size: number, part: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < count; from += size) {
    part(from, Math.min(count, from + size));
    yield;
  }
}
