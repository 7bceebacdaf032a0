import { useTranslation } from 'react-i18next';
import { useResults } from '../../results-store.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';

const REASONS = ['noRoad', 'smallComponent', 'noFacility', 'oneWay'] as const;

/** People whom nobody reaches at any time, by the reason: what to mend is another thing each time. */
export function UnreachedBlock() {
  const { t } = useTranslation();
  const format = useFormat();
  const evaluation = useResults((state) => state.evaluation);
  const unreached = useResults((state) => state.unreached);
  // Never the reasons of other inputs than those on the screen.
  if (!unreached?.totals || unreached.inputs !== evaluation?.inputs) return null;
  const { totals, inputs } = unreached;
  const meters = format.count(inputs.plan.travel.maxWalkMeters);
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
