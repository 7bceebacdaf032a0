import { useTranslation } from 'react-i18next';
import type { CurvePoint } from '../../../core/scenario/site-curve.ts';
import { useFormat } from '../../use-format.ts';
import own from './defence.module.css';

const WIDTH = 312;
const HEIGHT = 128;
const LEFT = 10;
const RIGHT = 14;
const TOP = 32;
const BOTTOM = 20;

interface Props {
  readonly curve: readonly CurvePoint[];
  readonly people: number;
  /** Sites of the proposal. */
  readonly sites: number;
  readonly onPick: (sites: number) => void;
}

/** Share covered by number of sites: filled where it is proved that no plan covers more, open where it is not. */
export function SitingCurve({ curve, people, sites, onPick }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = curve.map((point) => ({ ...point, share: point.people / people }));
  const first = points[0]?.share ?? 0;
  const last = points.at(-1);
  const span = Math.max((last?.share ?? 0) - first, 1e-9);
  const most = Math.max(1, last?.sites ?? 1);
  const x = (n: number): number => LEFT + (n / most) * (WIDTH - LEFT - RIGHT);
  const y = (share: number): number => HEIGHT - BOTTOM - ((share - first) / span) * (HEIGHT - TOP - BOTTOM);
  const path = points.map(
    ({ sites: n, share }, at) => `${at === 0 ? 'M' : 'L'}${x(n).toFixed(1)} ${y(share).toFixed(1)}`,
  );
  const every = Math.ceil(points.length / 12);
  const here = points.find((point) => point.sites === sites);
  return (
    <svg
      className={own.curve}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('curve.describe', {
        from: format.percent(first),
        to: format.percent(last?.share ?? first),
        n: last?.sites ?? 0,
      })}
    >
      <text x={0} y={11}>
        {t('curve.title')}
      </text>
      <path className={own.axis} d={`M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
      <path className={own.line} d={path.join('')} />
      {points.map(({ sites: n, share, proof }, at) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the rows of the table below do the same for the keyboard
        <g key={n} onClick={n > 0 && n !== sites ? () => onPick(n) : undefined} style={{ cursor: 'pointer' }}>
          <title>{t('curve.point', { n, share: format.percent(share) })}</title>
          <circle cx={x(n)} cy={y(share)} r={10} fill="transparent" />
          <circle
            className={n === sites ? own.current : proof === 'optimal' ? own.proved : own.open}
            cx={x(n)}
            cy={y(share)}
            r={n === sites ? 5 : 3}
          />
          {at % every === 0 && (
            <text x={x(n)} y={HEIGHT - 5} textAnchor="middle">
              {n}
            </text>
          )}
        </g>
      ))}
      {here && (
        <text
          className={own.mark}
          x={x(here.sites)}
          y={y(here.share) - 10}
          textAnchor={here.sites > most * 0.8 ? 'end' : 'middle'}
        >
          {t('curve.here', { n: sites, share: format.percent(here.share) })}
        </text>
      )}
    </svg>
  );
}
