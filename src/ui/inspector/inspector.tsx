import { lazy, Suspense } from 'react';
import { useSession } from '../session.ts';
import { FacilityCard } from './facility-card.tsx';
import { GapCard } from './gap-card.tsx';
import classes from './inspector.module.css';
import { TownshipCard } from './township-card.tsx';

// Not part of the first screen: each is fetched when the first of its kind is selected.
const SiteCard = lazy(async () => ({ default: (await import('./site-card.tsx')).SiteCard }));
const RoadCard = lazy(async () => ({ default: (await import('./road-card.tsx')).RoadCard }));
const RoadsCard = lazy(async () => ({ default: (await import('./roads-card.tsx')).RoadsCard }));
const ZoneCard = lazy(async () => ({ default: (await import('./zone-card.tsx')).ZoneCard }));

/** What is selected, opened up. On narrow screens it lies over the panel and leaves the map free. */
export function Inspector() {
  const selection = useSession((state) => state.selection);
  if (!selection) return null;
  return (
    <article className={classes.card} aria-live="polite">
      {selection.type === 'township' && <TownshipCard township={selection.township} />}
      {selection.type === 'facility' && <FacilityCard id={selection.id} />}
      {selection.type === 'gap' && <GapCard rank={selection.rank} />}
      <Suspense>
        {selection.type === 'site' && <SiteCard rank={selection.rank} />}
        {selection.type === 'road' && <RoadCard way={selection.way} />}
        {selection.type === 'roads' && <RoadsCard />}
        {selection.type === 'zone' && <ZoneCard id={selection.id} />}
      </Suspense>
    </article>
  );
}
