import type { SolverOptions } from '../proof.ts';

/** Entries looked at between two pauses: some ten milliseconds. */
const STRETCH = 5e6;
const DEFAULT_BUDGET = 2e10;

/**
 * Counts the work of a solver (entries of rows looked at), calls its pause now and then, and tells when to end. The
 * best plan and the bound so far are kept here, so that every pause can show them.
 */
export class WorkMeter {
  value: number | null = null;
  bound = -Infinity;
  private readonly options: SolverOptions;
  private readonly budget: number;
  private readonly spent = { work: 0, atPause: 0, stopped: false };

  constructor(options: SolverOptions) {
    this.options = options;
    this.budget = options.budget ?? DEFAULT_BUDGET;
  }

  get work(): number {
    return this.spent.work;
  }

  /** The budget is used up, or the asker has had enough. */
  get stopped(): boolean {
    return this.spent.stopped;
  }

  add(work: number): void {
    this.spent.work += work;
    if (this.spent.work >= this.budget) this.spent.stopped = true;
  }

  /** Whether a pause is due: asked in loops, so that they need not wait for nothing. */
  get due(): boolean {
    return this.spent.work - this.spent.atPause >= STRETCH;
  }

  /** A meter for a part of the work: its plan and bound are its own, its work and its end are this one's. */
  part(): WorkMeter {
    let passed = 0;
    const pass = async (): Promise<void> => {
      this.add(part.work - passed);
      passed = part.work;
      await this.pause();
    };
    const left = Math.max(0, this.budget - this.spent.work);
    const part = new WorkMeter({ budget: left, pause: pass, enough: () => this.stopped });
    return part;
  }

  async pause(): Promise<void> {
    this.spent.atPause = this.spent.work;
    const share = Math.min(1, this.spent.work / this.budget);
    await this.options.pause?.({ value: this.value, bound: this.bound, share });
    if (this.options.enough?.()) this.spent.stopped = true;
  }
}
