import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { selectAndShow } from '../control/selection.ts';
import { useResults } from '../results-store.ts';
import { openStage } from '../session.ts';
import { useShownCoverage } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { useGapNames } from '../use-gap-names.ts';
import { useLimitText } from '../use-limit-text.ts';
import { CardHead } from './card-head.tsx';
import { Facts } from './facts.tsx';
import classes from './inspector.module.css';

const MOST_TOWNSHIPS = 8;

export function GapCard({ rank }: { readonly rank: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const names = useGapNames();
  const region = useResults((state) => state.region);
  const gap = useShownCoverage()?.gaps.find((one) => one.rank === rank);
  if (!gap || !region) return <CardHead title={t('gap.closed', { rank })} />;
  return (
    <>
      <CardHead title={t('gap.title', { rank })} />
      <p className={classes.big} data-tone="gap">
        {format.people(gap.people)}
      </p>
      <p className={classes.sub}>{t('gap.outside', { limit })}</p>
      <section className={classes.section}>
        <Facts
          facts={[
            [t('column.nearest'), names.nearest(gap)],
            [t('column.mean'), t('unit.minutes', { n: format.minutes(gap.meanMinutes) })],
            [t('column.cells'), format.count(gap.cells)],
          ]}
        />
      </section>
      <section className={classes.section}>
        <h3>{t('gap.who')}</h3>
        <ul className={classes.list}>
          {gap.townships.slice(0, MOST_TOWNSHIPS).map(({ township, people }) => (
            <li key={township}>
              <UnstyledButton className={classes.link} onClick={() => selectAndShow({ type: 'township', township })}>
                {region.townships[township]?.name ?? t('gap.noTownship')}
              </UnstyledButton>
              <span>{format.people(people)}</span>
            </li>
          ))}
        </ul>
        {gap.townships.length > MOST_TOWNSHIPS && <p>{t('gap.more', { n: gap.townships.length - MOST_TOWNSHIPS })}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => openStage('siting')}>
            {t('gap.propose')}
          </Button>
        </div>
      </section>
    </>
  );
}
