import { useTranslation } from 'react-i18next';
import type { SitingResult } from '../../../core/siting/siting-result.ts';
import { useFormat } from '../../use-format.ts';
import own from './siting-result.module.css';

const WIDTH = 312;
const HEIGHT = 104;
const LEFT = 8;
const RIGHT = 44;
const TOP = 22;
const BOTTOM = 20;

/** Share covered by number of sites: where one more stops being worth it. */
export function SitingCurve({ result }: { readonly result: SitingResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shares = result.curve.map((people) => people / result.people);
  const first = shares[0] ?? 0;
  const last = shares.at(-1) ?? first;
  const span = Math.max(last - first, 1e-9);
  const x = (index: number): number => LEFT + (index / Math.max(shares.length - 1, 1)) * (WIDTH - LEFT - RIGHT);
  const y = (share: number): number => HEIGHT - BOTTOM - ((share - first) / span) * (HEIGHT - TOP - BOTTOM);
  const path = shares
    .map((share, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(share).toFixed(1)}`)
    .join('');
  const every = Math.ceil(shares.length / 8);
  return (
    <svg
      className={own.curve}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('curve.describe', { from: format.percent(first), to: format.percent(last), n: shares.length - 1 })}
    >
      <text x={0} y={11}>
        {t('curve.title')}
      </text>
      <path className={own.axis} d={`M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
      <path className={own.line} d={path} />
      {shares.map((share, index) => (
        <g key={x(index)}>
          <title>{t('curve.point', { n: index, share: format.percent(share) })}</title>
          <circle
            className={index === shares.length - 1 ? own.end : own.point}
            cx={x(index)}
            cy={y(share)}
            r={index === shares.length - 1 ? 5 : 3}
          />
          {(index % every === 0 || index === shares.length - 1) && (
            <text x={x(index)} y={HEIGHT - 5} textAnchor="middle">
              {index}
            </text>
          )}
        </g>
      ))}
      <text x={0} y={y(first) - 8}>
        {format.percent(first)}
      </text>
      <text className={own.last} x={WIDTH - RIGHT + 9} y={y(last) + 4}>
        {format.percent(last)}
      </text>
    </svg>
  );
}
