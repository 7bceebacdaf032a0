import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Calibration } from '../../core/travel/speed/calibrate-speeds.ts';
import { useFormat } from '../use-format.ts';
import classes from './calibration-dialog.module.css';

/** Speed by class before and after, with the kilometres and runs behind it. */
export function CalibrationClasses({ calibration }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.half}>
      <table className={classes.speeds}>
        <caption>{t('calibration.classes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calibration.column.road')}</th>
            <th scope="col">{t('calibration.column.runs')}</th>
            <th scope="col">{t('calibration.column.km')}</th>
            <th scope="col">{t('calibration.column.kmh')}</th>
          </tr>
        </thead>
        <tbody>
          {calibration.classes.map(({ roadClass, km, runs, before, after }) => (
            <tr key={roadClass}>
              <th scope="row">{t(`road.${roadClass}`)}</th>
              <td>{format.count(runs)}</td>
              <td>{format.count(km, km < 10 ? 1 : 0)}</td>
              <td>
                <span className={classes.was}>{format.count(before, 1)}</span>
                <IconArrowRight size={13} aria-label={t('calibration.becomes')} />
                <b>{format.count(after, 1)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{t('calibration.classesNote')}</p>
    </div>
  );
}
