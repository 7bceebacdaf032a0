import type { i18n } from 'i18next';
import type { Issue } from '../core/model/issue.ts';

/** The sentence of an issue in the translator's language; a code without one shows itself rather than nothing. */
export function issueSentence(issue: Issue, language: i18n): string {
  const { file = '', row = '', field = '', values = {} } = issue;
  return language.t(`issue.${issue.code}`, { defaultValue: issue.code, file, row, field, ...values });
}
