import { useTranslation } from 'react-i18next';
import classes from './simulated-badge.module.css';

/** Stands wherever a figure or picture rests on simulated data. */
export function SimulatedBadge() {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} title={t('simulated.why')}>
      {t('simulated.badge')}
    </span>
  );
}
