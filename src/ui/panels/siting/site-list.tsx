import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../../core/siting/siting-result.ts';
import { selectAndShow } from '../../control/selection.ts';
import { isAccepted } from '../../control/siting-plan.ts';
import { useDocument } from '../../document-store.ts';
import type { KeyedSiting } from '../../results-store.ts';
import { useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { useProposal } from '../../use-proposal.ts';
import { Chip } from '../../widgets/chip.tsx';
import { RankBadge } from '../../widgets/rank-badge.tsx';
import classes from '../panel.module.css';
import own from './siting-result.module.css';

/** Sites in order of what each adds; the ranks add up to the whole. */
export function SiteList({ siting }: { readonly siting: KeyedSiting }) {
  const { t } = useTranslation();
  const selected = useSession((state) => (state.selection?.type === 'site' ? state.selection.rank : null));
  const plan = useDocument((state) => state.history?.plan);
  const line = useSiteLine();
  const now = useProposal(siting);
  return (
    <ol className={classes.list}>
      {siting.result.sites.map((site) => (
        <li key={site.rank}>
          <UnstyledButton
            className={own.site}
            aria-pressed={site.rank === selected}
            onClick={() => selectAndShow({ type: 'site', rank: site.rank })}
          >
            <RankBadge rank={site.rank} />
            <span>
              {site.name}
              <small>
                {plan && isAccepted(plan, site) ? (
                  <Chip state="good">{t('site.accepted')}</Chip>
                ) : now.moved.includes(site.rank) ? (
                  <Chip state="proposal">{t('site.moved')}</Chip>
                ) : (
                  line(site)
                )}
              </small>
            </span>
            <Adds people={now.addsNow(site)} />
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}

/** Nothing where it is not known: a figure of other conditions would be worse than none. */
function Adds({ people }: { readonly people: number | null }) {
  const format = useFormat();
  if (people === null) return <span className={own.adds}>—</span>;
  const { n, unit } = format.signedParts(people);
  return (
    <span className={own.adds}>
      <b>{n}</b>
      <small>{unit}</small>
    </span>
  );
}

/** "3 个乡镇由 41 分降到 13 分": minutes averaged over the people it brings in. */
function useSiteLine(): (site: ProposedSite) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ townships, nearest }) => {
    // Who is covered already may still be nearer now: goals that count minutes are about them.
    if (townships.length === 0) {
      const people = format.people(nearest.people);
      if (Number.isNaN(nearest.minutesSaved)) return t('site.nearerOnly', { people });
      return t('site.nearer', { people, minutes: format.count(nearest.minutesSaved, 1) });
    }
    const reached = townships.filter((row) => !Number.isNaN(row.minutesBefore));
    const people = reached.reduce((sum, row) => sum + row.people, 0);
    const mean = (field: 'minutesBefore' | 'minutesAfter'): number =>
      reached.reduce((sum, row) => sum + row[field] * row.people, 0) / people;
    if (people === 0) return t('site.lineUnreached', { count: townships.length });
    return t('site.line', {
      count: townships.length,
      before: format.count(mean('minutesBefore')),
      after: format.count(mean('minutesAfter')),
    });
  };
}
