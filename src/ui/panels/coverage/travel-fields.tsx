import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TravelSettings } from '../../../core/model/travel-settings.ts';
import { setTravel } from '../../control/edits.ts';
import classes from '../panel.module.css';
import { CalibrateTool } from './calibrate-tool.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { SpeedOptionFields } from './speed-options.tsx';
import { SpeedTable } from './speed-table.tsx';
import { TerrainFields } from './terrain-fields.tsx';
import own from './travel-more.module.css';
import { travelNumbers } from './travel-numbers.ts';

/** All settings of the travel model in force. Not part of the first screen. */
export function TravelFields({ travel }: { readonly travel: TravelSettings }) {
  const { t } = useTranslation();
  const shown = travelNumbers(travel.model);
  return (
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
          <ChoiceRow
            name={t('travel.mode')}
            value={travel.mode}
            choices={['drive', 'walk'] as const}
            labelOf={(mode) => t(`travel.modes.${mode}`)}
            onChange={(mode) => setTravel({ mode }, t('travel.mode'))}
          />
          <div className={classes.option}>
            <span>{t('travel.direction')}</span>
            <Select
              aria-label={t('travel.direction')}
              w={212}
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
  );
}

function limitsOf({ step, min, max }: { readonly step: number; readonly min: number; readonly max: number }) {
  return { step, min, max };
}
