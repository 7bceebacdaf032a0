import { useTranslation } from 'react-i18next';
import { useResults } from '../results-store.ts';
import { useShownCoverage, useShownQuestion } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { MetChip } from '../widgets/chip.tsx';
import { ShareBar } from '../widgets/share-bar.tsx';
import { CardHead } from './card-head.tsx';
import { Facts } from './facts.tsx';
import classes from './inspector.module.css';

export function TownshipCard({ township }: { readonly township: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const region = useResults((state) => state.region);
  const before = useResults((state) => state.baseline?.evaluation.coverage);
  const target = useShownQuestion().targetShare;
  const row = useShownCoverage()?.townships.find((one) => one.township === township);
  const unit = region?.townships[township];
  if (!row || !unit) return null;
  const old = before?.townships.find((one) => one.township === township);
  const change = old ? row.share - old.share : 0;
  return (
    <>
      <CardHead title={unit.name} />
      <p className={classes.sub}>
        {[unit.county, t(`townshipClass.${unit.class}`), t('township.people', { people: format.people(row.people) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={classes.sub}>
        {t('township.area', { km2: format.count(unit.areaKm2, 1), density: format.count(row.people / unit.areaKm2) })}
      </p>
      <p className={classes.big} data-tone={row.met || Number.isNaN(row.share) ? undefined : 'gap'}>
        {format.percent(row.share)}
        <small>{t('township.within', { limit })}</small>
      </p>
      <div className={classes.row} style={{ gridTemplateColumns: '1fr max-content' }}>
        <ShareBar share={row.share} met={row.met} target={target} />
        <MetChip share={row.share} met={row.met} />
      </div>
      {Math.abs(change) >= 0.0005 && (
        <p className={classes.sub}>{t('township.change', { points: format.signed(change * 100, 1) })}</p>
      )}
      <section className={classes.section}>
        <Facts
          facts={[
            [t('column.covered'), format.people(row.covered)],
            [t('column.outside'), format.people(row.outside)],
            [t('column.unreached'), format.people(row.unreached)],
          ]}
        />
      </section>
      <section className={classes.section}>
        <h3>{t('township.times')}</h3>
        <Facts
          facts={[
            [t('column.mean'), t('unit.minutes', { n: format.minutes(row.meanMinutes) })],
            [t('column.p90'), t('unit.minutes', { n: format.minutes(row.p90Minutes) })],
            [t('column.max'), t('unit.minutes', { n: format.minutes(row.maxMinutes) })],
            [t('column.response'), t('unit.minutes', { n: format.minutes(row.response.meanMinutes) })],
          ]}
        />
      </section>
    </>
  );
}
