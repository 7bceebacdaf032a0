import { useTranslation } from 'react-i18next';
import type { Calibration, ErrorFigures } from '../../core/travel/speed/calibrate-speeds.ts';
import { useFormat } from '../use-format.ts';
import classes from './calibration-dialog.module.css';

/** Mean errors with the present speeds, with the fitted ones, and on runs that the fit did not see. */
export function CalibrationFigures({ calibration }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  const figures = [
    { key: 'before', errors: calibration.before },
    { key: 'after', errors: calibration.after },
    { key: 'holdOut', errors: calibration.holdOut },
  ] as const;
  return (
    <dl className={classes.figures}>
      {figures.map(({ key, errors }) => (
        <div key={key} data-figure={key}>
          <dt>{t(`calibration.figure.${key}`)}</dt>
          <dd>
            <Errors errors={errors} />
          </dd>
          <dd className={classes.why}>{t(`calibration.why.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Less than this is no bias as the figures are printed. */
const EVEN_MINUTES = 0.05;

function Errors({ errors }: { readonly errors: ErrorFigures | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!errors) return <b>—</b>;
  const { meanAbsolute, bias } = errors;
  const n = format.minutes(Math.abs(bias));
  return (
    <>
      <b>{format.minutes(meanAbsolute)}</b> <span>{t('unit.min')}</span>
      <small>
        {Math.abs(bias) < EVEN_MINUTES
          ? t('calibration.even')
          : t(bias < 0 ? 'calibration.fast' : 'calibration.slow', { n })}
      </small>
    </>
  );
}
