import { useTranslation } from 'react-i18next';
import { useShown } from '../../shown.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';

const REASONS = ['noRoad', 'smallComponent', 'noFacility', 'oneWay'] as const;

/** People whom nobody reaches at any time, by the reason: what to mend is another thing each time. */
export function UnreachedBlock() {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useShown();
  const totals = shown?.evaluation.unreached;
  if (!shown || !totals) return null;
  const meters = format.count(shown.inputs.plan.travel.maxWalkMeters);
  return (
    <section className={classes.section}>
      <h3>{t('unreached.title')}</h3>
      {REASONS.filter((reason) => totals[reason].people > 0).map((reason) => (
        <div key={reason} className={classes.option}>
          <span>{t(`unreached.${reason}`, { meters })}</span>
          <b>{format.people(totals[reason].people)}</b>
        </div>
      ))}
    </section>
  );
}
