import { useTranslation } from 'react-i18next';
import type { SiteRobustness } from '../../core/siting/robustness/robustness.ts';
import { useFormat } from '../use-format.ts';
import classes from './stability-bar.module.css';

/** The stability index of a site as bar, figure and word. */
export function StabilityBar({ site }: { readonly site: SiteRobustness }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.index}>
      <span className={classes.bar} aria-hidden>
        <i data-standing={site.standing} style={{ width: `${site.stability * 100}%` }} />
      </span>
      <span className={classes.word} data-standing={site.standing}>
        {t('site.stability', { index: format.count(site.stability, 2), word: t(`site.standing.${site.standing}`) })}
      </span>
    </span>
  );
}
