import { Button, SegmentedControl } from '@mantine/core';
import { IconInfoCircle, IconShieldCheck, IconShieldHalf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { acceptAll, clearProposal } from '../../control/siting.ts';
import { isAccepted } from '../../control/siting-plan.ts';
import { useDocument } from '../../document-store.ts';
import { type KeyedSiting, useResults } from '../../results-store.ts';
import { setSession, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { useLimitText } from '../../use-limit-text.ts';
import { useProposal } from '../../use-proposal.ts';
import classes from '../panel.module.css';
import { SiteList } from './site-list.tsx';
import { SitingCurve } from './siting-curve.tsx';
import own from './siting-result.module.css';

export function SitingResultBlock() {
  const siting = useResults((state) => state.siting);
  const { stale, moved } = useProposal(siting);
  if (!siting) return null;
  return (
    <section className={own.result} data-stale={stale || undefined}>
      <Outcome siting={siting} />
      <BeforeAfterSwitch />
      <SiteList siting={siting} />
      {/* The curve is of the plan as proposed. */}
      {moved.length === 0 && !stale && <SitingCurve result={siting.result} />}
      <Dropped siting={siting} />
      <Buttons siting={siting} stale={stale} />
    </section>
  );
}

const PROOF_ICONS = { optimal: IconShieldCheck, gap: IconShieldHalf, none: IconInfoCircle } as const;

/** The answer in words, and how sure it is: a search without a proof is called just that. */
function Outcome({ siting }: { readonly siting: KeyedSiting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText(siting.inputs.question.coverage.limit);
  const sentence = useOutcomeSentence(siting);
  const { stale } = useProposal(siting);
  const { result, milliseconds } = siting;
  const ProofIcon = PROOF_ICONS[result.proof];
  const gained = result.coveredAfter - result.coveredBefore;
  const gap = gained > 0 ? (result.mostPossible - result.coveredAfter) / gained : 0;
  const verdict = stale ? null : t(`siting.verdict.${result.proof}`, { gap: t('unit.percent', { n: format.count(gap * 100, 2) }) });
  return (
    <div className={own.proof}>
      <ProofIcon size={22} stroke={1.6} aria-hidden />
      <span>
        <b>{sentence}</b>
        {stale && <small>{t('siting.asked', { limit })}</small>}
        {verdict && <b>{verdict}</b>}
        <small>
          {t(`siting.proof.${result.proof}`, {
            n: result.sites.length,
            people: format.people(Math.max(0, result.mostPossible - result.coveredAfter)),
            candidates: format.count(result.candidates),
            seconds: format.count(milliseconds / 1000, 1),
          })}
        </small>
        {stale && <small className={own.stale}>{t('status.staleSiting')}</small>}
      </span>
    </div>
  );
}

/** As computed, or, once sites were moved, as it is now. */
function useOutcomeSentence(siting: KeyedSiting): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { stale, moved, covered } = useProposal(siting);
  const { result } = siting;
  const gained = result.coveredAfter - result.coveredBefore;
  if (moved.length > 0 && !stale && covered !== null) {
    return t('siting.outcomeMoved', {
      count: moved.length,
      people: format.people(covered - result.coveredBefore),
      share: format.percent(covered / result.people),
      before: format.people(gained),
    });
  }
  return t('siting.outcome', {
    n: result.sites.length,
    people: format.people(gained),
    share: format.percent(result.coveredAfter / result.people),
  });
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

function Buttons({ siting, stale }: { readonly siting: KeyedSiting; readonly stale: boolean }) {
  const { t } = useTranslation();
  const open = useDocument((state) => {
    const plan = state.history?.plan;
    return plan ? siting.result.sites.filter((site) => !isAccepted(plan, site)).length : 0;
  });
  return (
    <div className={own.foot}>
      {open > 0 && !stale && <Button onClick={acceptAll}>{t('siting.acceptAll')}</Button>}
      <Button variant="default" onClick={clearProposal}>
        {t(open > 0 ? 'siting.clear' : 'siting.done')}
      </Button>
    </div>
  );
}
