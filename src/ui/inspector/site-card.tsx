import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { propose } from '../control/siting.ts';
import { type KeyedSiting, useResults } from '../results-store.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { useProposal } from '../use-proposal.ts';
import { Chip } from '../widgets/chip.tsx';
import { RankBadge } from '../widgets/rank-badge.tsx';
import { BeforeAfter } from './before-after.tsx';
import { CardHead } from './card-head.tsx';
import classes from './inspector.module.css';
import { SiteActions } from './site-actions.tsx';
import { SiteStanding } from './site-standing.tsx';
import { SiteWhy } from './site-why.tsx';

const MOST_TOWNSHIPS = 6;

/** Answers a leader: how many, who, before and after, why not elsewhere, what if it moves. */
export function SiteCard({ rank }: { readonly rank: number }) {
  const { t } = useTranslation();
  const siting = useResults((state) => state.siting);
  const { stale, moved } = useProposal(siting);
  const site = siting?.result.sites.find((one) => one.rank === rank);
  if (!siting || !site) return null;
  return (
    <>
      <CardHead title={t('site.title', { name: site.name })} badge={<RankBadge rank={rank} />} />
      {stale ? (
        <StaleNote />
      ) : (
        <>
          <Adds siting={siting} site={site} />
          {/* Before and after, and the runner-up, were computed for the first place. */}
          {moved.includes(rank) ? <MovedNote siting={siting} /> : <AsProposed site={site} />}
          <SiteStanding site={site} />
          <SiteActions site={site} siting={siting} moved={moved.includes(rank)} />
        </>
      )}
    </>
  );
}

function StaleNote() {
  const { t } = useTranslation();
  return (
    <section className={classes.section}>
      <p>{t('site.stale')}</p>
      <div className={classes.buttons}>
        <Button onClick={() => void propose()}>{t('siting.again')}</Button>
      </div>
    </section>
  );
}

/** What the site brings where it stands now, live while it is dragged. */
function Adds({ siting, site }: { readonly siting: KeyedSiting; readonly site: ProposedSite }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const { moved, addsNow } = useProposal(siting);
  if (!moved.includes(site.rank)) {
    return (
      <>
        <p className={classes.big} data-tone="proposal">
          {format.signedPeople(site.adds)}
        </p>
        <p className={classes.sub}>{t('site.firstCovered', { limit })}</p>
      </>
    );
  }
  const now = addsNow(site);
  return (
    <>
      {now !== null && (
        <p className={classes.big} data-tone="proposal">
          {format.signedPeople(now)}
        </p>
      )}
      <p className={classes.sub}>
        {now !== null && t('site.nowHere')} <Chip state="proposal">{t('site.moved')}</Chip>
      </p>
      <p className={classes.sub}>{t('site.atFirstPlace', { limit, people: format.signedPeople(site.adds) })}</p>
    </>
  );
}

function AsProposed({ site }: { readonly site: ProposedSite }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={classes.section}>
        <h3>{t('site.beforeAfter')}</h3>
        {site.townships.slice(0, MOST_TOWNSHIPS).map((row) => (
          <BeforeAfter key={row.township} {...row} />
        ))}
      </section>
      <section className={classes.section}>
        <SiteWhy site={site} />
        <p>{t('site.dragHint')}</p>
      </section>
    </>
  );
}

/** The whole plan with the sites where they are now, against the plan as proposed. */
function MovedNote({ siting }: { readonly siting: KeyedSiting }) {
  const format = useFormat();
  const { covered } = useProposal(siting);
  if (covered === null) return null;
  const change = covered - siting.result.coveredAfter;
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
