import { Button, SegmentedControl } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { acceptAll, clearProposal } from '../../control/siting.ts';
import { isAccepted } from '../../control/siting-plan.ts';
import { useDocument } from '../../document-store.ts';
import { type KeyedSiting, useResults } from '../../results-store.ts';
import { setSession, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { useStale } from '../../use-stale.ts';
import classes from '../panel.module.css';
import { SiteList } from './site-list.tsx';
import { SitingCurve } from './siting-curve.tsx';
import own from './siting-result.module.css';

export function SitingResultBlock() {
  const siting = useResults((state) => state.siting);
  const stale = useStale().siting;
  if (!siting) return null;
  return (
    <section className={own.result} data-stale={stale || undefined}>
      <Outcome siting={siting} stale={stale} />
      <BeforeAfterSwitch />
      <SiteList siting={siting} />
      <SitingCurve result={siting.result} />
      <Dropped siting={siting} />
      <Buttons siting={siting} />
    </section>
  );
}

/** The answer in words, and how sure it is: a search without a proof is called just that. */
function Outcome({ siting, stale }: { readonly siting: KeyedSiting; readonly stale: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { result, milliseconds } = siting;
  const gained = result.coveredAfter - result.coveredBefore;
  return (
    <div className={own.proof}>
      <IconInfoCircle size={22} stroke={1.6} aria-hidden />
      <span>
        <b>
          {t('siting.outcome', {
            n: result.sites.length,
            people: format.people(gained),
            share: format.percent(result.coveredAfter / result.people),
          })}
        </b>
        <small>
          {t('siting.proof.none', {
            candidates: format.count(result.candidates),
            seconds: format.count(milliseconds / 1000, 1),
          })}
        </small>
        {stale && <small className={own.stale}>{t('status.staleSiting')}</small>}
      </span>
    </div>
  );
}

/** Map and numbers without and with the sites, under one hand. */
function BeforeAfterSwitch() {
  const { t } = useTranslation();
  const after = useSession((state) => state.withProposal);
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('siting.compare')}
      value={after ? 'after' : 'before'}
      onChange={(value) => setSession({ withProposal: value === 'after' })}
      data={(['before', 'after'] as const).map((value) => ({ value, label: t(`siting.show.${value}`) }))}
    />
  );
}

function Dropped({ siting }: { readonly siting: KeyedSiting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dropped, nextAdds, candidates, groups } = siting.result;
  return (
    <p className={classes.empty}>
      {t('siting.next', { people: format.signedPeople(nextAdds) })}{' '}
      {t('siting.considered', { candidates: format.count(candidates), groups: format.count(groups) })}{' '}
      {t('siting.dropped', {
        forbidden: format.count(dropped.forbidden),
        near: format.count(dropped['too-near']),
        road: format.count(dropped['no-road']),
      })}
    </p>
  );
}

function Buttons({ siting }: { readonly siting: KeyedSiting }) {
  const { t } = useTranslation();
  const open = useDocument((state) => {
    const plan = state.history?.plan;
    return plan ? siting.result.sites.filter((site) => !isAccepted(plan, site)).length : 0;
  });
  return (
    <div className={own.foot}>
      {open > 0 && <Button onClick={acceptAll}>{t('siting.acceptAll')}</Button>}
      <Button variant="default" onClick={clearProposal}>
        {t(open > 0 ? 'siting.clear' : 'siting.done')}
      </Button>
    </div>
  );
}
