import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementClasses } from '../model-classes.ts';
import { type KeyedModels, useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import classes from './legend.module.css';

/** What the colours mean while travel models are compared. */
export function AgreementLegend({ models: { comparison } }: { readonly models: KeyedModels }) {
  const { t } = useTranslation();
  const format = useFormat();
  const theme = useSession((state) => state.theme);
  const alone = useSession((state) => state.models.alone);
  const population = useResults((state) => state.region?.demand.population);
  const rows = useMemo(
    () => (population ? agreementClasses(comparison, population, { alone, theme }) : []),
    [comparison, population, alone, theme],
  );
  const model = alone ? t(`travel.models.${alone}`) : '';
  return (
    <ul className={classes.agreement}>
      {rows.map(({ agreement, color, people }) => (
        <li key={agreement}>
          <i style={{ background: color }} />
          <span>{t(`models.agreement.${agreement}`, { model })}</span>
          <b>{format.people(people)}</b>
        </li>
      ))}
    </ul>
  );
}
