import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../core/model/issue.ts';
import { showPlace } from '../../control/selection.ts';
import { useFormat } from '../../use-format.ts';
import { useIssueText } from '../../use-issue-text.ts';
import own from './data.module.css';

/** Rows drawn at a time: a file may have tens of thousands of the same finding. */
const PAGE = 40;

export function HealthGroup({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const textOf = useIssueText();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const [first] = issues;
  if (!first) return null;
  const leftOut = issues.filter((issue) => issue.leftOut).length;
  const single = issues.length === 1;
  return (
    <div className={own.group} data-severity={first.severity}>
      <UnstyledButton className={own.groupHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        <i />
        <span>
          {textOf(first)}
          <small>
            {[
              t(`health.severity.${first.severity}`),
              first.file,
              leftOut > 0 ? t('data.leftOut', { n: format.count(leftOut) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <span>{single ? '' : t('health.times', { n: format.count(issues.length) })}</span>
        {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
      </UnstyledButton>
      {open && (
        <ul className={own.issues}>
          {issues.slice(0, shown).map((issue, index) => (
            <IssueRow key={index} issue={issue} withText={!single} />
          ))}
          {issues.length > shown && (
            <Button variant="subtle" size="compact-xs" onClick={() => setShown(shown + PAGE * 5)}>
              {t('health.showMore', { n: format.count(issues.length - shown) })}
            </Button>
          )}
        </ul>
      )}
    </div>
  );
}

function IssueRow({ issue, withText }: { readonly issue: Issue; readonly withText: boolean }) {
  const { t } = useTranslation();
  const textOf = useIssueText();
  const { at, file, row, field, leftOut } = issue;
  const where = [
    file,
    row === undefined ? '' : t('health.row', { n: row }),
    field === undefined ? '' : t('health.field', { name: field }),
    leftOut ? t('health.isLeftOut') : '',
  ];
  return (
    <li>
      <span>{withText ? textOf(issue) : where.filter(Boolean).join(' · ')}</span>
      {withText && <small>{where.filter(Boolean).join(' · ')}</small>}
      {at && (
        <Button variant="subtle" size="compact-xs" onClick={() => showPlace(at[0], at[1])}>
          {t('health.toMap')}
        </Button>
      )}
    </li>
  );
}
