import { parseArgs } from 'node:util';
import { type Arguments, type Command, UsageError } from './command.ts';

/** Words and `--option value` pairs of a command; anything else is wrong usage. */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const options = Object.fromEntries(command.options.map((name) => [name, { type: 'string' as const }]));
  let parsed: { positionals: string[]; values: Record<string, string | boolean | undefined> };
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('\n')[0] : String(error));
  }
  const given = Object.fromEntries(Object.entries(parsed.values).map(([key, value]) => [key, String(value)]));
  if (parsed.positionals.length !== command.words) {
    throw new UsageError(`${command.name} takes ${command.words} argument(s), not ${parsed.positionals.length}`);
  }
  const missing = command.required.find((name) => given[name] === undefined);
  if (missing) throw new UsageError(`${command.name} needs --${missing}`);
  return { words: parsed.positionals, options: given };
}
