import { useTranslation } from 'react-i18next';
import type { Issue } from '../core/model/issue.ts';
import { issueValues } from './issue-values.ts';

/** The sentence of an issue; a code without one is shown as it is, never hidden. */
export function useIssueText(): (issue: Issue) => string {
  const { t } = useTranslation();
  return (issue) =>
    t(`issue.${issue.code}`, { ...issueValues(issue), defaultValue: t('health.unknownCode', { code: issue.code }) });
}
