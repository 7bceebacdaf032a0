import { Button, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedPlace } from '../../../core/model/question.ts';
import type { OtherPlan, OtherPlans } from '../../../core/scenario/other-plans.ts';
import { showPlaces } from '../../control/selection.ts';
import { adopt } from '../../control/siting.ts';
import { findOtherPlans } from '../../control/siting-defence.ts';
import { setDefence, useDefence } from '../../defence-store.ts';
import { useFormat } from '../../use-format.ts';
import { usePlaceNames } from '../../use-place-names.ts';
import own from './defence.module.css';
import type { DefencePageProps } from './defence-pages.tsx';
import { Waiting } from './waiting.tsx';

/** How much room there is: plans elsewhere that are nearly as good, and what all of them have. */
export function PlansPage({ siting }: DefencePageProps) {
  const { t } = useTranslation();
  const plans = useDefence((state) => state.plans);
  if (!plans) return <Waiting kind="otherPlans" what={t('siting.plans.wait')} start={findOtherPlans} />;
  return (
    <>
      <Core plans={plans} sites={siting.result.sites.length} />
      <p>{t(plans.plans.length === 0 ? 'siting.plans.none' : 'siting.plans.found')}</p>
      <PlanList plans={plans.plans} proposal={siting.result.sites} />
    </>
  );
}

/** Sites that no near-equal plan does without: first the strictest sense, then the wider one where it says less. */
function Core({ plans, sites }: { readonly plans: OtherPlans; readonly sites: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ranks } = usePlaceNames();
  const widest = plans.core.at(-1);
  if (!widest) return null;
  const share = t('unit.percent', { n: format.count(widest.within * 100) });
  if (widest.sites.length === 0) return <p>{t('siting.plans.coreNone', { share })}</p>;
  if (widest.sites.length === sites) return <p>{t('siting.plans.coreAll', { share })}</p>;
  return <p>{t('siting.plans.core', { count: widest.sites.length, share, ranks: ranks(widest.sites) })}</p>;
}

interface ListProps {
  readonly plans: readonly OtherPlan[];
  readonly proposal: readonly NamedPlace[];
}

/** Under the pointer a plan is shown on the map; chosen, it stays until it is let go or adopted. */
function PlanList({ plans, proposal }: ListProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const show = (at: number | null) => setDefence({ shownPlan: at === null ? null : (plans[at]?.sites ?? null) });
  useEffect(() => () => setDefence({ shownPlan: null }), []);
  const choose = (at: number) => {
    const next = at === chosen ? null : at;
    setChosen(next);
    show(next);
    if (next !== null) showPlaces([...proposal, ...(plans[next]?.sites ?? [])]);
  };
  return (
    <ul className={own.list}>
      {plans.map((plan, at) => (
        <li key={plan.sites.map(({ id }) => id).join()}>
          <UnstyledButton
            className={own.plan}
            aria-pressed={at === chosen}
            onMouseEnter={() => show(at)}
            onMouseLeave={() => show(chosen)}
            onFocus={() => show(at)}
            onBlur={() => show(chosen)}
            onClick={() => choose(at)}
          >
            <PlanText plan={plan} />
          </UnstyledButton>
          {at === chosen && (
            <div className={own.under}>
              <Button size="compact-sm" onClick={() => void adopt(plan.sites)}>
                {t('siting.plans.adopt')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function PlanText({ plan }: { readonly plan: OtherPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ranks, places } = usePlaceNames();
  const people = format.people(Math.abs(plan.fewer));
  const share = t('unit.percent', { n: format.count(Math.abs(plan.share) * 100, 2) });
  const key =
    Math.abs(plan.fewer) < 0.5 ? 'siting.plans.same' : plan.fewer > 0 ? 'siting.plans.fewer' : 'siting.plans.more';
  return (
    <>
      <b>{t(key, { people, share })}</b>
      <small>{t('siting.plans.instead', { ranks: ranks(plan.leftOut), places: places(plan.instead) })}</small>
    </>
  );
}
