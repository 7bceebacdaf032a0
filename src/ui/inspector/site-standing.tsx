import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { setDefence, useDefence } from '../defence-store.ts';
import { openStage } from '../session.ts';
import { useFormat } from '../use-format.ts';
import { StabilityBar } from '../widgets/stability-bar.tsx';
import classes from './inspector.module.css';

/** How sure the place is: the stability index, or the way to it. */
export function SiteStanding({ site }: { readonly site: ProposedSite }) {
  const { t } = useTranslation();
  const format = useFormat();
  const robustness = useDefence((state) => state.robustness);
  const known = robustness?.sites[site.rank - 1];
  const open = () => {
    setDefence({ page: 'robustness' });
    openStage('siting');
  };
  return (
    <section className={classes.section}>
      <div className={classes.row}>
        <span>{t('site.stabilityName')}</span>
        {known ? (
          <StabilityBar site={known} />
        ) : (
          <UnstyledButton className={classes.link} onClick={open}>
            {t('site.stabilityOpen')}
          </UnstyledButton>
        )}
      </div>
      {known && robustness && (
        <p>
          {t('site.stabilityWhy', { draws: robustness.draws, times: format.count(known.stability * robustness.draws) })}
        </p>
      )}
    </section>
  );
}
