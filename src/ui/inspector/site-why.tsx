import { Trans, useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { useFormat } from '../use-format.ts';
import { SitePrice } from './site-price.tsx';

function whyNotKey(name: string, other: { readonly name: string; readonly fewer: number }): string {
  if (other.fewer <= 0) return 'site.whyNotEqual';
  return other.name === name ? 'site.whyNotNear' : 'site.whyNot';
}

/** Against the best other place, without this one alone, and with the whole plan arranged anew. */
export function SiteWhy({ site }: { readonly site: ProposedSite }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {site.runnerUp ? (
        <p>
          <Trans
            i18nKey={whyNotKey(site.name, site.runnerUp)}
            values={{ name: site.runnerUp.name, people: format.people(site.runnerUp.fewer) }}
            components={{ b: <b /> }}
          />
        </p>
      ) : (
        <p>{t('site.noOther')}</p>
      )}
      <p>
        <Trans i18nKey="site.without" values={{ people: format.people(site.only) }} components={{ b: <b /> }} />
      </p>
      <SitePrice site={site} />
    </>
  );
}
