import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CoverageGap } from '../../../core/coverage/coverage-result.ts';
import { selectAndShow } from '../../control/selection.ts';
import { setSession, useSession } from '../../session.ts';
import { useShownCoverage } from '../../shown.ts';
import { useFormat } from '../../use-format.ts';
import { useGapNames } from '../../use-gap-names.ts';
import classes from '../panel.module.css';

const FIRST = 5;
/** Smaller gaps are lone farms: they stay in the table and on the map, and are summed up in words. */
const LARGE = 100;

function sum(gaps: readonly CoverageGap[]): number {
  return gaps.reduce((people, gap) => people + gap.people, 0);
}

/** Where the people outside live, most people first. */
export function GapList() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useGapNames();
  const gaps = useShownCoverage()?.gaps;
  const selected = useSession((state) => (state.selection?.type === 'gap' ? state.selection.rank : null));
  if (!gaps) return null;
  const large = gaps.filter((gap) => gap.people >= LARGE);
  const outside = sum(gaps);
  return (
    <section className={classes.section}>
      <h3>
        {t('gaps.title')}{' '}
        {gaps.length > 0 && (
          <small>
            {t('gaps.count', { n: format.count(large.length), share: format.percent(sum(large) / outside) })}
          </small>
        )}
      </h3>
      {gaps.length === 0 && <p className={classes.empty}>{t('gaps.none')}</p>}
      <ol className={classes.list}>
        {gaps.slice(0, FIRST).map((gap) => (
          <li key={gap.rank}>
            <UnstyledButton
              className={classes.item}
              aria-pressed={gap.rank === selected}
              onClick={() => selectAndShow({ type: 'gap', rank: gap.rank })}
            >
              <span>
                {names.townships(gap, 2)}
                <small>
                  {gap.nearestFacility === null
                    ? t('gap.noneReached')
                    : t('gaps.nearest', { name: names.nearest(gap), minutes: format.minutes(gap.meanMinutes) })}
                </small>
              </span>
              <span className={classes.figure}>
                <b>{format.people(gap.people)}</b>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {gaps.length > FIRST && (
        <Button
          className={classes.more}
          variant="subtle"
          size="compact-xs"
          onClick={() => setSession({ drawerTab: 'gaps', drawerOpen: true })}
        >
          {t('gaps.inTable', { n: format.count(gaps.length) })}
        </Button>
      )}
    </section>
  );
}
