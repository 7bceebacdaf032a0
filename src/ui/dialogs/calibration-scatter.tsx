import { useTranslation } from 'react-i18next';
import type { Calibration, CalibrationPoint } from '../../core/travel/speed/calibrate-speeds.ts';
import { niceAxis } from '../nice-axis.ts';
import { useFormat } from '../use-format.ts';
import classes from './calibration-dialog.module.css';

const SIZE = 320;
const LEFT = 34;
const TOP = 20;
const WIDTH = LEFT + SIZE + 12;
const HEIGHT = TOP + SIZE + 36;

const place = (share: number) => ({ x: LEFT + share * SIZE, y: TOP + (1 - share) * SIZE });

/** A small circle per point, all in one path: thousands of runs stay quick to draw. */
function circles(points: readonly { readonly x: number; readonly y: number }[], radius: number): string {
  const arc = (dx: number) => `a${radius} ${radius} 0 1 0 ${dx} 0`;
  return points
    .map(({ x, y }) => `M${(x - radius).toFixed(1)} ${y.toFixed(1)}${arc(2 * radius)}${arc(-2 * radius)}`)
    .join('');
}

/** Computed against observed minutes: on the line a run takes as long as computed, below it longer. */
export function CalibrationScatter({ calibration }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points, before, after } = calibration;
  const { top, ticks } = niceAxis(Math.max(...points.flatMap((p) => [p.observed, p.before, p.after])));
  const path = (which: 'before' | 'after', radius: number, some: readonly CalibrationPoint[] = points) => {
    const at = (p: CalibrationPoint) => ({ x: place(p.observed / top).x, y: place(p[which] / top).y });
    return circles(some.map(at), radius);
  };
  const far = new Set(calibration.outliers);
  const outliers = points.filter(({ id }) => far.has(id));
  return (
    <figure className={classes.half}>
      <figcaption className={classes.legend}>
        <span data-mark="before">{t('calibration.before')}</span>
        <span data-mark="after">{t('calibration.after')}</span>
        {outliers.length > 0 && <span data-mark="outlier">{t('calibration.outlier')}</span>}
      </figcaption>
      <svg className={classes.scatter} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="scatter-title">
        <title id="scatter-title">
          {t('calibration.scatter', {
            n: format.count(points.length),
            before: format.minutes(before.meanAbsolute),
            after: format.minutes(after.meanAbsolute),
          })}
        </title>
        {ticks.map((minutes) => {
          const { x, y } = place(minutes / top);
          return (
            <g key={minutes}>
              <path className={classes.grid} d={`M${x} ${TOP}V${TOP + SIZE}M${LEFT} ${y}H${LEFT + SIZE}`} />
              <text x={x} y={TOP + SIZE + 15} textAnchor="middle">
                {format.count(minutes)}
              </text>
              <text x={LEFT - 6} y={y + 4} textAnchor="end">
                {format.count(minutes)}
              </text>
            </g>
          );
        })}
        <path className={classes.equal} d={`M${LEFT} ${TOP + SIZE}L${LEFT + SIZE} ${TOP}`} />
        <path className={classes.pointBefore} d={path('before', 2.6)} />
        <path className={classes.pointAfter} d={path('after', 2.4)} />
        <path className={classes.pointFar} d={path('after', 5.5, outliers)} />
        <text x={0} y={11}>
          {t('calibration.axis.computed')}
        </text>
        <text x={LEFT + SIZE} y={HEIGHT - 4} textAnchor="end">
          {t('calibration.axis.observed')}
        </text>
      </svg>
    </figure>
  );
}
