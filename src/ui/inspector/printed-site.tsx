import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { mapView } from '../control/runtime.ts';
import { showScene, showSceneFor } from '../control/scene.ts';
import type { KeyedSiting } from '../results-store.ts';
import classes from './site-sheet.module.css';
import { SiteSheet } from './site-sheet.tsx';

interface Props {
  readonly siting: KeyedSiting;
  readonly site: ProposedSite;
  readonly onDone: () => void;
}

/** The card of a site on paper: opens the print dialog once all is there, and is gone after it. */
export function PrintedSite({ siting, site, onDone }: Props) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    void smallMap(site.lon, site.lat).then(setPicture);
  }, [site]);
  useEffect(() => {
    window.addEventListener('afterprint', onDone);
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  if (picture === null) return null;
  return createPortal(
    <div className={classes.page}>
      <SiteSheet siting={siting} site={site} picture={picture} onReady={() => window.print()} />
    </div>,
    document.body,
  );
}

/** Width of the small map in CSS pixels of the screen's map; its height is three quarters of it. */
const MAP_WIDTH = 520;
const SCALE = 2;
/** At which a site is seen with the townships around it. */
const MAP_ZOOM = 10.6;

/** The site's surroundings as a picture, in the colours for paper; the camera then goes back to where it was. */
async function smallMap(lon: number, lat: number): Promise<string> {
  const map = mapView();
  if (!map) return '';
  const before = map.getCamera();
  showSceneFor('light');
  try {
    map.flyTo(lon, lat, MAP_ZOOM);
    return middleOf(await map.capture(SCALE)).toDataURL('image/png');
  } finally {
    map.flyTo(before.lon, before.lat, before.zoom);
    showScene();
  }
}

function middleOf(whole: HTMLCanvasElement): HTMLCanvasElement {
  const width = Math.min(whole.width, MAP_WIDTH * SCALE * window.devicePixelRatio);
  const height = Math.min(whole.height, (width * 3) / 4);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const [x, y] = [(whole.width - width) / 2, (whole.height - height) / 2];
  canvas.getContext('2d')?.drawImage(whole, x, y, width, height, 0, 0, width, height);
  return canvas;
}
