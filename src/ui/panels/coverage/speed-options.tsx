import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SpeedOptions } from '../../../core/model/speed-options.ts';
import { setTravel } from '../../control/edits.ts';
import { useDocument } from '../../document-store.ts';
import { useResults } from '../../results-store.ts';
import classes from '../panel.module.css';
import { ChoiceRow } from './choice-row.tsx';
import own from './travel-more.module.css';

/** What each choice offers; the first is what holds without a choice. */
const CHOICES = {
  terrain: ['plain', 'hilly', 'mountain'],
  vehicle: ['car', 'ambulance'],
  time: ['day', 'night'],
  season: ['dry', 'wet'],
} as const;
type Choice = keyof typeof CHOICES;
const NAMES = Object.keys(CHOICES) as Choice[];

/** What holds traffic back or speeds it up beside the class of the road. */
export function SpeedOptionFields({ speed }: { readonly speed: SpeedOptions }) {
  const { t } = useTranslation();
  const hasElevation = useResults((state) => state.region?.relief != null);
  const set = (change: Partial<SpeedOptions>, what: string) => setTravel({ speed: { ...speed, ...change } }, what);
  return (
    <>
      {NAMES.map((name) => (
        <ChoiceRow<string>
          key={name}
          name={t(`speed.${name}.name`)}
          value={speed[name] ?? CHOICES[name][0]}
          choices={CHOICES[name]}
          labelOf={(value) => t(`speed.${name}.${value}`)}
          onChange={(value) => set({ [name]: value }, t(`speed.${name}.name`))}
        />
      ))}
      {hasElevation && (
        <Checkbox
          className={own.check ?? ''}
          label={t('speed.gradient')}
          checked={speed.gradient ?? false}
          onChange={(event) => set({ gradient: event.currentTarget.checked }, t('speed.gradient'))}
        />
      )}
      {speed.gradient && speed.terrain && speed.terrain !== 'plain' && (
        <p className={classes.hint}>{t('speed.twice')}</p>
      )}
      <ZoneFactors speed={speed} />
      <p className={classes.hint}>{t('speed.basis')}</p>
    </>
  );
}

/** One share of the speed per kind of zone in the plan. */
function ZoneFactors({ speed }: { readonly speed: SpeedOptions }) {
  const { t } = useTranslation();
  const zones = useDocument((state) => state.history?.plan.zones);
  const kinds = [...new Set(zones?.map((zone) => zone.kind))];
  const given = new Map(speed.zones?.map(({ zone, factor }) => [zone, factor]));
  const set = (kind: string, percent: number) => {
    const others = (speed.zones ?? []).filter(({ zone }) => zone !== kind);
    const factor = percent / 100;
    const next = factor === 1 ? others : [...others, { zone: kind, factor }];
    setTravel(
      { speed: { ...speed, zones: next } },
      t('speed.inZone', { zone: t(`zone.kind.${kind}`, { defaultValue: kind }) }),
    );
  };
  return kinds.map((kind) => {
    const percent = Math.round((given.get(kind) ?? 1) * 100);
    return (
      <div key={kind} className={classes.option}>
        <span id={`zone-speed-${kind}`}>
          {t('speed.inZone', { zone: t(`zone.kind.${kind}`, { defaultValue: kind }) })}
        </span>
        <NumberInput
          aria-labelledby={`zone-speed-${kind}`}
          w={104}
          suffix=" %"
          min={10}
          max={200}
          step={10}
          value={percent}
          onChange={(value) => typeof value === 'number' && value >= 10 && value !== percent && set(kind, value)}
        />
      </div>
    );
  });
}
