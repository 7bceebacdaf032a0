import { lazy, Suspense } from 'react';
import { useSession } from '../session.ts';
import classes from './inspector.module.css';

// Not part of the first screen: each is fetched when the first of its kind is selected.
const TownshipCard = lazy(async () => ({ default: (await import('./township-card.tsx')).TownshipCard }));
const FacilityCard = lazy(async () => ({ default: (await import('./facility-card.tsx')).FacilityCard }));
const GapCard = lazy(async () => ({ default: (await import('./gap-card.tsx')).GapCard }));
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
      <Suspense>
        {selection.type === 'township' && <TownshipCard township={selection.township} />}
        {selection.type === 'facility' && <FacilityCard id={selection.id} />}
        {selection.type === 'gap' && <GapCard rank={selection.rank} />}
        {selection.type === 'site' && <SiteCard rank={selection.rank} />}
        {selection.type === 'road' && <RoadCard way={selection.way} />}
        {selection.type === 'roads' && <RoadsCard />}
        {selection.type === 'zone' && <ZoneCard id={selection.id} />}
      </Suspense>
    </article>
  );
}
