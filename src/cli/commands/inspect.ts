import { basename } from 'node:path';
import { inspectFile } from '../../formats/inspect-file.ts';
import { issueSentence } from '../../language/issue-sentence.ts';
import { createLanguage } from '../../language/language.ts';
import type { Command } from '../command.ts';
import { WrongInput } from '../command.ts';
import { readInput } from '../open-project.ts';

/** What a data file holds, as JSON. */
export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect FILE',
  words: 1,
  options: [],
  required: [],
  async run({ words }) {
    const path = words[0]!;
    const file = await readInput(path, basename(path));
    const inspection = await inspectFile(file);
    const language = await createLanguage('en');
    const issues = inspection.issues.map((issue) => ({ ...issue, message: issueSentence(issue, language) }));
    process.stdout.write(`${JSON.stringify({ ...inspection, issues }, null, 1)}\n`);
    const errors = inspection.issues.filter((issue) => issue.severity === 'error' && !issue.leftOut);
    if (errors.length > 0) throw new WrongInput(errors);
  },
};
