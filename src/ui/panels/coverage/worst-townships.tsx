import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { selectAndShow } from '../../control/selection.ts';
import { useResults } from '../../results-store.ts';
import { useSession } from '../../session.ts';
import { useShownCoverage } from '../../shown.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';

const SHOWN = 5;

/** Townships farthest from help; those nobody reaches come first. */
export function WorstTownships() {
  const { t } = useTranslation();
  const format = useFormat();
  const coverage = useShownCoverage();
  const townships = useResults((state) => state.region?.townships);
  const selected = useSession((state) => (state.selection?.type === 'township' ? state.selection.township : null));
  const worst = useMemo(() => {
    const minutes = (value: number): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);
    return (coverage?.townships ?? [])
      .filter((row) => row.people > 0)
      .toSorted((a, b) => minutes(b.meanMinutes) - minutes(a.meanMinutes) || b.people - a.people)
      .slice(0, SHOWN);
  }, [coverage]);
  if (worst.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{t('worst.title')}</h3>
      <ol className={classes.list}>
        {worst.map((row) => (
          <li key={row.township}>
            <UnstyledButton
              className={classes.item}
              aria-pressed={row.township === selected}
              onClick={() => selectAndShow({ type: 'township', township: row.township })}
            >
              <span>
                {townships?.[row.township]?.name}
                <small>
                  {t('worst.line', {
                    county: townships?.[row.township]?.county ?? '',
                    share: format.percent(row.share),
                  })}
                </small>
              </span>
              <span className={classes.figure}>
                <b>
                  {Number.isNaN(row.meanMinutes)
                    ? t('legend.unreached')
                    : t('unit.minutes', { n: format.minutes(row.meanMinutes) })}
                </b>
                <small>{format.people(row.people)}</small>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  );
}
