import { useTranslation } from 'react-i18next';
import type { Calibration } from '../../core/travel/speed/calibrate-speeds.ts';
import { useFormat } from '../use-format.ts';
import classes from './calibration-dialog.module.css';

/** Runs far from what the fitted speeds say, the farthest first. */
export function CalibrationOutliers({ calibration: { points, outliers } }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (outliers.length === 0) return null;
  const far = new Set(outliers);
  const error = (point: (typeof points)[number]) => point.after - point.observed;
  const shown = points.filter(({ id }) => far.has(id)).sort((a, b) => Math.abs(error(b)) - Math.abs(error(a)));
  /** A run without an id of its own is called after its row. */
  const nameOf = (id: string) => {
    const row = /^row-(\d+)$/.exec(id)?.[1];
    return row === undefined ? id : t('health.row', { n: row });
  };
  return (
    <section className={classes.outliers}>
      <h3>{t('calibration.outliers', { n: format.count(outliers.length) })}</h3>
      <p className={classes.note}>{t('calibration.outliersNote')}</p>
      <ul>
        {shown.map((point) => (
          <li key={point.id}>
            <b>{nameOf(point.id)}</b>
            {t('calibration.outlierLine', {
              observed: format.minutes(point.observed),
              computed: format.minutes(point.after),
              change: format.signed(error(point), 1),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
