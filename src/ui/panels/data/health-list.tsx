import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../core/model/issue.ts';
import { useFormat } from '../../use-format.ts';
import { useIssues } from '../../use-issues.ts';
import classes from '../panel.module.css';
import own from './data.module.css';
import { HealthGroup } from './health-group.tsx';

type Filter = 'all' | Issue['severity'] | 'leftOut';
const FILTERS: readonly Filter[] = ['all', 'error', 'warning', 'note', 'leftOut'];
const ORDER: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, note: 2 };

function matches(issue: Issue, filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'leftOut' ? issue.leftOut === true : issue.severity === filter;
}

/** Everything noticed, the gravest first; the same finding of many rows is one line that opens. */
export function HealthList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { all } = useIssues();
  const [filter, setFilter] = useState<Filter>('all');
  const groups = useMemo(() => {
    const byCode = new Map<string, Issue[]>();
    for (const issue of all) {
      if (!matches(issue, filter)) continue;
      const key = `${issue.severity}/${issue.code}/${issue.file ?? ''}`;
      const group = byCode.get(key);
      if (group) group.push(issue);
      else byCode.set(key, [issue]);
    }
    return [...byCode].toSorted(
      ([, a], [, b]) => ORDER[a[0]?.severity ?? 'note'] - ORDER[b[0]?.severity ?? 'note'] || b.length - a.length,
    );
  }, [all, filter]);
  return (
    <>
      <fieldset className={own.filters} aria-label={t('health.filter')}>
        {FILTERS.map((one) => {
          const n = all.filter((issue) => matches(issue, one)).length;
          return (
            <Button
              key={one}
              size="compact-xs"
              variant={one === filter ? 'light' : 'subtle'}
              color={one === filter ? 'accent' : 'gray'}
              aria-pressed={one === filter}
              disabled={n === 0 && one !== 'all'}
              onClick={() => setFilter(one)}
            >
              {t(`health.show.${one}`, { n: format.count(n) })}
            </Button>
          );
        })}
      </fieldset>
      {groups.length === 0 && <p className={classes.empty}>{t('health.none')}</p>}
      {groups.map(([key, issues]) => (
        <HealthGroup key={key} issues={issues} />
      ))}
    </>
  );
}
