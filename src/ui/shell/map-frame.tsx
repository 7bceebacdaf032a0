import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { attachMap } from '../controller.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { useResults } from '../results-store.ts';
import { EmptyMap } from './empty-map.tsx';
import { HoverCard } from './hover-card.tsx';
import { KpiStrip } from './kpi-strip.tsx';
import { Legend } from './legend.tsx';
import classes from './map-frame.module.css';
import { MapTools } from './map-tools.tsx';
import { ModeBanner } from './mode-banner.tsx';
import { ScaleLine } from './scale-line.tsx';

export function MapFrame() {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const empty = useResults((state) => state.region === null);
  const answered = useResults((state) => state.evaluation !== null);
  const name = t('map.name');
  useEffect(() => (place.current ? attachMap(place.current) : undefined), []);
  useEffect(() => place.current?.querySelector('canvas')?.setAttribute('aria-label', name), [name]);
  return (
    <section className={classes.frame} aria-label={name}>
      <div ref={place} className={classes.map} />
      {empty && <EmptyMap />}
      {answered && (
        <>
          <KpiStrip />
          <Legend />
        </>
      )}
      {!empty && (
        <>
          <MapTools />
          <ScaleLine />
          <HoverCard />
        </>
      )}
      <ModeBanner />
      <Inspector />
    </section>
  );
}
