import { Button, SegmentedControl } from '@mantine/core';
import { IconInfoCircle, IconShieldCheck, IconShieldHalf } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SitingResult } from '../../../core/siting/siting-result.ts';
import { acceptAll, clearProposal } from '../../control/siting.ts';
import { isAccepted } from '../../control/siting-plan.ts';
import { useDefence } from '../../defence-store.ts';
import { useDocument } from '../../document-store.ts';
import { type KeyedSiting, useResults } from '../../results-store.ts';
import { setSession, useSession } from '../../session.ts';
import { type Format, useFormat } from '../../use-format.ts';
import { useLimitText } from '../../use-limit-text.ts';
import { useProposal } from '../../use-proposal.ts';
import classes from '../panel.module.css';
import { DefencePages } from './defence-pages.tsx';
import own from './siting-result.module.css';

export function SitingResultBlock() {
  const siting = useResults((state) => state.siting);
  const { stale } = useProposal(siting);
  const page = useDefence((state) => state.page);
  if (!siting) return null;
  return (
    <section className={own.result} data-stale={stale || undefined}>
      <Outcome siting={siting} />
      <BeforeAfterSwitch />
      <DefencePages siting={siting} />
      {page === 'sites' && <Dropped siting={siting} />}
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
  const gap = gapOf(result);
  const ofGoal = result.goal.for === 'most-people' ? '' : 'For';
  const verdict = stale
    ? null
    : t(result.proof === 'gap' ? `siting.verdict${ofGoal}.gap` : `siting.verdict.${result.proof}`, {
        gap: t('unit.percent', { n: format.count(gap * 100, 2) }),
      });
  return (
    <div className={own.proof}>
      <ProofIcon size={22} stroke={1.6} aria-hidden />
      <span>
        <b>{sentence}</b>
        {stale && <small>{t('siting.asked', { limit })}</small>}
        {verdict && <b>{verdict}</b>}
        <small>
          {t(result.proof === 'none' ? 'siting.proof.none' : `siting.proof${ofGoal}.${result.proof}`, {
            n: result.sites.length,
            people: format.people(Math.max(0, result.figure.bound - result.figure.after)),
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
  if (result.goal.for !== 'most-people') return goalOutcome(result, t, format);
  return t('siting.outcome', {
    n: result.sites.length,
    people: format.people(gained),
    share: format.percent(result.coveredAfter / result.people),
  });
}

/** How much better a plan could be at most: of the people gained, or of what else the goal counts. */
function gapOf({ goal, figure }: SitingResult): number {
  const yardstick = goal.for === 'most-people' ? figure.after - figure.before : figure.after;
  return yardstick > 0 ? Math.abs(figure.bound - figure.after) / yardstick : 0;
}

/** What a goal other than most people counts, before and after. */
function goalOutcome(
  { goal, figure, sites, coveredAfter, people }: SitingResult,
  t: TFunction,
  format: Format,
): string {
  const n = sites.length;
  const share = format.percent(coveredAfter / people);
  if (figure.unit === 'minutes') {
    const key = Number.isFinite(figure.before) ? goal.for : 'worst-reached';
    return t(`siting.outcomeFor.${key}`, {
      n,
      before: format.count(figure.before, 1),
      after: format.count(figure.after, 1),
    });
  }
  const before = format.people(figure.before);
  return t(`siting.outcomeFor.${goal.for}`, { n, share, before, after: format.people(figure.after) });
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
      {siting.result.goal.for === 'most-people' && `${t('siting.next', { people: format.signedPeople(nextAdds) })} `}
      {t('siting.considered', { candidates: format.count(candidates), groups: format.count(groups) })}{' '}
      {t('siting.dropped', {
        forbidden: format.count(dropped.forbidden),
        excluded: format.count(dropped.excluded),
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
