import { useSession } from '../session.ts';
import { FacilityCard } from './facility-card.tsx';
import { GapCard } from './gap-card.tsx';
import classes from './inspector.module.css';
import { RoadCard } from './road-card.tsx';
import { SiteCard } from './site-card.tsx';
import { TownshipCard } from './township-card.tsx';
import { ZoneCard } from './zone-card.tsx';

/** What is selected, opened up. On narrow screens it lies over the panel and leaves the map free. */
export function Inspector() {
  const selection = useSession((state) => state.selection);
  if (!selection) return null;
  return (
    <article className={classes.card} aria-live="polite">
      {selection.type === 'township' && <TownshipCard township={selection.township} />}
      {selection.type === 'facility' && <FacilityCard id={selection.id} />}
      {selection.type === 'site' && <SiteCard rank={selection.rank} />}
      {selection.type === 'gap' && <GapCard rank={selection.rank} />}
      {selection.type === 'road' && <RoadCard way={selection.way} />}
      {selection.type === 'zone' && <ZoneCard id={selection.id} />}
    </article>
  );
}
