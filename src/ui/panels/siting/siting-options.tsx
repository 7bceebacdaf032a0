import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { IconPolygon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../document-store.ts';
import { useResults } from '../../results-store.ts';
import { setSession, setSiting, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { Word } from '../../widgets/word.tsx';
import classes from '../panel.module.css';
import { PerCountyWord } from './per-county-word.tsx';

const SOURCES = ['cells', 'townships', 'candidates', 'facilities'] as const;

/** Constraints under the sentence, each with its value in sight. */
export function SitingOptionRows() {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.option}>
        <span>{t('siting.candidates')}</span>
        <CandidateWord />
      </div>
      <div className={classes.option}>
        <span>{t('siting.forbidden')}</span>
        <ForbiddenWord />
      </div>
      <div className={classes.option}>
        <span>{t('siting.minSpacing')}</span>
        <SpacingWord />
      </div>
      <div className={classes.option}>
        <span>{t('siting.perCounty')}</span>
        <PerCountyWord />
      </div>
    </>
  );
}

function CandidateWord() {
  const { t } = useTranslation();
  const { from, spacingMeters } = useSession((state) => state.siting.candidates);
  const hasOwn = useResults((state) => (state.region?.candidates.length ?? 0) > 0);
  const data = SOURCES.map((value) => ({
    value,
    label: t(`siting.from.${value}`),
    disabled: value === 'candidates' && !hasOwn,
  }));
  const text = from === 'cells' ? t('siting.cellsEvery', { n: spacingMeters / 1000 }) : t(`siting.from.${from}`);
  return (
    <Word text={text} name={t('siting.candidates')}>
      <Select
        label={t('siting.candidates')}
        value={from}
        data={data}
        onChange={(value) => value && setSiting({ candidates: { from: value, spacingMeters } })}
      />
      {from === 'cells' && (
        <NumberInput
          label={t('siting.spacing')}
          value={spacingMeters / 1000}
          min={0.2}
          max={20}
          step={0.5}
          decimalScale={1}
          onChange={(value) =>
            typeof value === 'number' && value > 0 && setSiting({ candidates: { from, spacingMeters: value * 1000 } })
          }
        />
      )}
      <small>{t(`siting.about.${from}`)}</small>
    </Word>
  );
}

function ForbiddenWord() {
  const { t } = useTranslation();
  const format = useFormat();
  const zones = useDocument((state) => state.history?.plan.zones);
  const { forbidZoneKinds, forbidBufferMeters } = useSession((state) => state.siting);
  const kinds = [...new Set([...(zones ?? []).map((zone) => zone.kind), 'no-build'])];
  const count = (zones ?? []).filter((zone) => forbidZoneKinds.includes(zone.kind)).length;
  const text =
    count === 0
      ? t('siting.noZones')
      : forbidBufferMeters > 0
        ? t('siting.zonesWiden', { n: format.count(count), km: format.count(forbidBufferMeters / 1000, 1) })
        : t('siting.zones', { n: format.count(count) });
  const toggle = (kind: string, on: boolean) =>
    setSiting({ forbidZoneKinds: on ? [...forbidZoneKinds, kind] : forbidZoneKinds.filter((one) => one !== kind) });
  return (
    <Word text={text} name={t('siting.forbidden')}>
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          checked={forbidZoneKinds.includes(kind)}
          label={t(`zone.kind.${kind}`, { defaultValue: kind })}
          onChange={(event) => toggle(kind, event.currentTarget.checked)}
        />
      ))}
      <NumberInput
        label={t('siting.widen')}
        value={forbidBufferMeters / 1000}
        min={0}
        max={20}
        step={0.5}
        decimalScale={1}
        onChange={(value) => typeof value === 'number' && value >= 0 && setSiting({ forbidBufferMeters: value * 1000 })}
      />
      <Button
        variant="default"
        leftSection={<IconPolygon size={16} stroke={1.6} />}
        onClick={() => setSession({ mode: { mode: 'draw-zone' } })}
      >
        {t('map.drawZone')}
      </Button>
    </Word>
  );
}

function SpacingWord() {
  const { t } = useTranslation();
  const format = useFormat();
  const meters = useSession((state) => state.siting.minSpacingMeters);
  const text =
    meters === 0 ? t('siting.noSpacing') : t('unit.km', { n: format.count(meters / 1000, meters % 1000 ? 1 : 0) });
  return (
    <Word text={text} name={t('siting.minSpacing')}>
      <NumberInput
        label={t('siting.minSpacingKm')}
        value={meters / 1000}
        min={0}
        max={50}
        step={0.5}
        decimalScale={1}
        onChange={(value) => typeof value === 'number' && value >= 0 && setSiting({ minSpacingMeters: value * 1000 })}
      />
      <small>{t('siting.minSpacingWhy')}</small>
    </Word>
  );
}
