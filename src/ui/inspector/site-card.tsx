import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { acceptSite, moveSite } from '../control/siting.ts';
import { isAccepted } from '../control/siting-plan.ts';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { Chip } from '../widgets/chip.tsx';
import { RankBadge } from '../widgets/rank-badge.tsx';
import { BeforeAfter } from './before-after.tsx';
import { CardHead } from './card-head.tsx';
import classes from './inspector.module.css';

const MOST_TOWNSHIPS = 6;

/** Answers a leader: how many, who, before and after, why not elsewhere, what if it moves. */
export function SiteCard({ rank }: { readonly rank: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const siting = useResults((state) => state.siting);
  const accepted = useDocument((state) => {
    const one = siting?.result.sites.find((site) => site.rank === rank);
    return one !== undefined && state.history !== null && isAccepted(state.history.plan, one);
  });
  const site = siting?.result.sites.find((one) => one.rank === rank);
  if (!siting || !site) return null;
  const moved = siting.moved[rank] !== undefined;
  return (
    <>
      <CardHead title={t('site.title', { name: site.name })} badge={<RankBadge rank={rank} />} />
      <p className={classes.big} data-tone="proposal">
        {format.signedPeople(site.adds)}
      </p>
      <p className={classes.sub}>
        {t(moved ? 'site.atFirstPlace' : 'site.firstCovered', { limit })}{' '}
        {moved && <Chip state="proposal">{t('site.moved')}</Chip>}
      </p>
      {/* Before and after, and the runner-up, were computed for the first place. */}
      {moved ? (
        <MovedNote rank={rank} />
      ) : (
        <>
          <section className={classes.section}>
            <h3>{t('site.beforeAfter')}</h3>
            {site.townships.slice(0, MOST_TOWNSHIPS).map((row) => (
              <BeforeAfter key={row.township} {...row} />
            ))}
          </section>
          <WhyHere site={site} />
        </>
      )}
      <section className={classes.section}>
        <div className={classes.buttons} style={{ marginTop: 0 }}>
          {accepted ? (
            <Chip state="good">{t('site.accepted')}</Chip>
          ) : (
            <Button onClick={() => acceptSite(rank)}>{t('site.accept')}</Button>
          )}
          {moved && !accepted && (
            <Button variant="default" onClick={() => moveSite(rank, null)}>
              {t('site.putBack')}
            </Button>
          )}
        </div>
      </section>
    </>
  );
}

function whyNotKey(name: string, other: { readonly name: string; readonly fewer: number }): string {
  if (other.fewer <= 0) return 'site.whyNotEqual';
  return other.name === name ? 'site.whyNotNear' : 'site.whyNot';
}

/** What is lost without this site, and against the best other place. */
function WhyHere({ site }: { readonly site: ProposedSite }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.section}>
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
      <p>{t('site.dragHint')}</p>
    </section>
  );
}

/** The whole plan with the site at its new place, against the plan as proposed. */
function MovedNote({ rank }: { readonly rank: number }) {
  const format = useFormat();
  const siting = useResults((state) => state.siting);
  const after = useResults((state) => state.preview?.evaluation.coverage.total.covered);
  if (!siting?.moved[rank] || after === undefined) return null;
  const change = after - siting.result.coveredAfter;
  return (
    <section className={classes.section}>
      <p>
        <Trans
          i18nKey={change < 0 ? 'site.movedFewer' : 'site.movedMore'}
          values={{ people: format.people(Math.abs(change)) }}
          components={{ b: <b /> }}
        />
      </p>
    </section>
  );
}
