import { Button, NumberInput, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planStages } from '../../control/siting-defence.ts';
import { useDefence } from '../../defence-store.ts';
import { useFormat } from '../../use-format.ts';
import { usePlaceNames } from '../../use-place-names.ts';
import { RankBadge } from '../../widgets/rank-badge.tsx';
import own from './defence.module.css';
import type { DefencePageProps } from './defence-pages.tsx';
import { firstYears } from './first-years.ts';

const MOST_YEARS = 10;

/** In which order to build, year by year, and what it costs that each year builds on the last. */
export function StagesPage({ siting }: DefencePageProps) {
  const { t } = useTranslation();
  const { sites } = siting.result;
  const [yearly, setYearly] = useState<readonly number[]>(() => firstYears(sites.length));
  const [ready, setReady] = useState<readonly number[]>(() => sites.map(() => 0));
  const curve = useDefence((state) => state.curve);
  // The regret is against the curve: it is told anew as the curve grows.
  useEffect(() => void planStages({ yearly, ready }), [yearly, ready, curve]);
  return (
    <>
      <p className={own.quiet}>{t('siting.stages.yearly')}</p>
      <YearInputs yearly={yearly} onChange={setYearly} />
      <StageTable siting={siting} />
      <details>
        <summary className={own.quiet}>{t('siting.stages.readyTitle')}</summary>
        <ReadyInputs siting={siting} years={yearly.length} ready={ready} onChange={setReady} />
      </details>
    </>
  );
}

interface YearsProps {
  readonly yearly: readonly number[];
  readonly onChange: (yearly: readonly number[]) => void;
}

function YearInputs({ yearly, onChange }: YearsProps) {
  const { t } = useTranslation();
  return (
    <div className={own.years}>
      {yearly.map((n, year) => (
        <NumberInput
          key={year}
          label={t('siting.stages.year', { n: year + 1 })}
          value={n}
          min={0}
          max={50}
          allowDecimal={false}
          hideControls
          onChange={(value) =>
            typeof value === 'number' && onChange(yearly.map((old, at) => (at === year ? value : old)))
          }
        />
      ))}
      <Button
        variant="default"
        size="compact-xs"
        disabled={yearly.length >= MOST_YEARS}
        onClick={() => onChange([...yearly, 1])}
      >
        {t('siting.stages.more')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        disabled={yearly.length <= 1}
        onClick={() => onChange(yearly.slice(0, -1))}
      >
        {t('siting.stages.less')}
      </Button>
    </div>
  );
}

interface ReadyProps extends DefencePageProps {
  readonly years: number;
  readonly ready: readonly number[];
  readonly onChange: (ready: readonly number[]) => void;
}

function ReadyInputs({ siting, years, ready, onChange }: ReadyProps) {
  const { t } = useTranslation();
  const choices = Array.from({ length: years }, (_, year) => ({
    value: String(year),
    label: t('siting.stages.year', { n: year + 1 }),
  }));
  return (
    <ul className={own.list}>
      {siting.result.sites.map(({ rank, name }, at) => (
        <li key={rank} className={own.standing}>
          <RankBadge rank={rank} />
          <div>
            <Select
              label={name}
              value={String(Math.min(ready[at] ?? 0, years - 1))}
              data={choices}
              onChange={(value) => onChange(ready.map((old, site) => (site === at ? Number(value) : old)))}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function StageTable({ siting }: DefencePageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ranks } = usePlaceNames();
  const stages = useDefence((state) => state.stages);
  if (!stages) return null;
  const { people, coveredBefore } = siting.result;
  return (
    <>
      <table className={own.table}>
        <thead>
          <tr>
            <th>{t('siting.stages.column.year')}</th>
            <th>{t('siting.stages.column.sites')}</th>
            <th>{t('siting.stages.column.covered')}</th>
            <th>{t('siting.stages.column.regret')}</th>
          </tr>
        </thead>
        <tbody>
          {stages.years.map((year, at) => (
            <tr key={at}>
              <td>{t('siting.stages.year', { n: at + 1 })}</td>
              <td data-wrap>{year.opened.length === 0 ? '—' : ranks(year.opened)}</td>
              <td>
                {format.percent(year.people / people)}
                <small>{format.signedPeople(year.people - coveredBefore)}</small>
              </td>
              <td data-wrap>{regretOf(stages.regret[at])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {stages.never.length > 0 && <p>{t('siting.stages.never', { ranks: ranks(stages.never) })}</p>}
      <p className={own.quiet}>{t(stages.exact ? 'siting.stages.exact' : 'siting.stages.stepwise')}</p>
    </>
  );

  function regretOf(regret: number | undefined): string {
    if (regret === undefined || Number.isNaN(regret)) return t('siting.stages.regretUnknown');
    return regret < 0.5 ? t('siting.stages.regretNone') : t('siting.stages.regret', { people: format.people(regret) });
  }
}
