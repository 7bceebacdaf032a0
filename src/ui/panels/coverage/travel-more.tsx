import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setTravel } from '../../control/edits.ts';
import { useDocument } from '../../document-store.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';
import { CalibrateTool } from './calibrate-tool.tsx';
import { SpeedOptionFields } from './speed-options.tsx';
import { SpeedTable } from './speed-table.tsx';
import { TerrainFields } from './terrain-fields.tsx';
import own from './travel-more.module.css';

const NUMBERS = [
  { field: 'detour', step: 0.1, min: 1, max: 3, models: ['circle'] },
  { field: 'straightKmh', step: 5, min: 1, max: 150, models: ['circle'] },
  { field: 'walkKmh', step: 0.5, min: 0.5, max: 10, models: ['network', 'terrain'] },
  { field: 'maxWalkMeters', step: 500, min: 0, max: 20_000, models: ['network'] },
] as const;

/** Everything else about travel, folded away with its main values in sight. */
export function TravelMore() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const travel = useDocument((state) => state.history?.plan.travel);
  if (!travel) return null;
  const shown = NUMBERS.filter(({ models }) => models.some((model) => model === travel.model));
  const summary = shown
    .map(({ field }) => t(`travel.short.${field}`, { n: format.count(travel[field], travel[field] % 1 ? 1 : 0) }))
    .join(t('list.semicolon'));
  return (
    <section className={own.more}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
      >
        {t('travel.more')}
      </Button>
      {!open && <span className={own.summary}>{summary}</span>}
      {open && (
        <div className={own.fields}>
          {shown.map(({ field, ...range }) => (
            <div key={field} className={classes.option}>
              <span id={`travel-${field}`}>{t(`travel.${field}`)}</span>
              <NumberInput
                aria-labelledby={`travel-${field}`}
                w={104}
                value={travel[field]}
                decimalScale={1}
                {...limitsOf(range)}
                onChange={(value) =>
                  typeof value === 'number' &&
                  value > 0 &&
                  value !== travel[field] &&
                  setTravel({ [field]: value }, t(`travel.${field}`))
                }
              />
            </div>
          ))}
          {travel.model !== 'circle' && (
            <>
              <ModeField mode={travel.mode} />
              <div className={classes.option}>
                <span>{t('travel.direction')}</span>
                <Select
                  aria-label={t('travel.direction')}
                  w={180}
                  value={travel.direction}
                  data={(['from-facility', 'to-facility'] as const).map((value) => ({
                    value,
                    label: t(`travel.directions.${value}`),
                  }))}
                  onChange={(value) =>
                    value && value !== travel.direction && setTravel({ direction: value }, t('travel.direction'))
                  }
                />
              </div>
              {travel.model === 'terrain' && <TerrainFields travel={travel} />}
              {travel.mode === 'drive' && <SpeedOptionFields speed={travel.speed} />}
              <SpeedTable />
              {travel.mode === 'drive' && <CalibrateTool />}
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** By car, or on foot all the way. */
function ModeField({ mode }: { readonly mode: 'drive' | 'walk' }) {
  const { t } = useTranslation();
  return (
    <div className={classes.option}>
      <span>{t('travel.mode')}</span>
      <SegmentedControl
        size="xs"
        aria-label={t('travel.mode')}
        value={mode}
        data={(['drive', 'walk'] as const).map((value) => ({ value, label: t(`travel.modes.${value}`) }))}
        onChange={(value) => setTravel({ mode: value === 'walk' ? 'walk' : 'drive' }, t('travel.mode'))}
      />
    </div>
  );
}

function limitsOf({ step, min, max }: { readonly step: number; readonly min: number; readonly max: number }) {
  return { step, min, max };
}
