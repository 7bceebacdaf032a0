import { issueSentence } from '../language/issue-sentence.ts';
import { createLanguage } from '../language/language.ts';
import { type Command, UsageError, WrongInput } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { inspectCommand } from './commands/inspect.ts';
import { matrixCommand } from './commands/matrix.ts';
import { runProjectCommand } from './commands/run.ts';
import { sampleCommand } from './commands/sample.ts';
import { solveCommand } from './commands/solve.ts';
import { parseArguments } from './parse-arguments.ts';

const COMMANDS: readonly Command[] = [
  checkCommand,
  runProjectCommand,
  matrixCommand,
  solveCommand,
  inspectCommand,
  sampleCommand,
  demoCommand,
];

/** Exit codes of the contract: done, the input is wrong, wrong usage. */
const EXIT = { done: 0, wrongInput: 1, wrongUsage: 2 } as const;

/** Runs one command line; messages go to stderr, results to stdout, and a user's mistake never shows a stack trace. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const help = name === undefined || name === 'help' || name === '--help' || name === '-h';
    process.stderr.write(help ? usage() : `unknown command: ${name}\n${usage()}`);
    return help && name !== undefined ? EXIT.done : EXIT.wrongUsage;
  }
  try {
    await command.run(parseArguments(command, rest));
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nusage: medreach ${command.usage}\n`);
      return EXIT.wrongUsage;
    }
    if (error instanceof WrongInput) {
      const language = await createLanguage(error.language);
      for (const issue of error.issues) process.stderr.write(`${issueSentence(issue, language)}\n`);
      return EXIT.wrongInput;
    }
    throw error;
  }
}

function usage(): string {
  return `usage: medreach COMMAND …\n${COMMANDS.map((command) => `  ${command.usage}\n`).join('')}`;
}
