import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { acceptSite, moveSite } from '../control/siting.ts';
import { excludePlace, forgetPlace, isLocked, lockPlace } from '../control/siting-places.ts';
import { currentSites, isAccepted } from '../control/siting-plan.ts';
import { useDocument } from '../document-store.ts';
import type { KeyedSiting } from '../results-store.ts';
import { useSession } from '../session.ts';
import { Chip } from '../widgets/chip.tsx';
import classes from './inspector.module.css';

const PrintedSite = lazy(async () => ({ default: (await import('./printed-site.tsx')).PrintedSite }));

interface Props {
  readonly site: ProposedSite;
  readonly siting: KeyedSiting;
  readonly moved: boolean;
}

/** What can be done with a site: take it, insist on it, forbid it, take it to the meeting on paper. */
export function SiteActions({ site, siting, moved }: Props) {
  const { t } = useTranslation();
  const accepted = useDocument((state) => state.history !== null && isAccepted(state.history.plan, site));
  const required = useSession((state) => state.siting.required);
  // A site that was dragged is locked where it stands now.
  const place = currentSites(siting).find(({ rank }) => rank === site.rank) ?? site;
  const locked = isLocked(required, place);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  return (
    <section className={classes.section}>
      <div className={classes.buttons} style={{ marginTop: 0 }}>
        {accepted ? (
          <Chip state="good">{t('site.accepted')}</Chip>
        ) : (
          <>
            <Button onClick={() => acceptSite(site.rank)}>{t('site.accept')}</Button>
            <Button
              variant="default"
              aria-pressed={locked}
              title={t('site.lockWhy')}
              onClick={() => (locked ? forgetPlace : lockPlace)(place)}
            >
              {t(locked ? 'site.unlock' : 'site.lock')}
            </Button>
            <Button variant="default" title={t('site.excludeWhy')} onClick={() => excludePlace(place)}>
              {t('site.exclude')}
            </Button>
          </>
        )}
        {moved && !accepted && (
          <Button variant="default" onClick={() => moveSite(site.rank, null)}>
            {t('site.putBack')}
          </Button>
        )}
        {!moved && (
          <Button variant="default" onClick={() => setPrinting(true)}>
            {t('site.print')}
          </Button>
        )}
      </div>
      <Suspense>{printing && <PrintedSite siting={siting} site={site} onDone={printed} />}</Suspense>
    </section>
  );
}
