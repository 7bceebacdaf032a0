import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { canDefend } from '../../control/siting-defence.ts';
import { type DefencePage, setDefence, useDefence } from '../../defence-store.ts';
import type { KeyedSiting } from '../../results-store.ts';
import { useFormat } from '../../use-format.ts';
import { useProposal } from '../../use-proposal.ts';
import own from './defence.module.css';
import { SiteList } from './site-list.tsx';

// Each comes when it is first opened.
const CurvePage = lazy(async () => ({ default: (await import('./curve-page.tsx')).CurvePage }));
const PlansPage = lazy(async () => ({ default: (await import('./plans-page.tsx')).PlansPage }));
const RobustnessPage = lazy(async () => ({ default: (await import('./robustness-page.tsx')).RobustnessPage }));
const StagesPage = lazy(async () => ({ default: (await import('./stages-page.tsx')).StagesPage }));

export interface DefencePageProps {
  readonly siting: KeyedSiting;
}

const PAGES: Readonly<Record<DefencePage, React.ComponentType<DefencePageProps>>> = {
  sites: SiteList,
  curve: CurvePage,
  plans: PlansPage,
  robustness: RobustnessPage,
  stages: StagesPage,
};

/** The proposed sites and, behind quiet tabs, what speaks for them. */
export function DefencePages({ siting }: DefencePageProps) {
  const { t } = useTranslation();
  const { stale, moved } = useProposal(siting);
  const asked = useDefence((state) => state.page);
  // Once the conditions have changed there is nothing left to defend.
  const defended = !stale && canDefend(siting);
  const page = defended ? asked : 'sites';
  const Page = PAGES[page];
  return (
    <>
      {defended && <Tabs page={page} />}
      <div className={own.page} data-tall={page !== 'sites' || undefined}>
        <Suspense fallback={<p className={own.quiet}>{t('siting.pages.wait')}</p>}>
          {page !== 'sites' && moved.length > 0 && <p className={own.quiet}>{t('siting.pages.asProposed')}</p>}
          <Page siting={siting} />
        </Suspense>
      </div>
    </>
  );
}

/** What opens may be long: the tabs go to the top of the panel. */
function open(page: DefencePage, tab: HTMLElement): void {
  setDefence({ page, shownPlan: null });
  if (page !== 'sites') requestAnimationFrame(() => tab.scrollIntoView({ block: 'start' }));
}

function Tabs({ page }: { readonly page: DefencePage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const plans = useDefence((state) => state.plans?.plans.length);
  return (
    <div className={own.tabs} role="tablist" aria-label={t('siting.pages.name')}>
      {(Object.keys(PAGES) as DefencePage[]).map((each) => (
        <UnstyledButton
          key={each}
          role="tab"
          aria-selected={each === page}
          className={own.tab}
          onClick={(event) => open(each, event.currentTarget)}
        >
          {t(`siting.page.${each}`)} {each === 'plans' && plans !== undefined && <small>{format.count(plans)}</small>}
        </UnstyledButton>
      ))}
    </div>
  );
}
