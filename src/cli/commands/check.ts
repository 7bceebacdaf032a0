import { issueSentence } from '../../language/issue-sentence.ts';
import { createLanguage } from '../../language/language.ts';
import type { Command } from '../command.ts';
import { WrongInput } from '../command.ts';
import { openProject } from '../open-project.ts';

/** Data health as JSON: every issue with its sentence in the project's language. Exit 1 if anything is an error. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check PROJECT',
  words: 1,
  options: [],
  required: [],
  async run({ words }) {
    const { project, region, sources } = await openProject(words[0]!);
    const language = await createLanguage(project.language);
    const issues = region.issues.map(({ code, severity, file, row, field, at, leftOut, ...rest }) => ({
      code,
      severity,
      file: file ?? '',
      ...(row !== undefined && { row }),
      ...(field !== undefined && { field }),
      message: issueSentence(
        { code, severity, ...rest, ...(file && { file }), ...(row && { row }), ...(field && { field }) },
        language,
      ),
      ...(at && { at }),
      ...(leftOut && { leftOut }),
    }));
    const errors = region.issues.filter((issue) => issue.severity === 'error');
    const counts = {
      facilities: region.facilities.length,
      townships: region.townships.length,
      cells: region.demand.count,
      people: region.demand.total,
      roads: region.roads?.wayIds.length ?? 0,
      zones: region.zones.length,
      barriers: region.barriers.length,
      candidates: region.candidates.length,
      leftOut: sources.reduce((sum, source) => sum + source.leftOut, 0),
    };
    process.stdout.write(`${JSON.stringify({ ok: errors.length === 0, issues, counts }, null, 1)}\n`);
    if (errors.length > 0) throw new WrongInput(errors, project.language);
  },
};
