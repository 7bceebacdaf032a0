import type { Selection } from '../../map/map-scene.ts';
import { FacilityCard } from './facility-card.tsx';
import { GapCard } from './gap-card.tsx';
import { SiteCard } from './site-card.tsx';
import { TownshipCard } from './township-card.tsx';
import { ZoneCard } from './zone-card.tsx';

/** One card per type of thing that can be selected. */
export function SelectedCard({ selection }: { readonly selection: Selection }) {
  switch (selection.type) {
    case 'township':
      return <TownshipCard township={selection.township} />;
    case 'facility':
      return <FacilityCard id={selection.id} />;
    case 'site':
      return <SiteCard rank={selection.rank} />;
    case 'gap':
      return <GapCard rank={selection.rank} />;
    case 'zone':
      return <ZoneCard id={selection.id} />;
  }
}
