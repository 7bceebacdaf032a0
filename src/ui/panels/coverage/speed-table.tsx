import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoadClass } from '../../../core/model/road.ts';
import { composedSpeeds } from '../../../core/travel/speed/speed-presets.ts';
import { setTravel } from '../../control/edits.ts';
import { documentState, useDocument } from '../../document-store.ts';
import { useFormat } from '../../use-format.ts';
import own from './travel-more.module.css';

const CLASSES: readonly RoadClass[] = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
  'road',
  'ferry',
];
/** A ramp is driven at this share of its road's speed. */
const LINK_SHARE = 0.6;
const WITH_LINK: ReadonlySet<RoadClass> = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

/** Speeds by class of road; ramps follow their road. */
export function SpeedTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const travel = useDocument((state) => state.history?.plan.travel);
  if (!travel) return null;
  const speeds = travel.speedKmh;
  const composed = composedSpeeds(speeds, travel.speed);
  const set = (road: RoadClass, kmh: number) => {
    const now = documentState().history?.plan.travel.speedKmh;
    if (!now || kmh <= 0 || now[road] === kmh) return;
    const link = WITH_LINK.has(road) ? { [`${road}_link`]: kmh * LINK_SHARE } : {};
    setTravel({ speedKmh: { ...now, [road]: kmh, ...link } }, t('travel.speedOf', { road: t(`road.${road}`) }));
  };
  return (
    <table className={own.speeds}>
      <caption>{t('travel.speeds')}</caption>
      <tbody>
        {CLASSES.map((road) => (
          <tr key={road}>
            <th scope="row" id={`speed-${road}`}>
              {t(`road.${road}`)}
            </th>
            <td>
              <NumberInput
                aria-labelledby={`speed-${road}`}
                value={speeds[road]}
                min={1}
                max={160}
                step={5}
                onChange={(value) => typeof value === 'number' && set(road, value)}
              />
              {Math.abs(composed[road] - speeds[road]) > 0.05 && (
                <small>{t('speed.becomes', { kmh: format.count(composed[road]) })}</small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
