import { Checkbox, SegmentedControl } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { areaBands } from '../../control/areas.ts';
import { useDocument } from '../../document-store.ts';
import { useResults } from '../../results-store.ts';
import { setAreas, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { Word } from '../../widgets/word.tsx';
import classes from '../panel.module.css';
import { ToolHead } from '../tool-head.tsx';

/** Isochrones of the facilities asked about, or of the selected one, and who is nearest to whom. */
export function AreaTool() {
  const { t } = useTranslation();
  const { show, catchments } = useSession((state) => state.areas);
  return (
    <section className={classes.section}>
      <ToolHead title={t('areas.title')} name={t('areas.show')} on={show} onChange={(show) => setAreas({ show })} />
      <p className={classes.say} data-size="small">
        <Trans i18nKey="areas.say" components={{ of: <OfWord />, bands: <BandsWord /> }} />
      </p>
      {show && <SelfCheck />}
      <Checkbox
        label={t('areas.catchments')}
        checked={catchments}
        onChange={(event) => setAreas({ catchments: event.currentTarget.checked })}
      />
    </section>
  );
}

const MINUTES = [5, 8, 10, 15, 20, 30, 45, 60] as const;

function BandsWord() {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = useSession((state) => state.areas.minutes);
  // What is drawn without a choice follows the limit.
  useSession((state) => state.question.limit);
  const bands = areaBands();
  const toggle = (minutes: number, on: boolean) => {
    const next = on ? [...bands, minutes] : bands.filter((one) => one !== minutes);
    setAreas({ minutes: next.sort((a, b) => a - b), show: true });
  };
  const list = bands.map((band) => format.count(band, band % 1 ? 1 : 0)).join(t('list.comma'));
  return (
    <Word text={bands.length > 0 ? t('unit.minutes', { n: list }) : t('areas.noBands')} name={t('areas.bands')}>
      {[...new Set([...MINUTES, ...bands])]
        .sort((a, b) => a - b)
        .map((minutes) => (
          <Checkbox
            key={minutes}
            label={t('unit.minutes', { n: format.count(minutes, minutes % 1 ? 1 : 0) })}
            checked={bands.includes(minutes)}
            onChange={(event) => toggle(minutes, event.currentTarget.checked)}
          />
        ))}
      <Checkbox
        label={t('areas.byLimit')}
        checked={chosen === null}
        onChange={(event) => setAreas({ minutes: event.currentTarget.checked ? null : bands })}
      />
    </Word>
  );
}

function OfWord() {
  const { t } = useTranslation();
  const of = useSession((state) => state.areas.of);
  const only = useResults((state) => state.areas?.only ?? null);
  const name = useDocument((state) => state.history?.plan.facilities.find((facility) => facility.id === only)?.name);
  return (
    <Word text={name ?? t(`areas.of.${of}`)} name={t('areas.ofName')}>
      <SegmentedControl
        aria-label={t('areas.ofName')}
        value={of}
        onChange={(value) => setAreas({ of: value === 'selected' ? 'selected' : 'all', show: true })}
        data={(['all', 'selected'] as const).map((value) => ({ value, label: t(`areas.of.${value}`) }))}
      />
      <small>{t('areas.ofWhy')}</small>
    </Word>
  );
}

/** People are counted by their own times; where the drawing holds others by more than 1 %, it says so. */
function SelfCheck() {
  const { t } = useTranslation();
  const format = useFormat();
  const checks = useResults((state) => state.areas?.areas.checks);
  const worst = checks
    ?.filter((check) => check.flagged && check.byTime > 0)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share))[0];
  if (!worst) return null;
  return (
    <p className={classes.hint}>
      {t('areas.check', {
        minutes: t('unit.minutes', { n: format.count(worst.minutes, worst.minutes % 1 ? 1 : 0) }),
        drawn: format.people(worst.byArea),
        counted: format.people(worst.byTime),
        share: format.percent(Math.abs(worst.share)),
      })}
    </p>
  );
}
