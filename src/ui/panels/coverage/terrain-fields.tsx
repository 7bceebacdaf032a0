import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LAND_CLASS, type LandClass } from '../../../core/model/land-cover.ts';
import type { TravelSettings } from '../../../core/model/travel-settings.ts';
import { landSpeeds } from '../../../core/travel/terrain/land-speeds.ts';
import { setTravel } from '../../control/edits.ts';
import { useResults } from '../../results-store.ts';
import classes from '../panel.module.css';
import { ChoiceRow } from './choice-row.tsx';
import own from './travel-more.module.css';

const CHOICES = {
  roads: ['network', 'burnt'],
  offRoad: ['walk', 'motorcycle'],
  neighbours: [8, 16],
} as const;
type Choice = keyof typeof CHOICES;

/** How the ground is crossed: by which rule, and how fast on what. */
export function TerrainFields({ travel }: { readonly travel: TravelSettings }) {
  const { t } = useTranslation();
  const names: readonly Choice[] =
    travel.mode === 'drive' ? ['roads', 'offRoad', 'neighbours'] : ['offRoad', 'neighbours'];
  const hasCover = useResults((state) => state.region?.sources.some((source) => source.role === 'landcover')) ?? false;
  return (
    <>
      {names.map((name) => (
        <ChoiceRow<string | number>
          key={name}
          name={t(`terrain.${name}.name`)}
          value={travel.terrain[name]}
          choices={CHOICES[name]}
          labelOf={(value) => t(`terrain.${name}.${value}`)}
          onChange={(value) => setTravel({ terrain: { ...travel.terrain, [name]: value } }, t(`terrain.${name}.name`))}
        />
      ))}
      <p className={classes.hint}>{t('terrain.why')}</p>
      {!hasCover && <p className={classes.hint}>{t('terrain.noCover')}</p>}
      <LandSpeeds travel={travel} />
    </>
  );
}

/** Speeds by class of ground; what is not set follows the walking speed. */
function LandSpeeds({ travel }: { readonly travel: TravelSettings }) {
  const { t } = useTranslation();
  const speeds = landSpeeds(travel);
  const set = (land: LandClass, kmh: number) =>
    setTravel(
      { terrain: { ...travel.terrain, landKmh: { ...travel.terrain.landKmh, [land]: kmh } } },
      t('travel.speedOf', { road: t(`land.${land}`) }),
    );
  return (
    <table className={own.speeds}>
      <caption>{t('terrain.speeds')}</caption>
      <tbody>
        {(Object.keys(LAND_CLASS) as LandClass[]).map((land) => {
          const kmh = Math.round((speeds.get(LAND_CLASS[land])?.kmh ?? 0) * 100) / 100;
          return (
            <tr key={land}>
              <th scope="row" id={`land-${land}`}>
                {t(`land.${land}`)}
              </th>
              <td>
                <NumberInput
                  aria-labelledby={`land-${land}`}
                  value={kmh}
                  min={0}
                  max={60}
                  step={0.5}
                  decimalScale={2}
                  onChange={(value) => typeof value === 'number' && value !== kmh && set(land, value)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
