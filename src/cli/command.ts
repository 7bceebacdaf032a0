import type { Issue } from '../core/model/issue.ts';
import type { Language } from '../language/language.ts';

/** Arguments after parsing: words in their place, and options by name. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  /** Number of words that must stand before the options. */
  readonly words: number;
  readonly options: readonly string[];
  readonly required: readonly string[];
  readonly run: (args: Arguments) => Promise<void>;
}

/** The command line itself is wrong: exit 2. */
export class UsageError extends Error {}

/** The user's files are wrong: exit 1, one sentence per issue. */
export class WrongInput extends Error {
  readonly issues: readonly Issue[];
  readonly language: Language;
  constructor(issues: readonly Issue[], language: Language = 'en') {
    super(issues.map((issue) => issue.code).join(', '));
    this.issues = issues;
    this.language = language;
  }
}

/** Progress goes to stderr, so that stdout holds results only. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}
