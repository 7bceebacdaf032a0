import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setSession, useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import { useProposedSites } from '../use-proposed-sites.ts';
import classes from './kpi-strip.module.css';

/** Says that the numbers count sites which nobody has accepted, with the way back to the present. */
export function ProposalChip() {
  const { t } = useTranslation();
  const format = useFormat();
  const sites = useProposedSites();
  const included = useSession((state) => state.withProposal);
  if (sites === 0 || !included) return null;
  return (
    <p className={classes.proposal}>
      {t('proposal.included', { n: format.count(sites) })}
      <Button variant="subtle" size="compact-xs" onClick={() => setSession({ withProposal: false })}>
        {t('proposal.onlyPresent')}
      </Button>
    </p>
  );
}
