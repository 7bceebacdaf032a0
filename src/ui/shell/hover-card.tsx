import { useTranslation } from 'react-i18next';
import type { Selection } from '../../map/map-scene.ts';
import { roadName } from '../control/edits.ts';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useShownCoverage } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import classes from './hover-card.module.css';

interface HoverText {
  readonly name: string;
  readonly line: string;
}

/** Name and the two numbers that matter. */
function useHoverText(selection: Selection | null): HoverText | null {
  const { t } = useTranslation();
  const format = useFormat();
  const region = useResults((state) => state.region);
  const siting = useResults((state) => state.siting);
  const plan = useDocument((state) => state.history?.plan);
  const coverage = useShownCoverage();
  if (!selection || !region || !coverage) return null;
  if (selection.type === 'township') {
    const row = coverage.townships.find((one) => one.township === selection.township);
    const name = region.townships[selection.township]?.name ?? '';
    const line =
      row && t('hover.township', { share: format.percent(row.share), minutes: format.minutes(row.meanMinutes) });
    return { name, line: line ?? '' };
  }
  if (selection.type === 'facility') {
    const facility = plan?.facilities.find((one) => one.id === selection.id);
    const row = coverage.facilities.find((one) => one.id === selection.id);
    if (!facility) return null;
    const line = !facility.open
      ? t('facility.closed')
      : row
        ? t('hover.facility', { people: format.people(row.people), minutes: format.minutes(row.meanMinutes) })
        : format.kind(facility.kind);
    return { name: facility.name, line };
  }
  if (selection.type === 'site') {
    const site = siting?.result.sites.find((one) => one.rank === selection.rank);
    return site
      ? {
          name: t('site.title', { name: site.name }),
          line: t('hover.site', { people: format.signedPeople(site.adds) }),
        }
      : null;
  }
  if (selection.type === 'gap') {
    const gap = coverage.gaps.find((one) => one.rank === selection.rank);
    if (!gap) return null;
    return {
      name: t('gap.title', { rank: gap.rank }),
      line: t('hover.gap', { people: format.people(gap.people), minutes: format.minutes(gap.meanMinutes) }),
    };
  }
  if (selection.type === 'roads') return null;
  if (selection.type === 'road') return { name: roadName(selection.way), line: '' };
  const zone = plan?.zones.find((one) => one.id === selection.id);
  return zone ? { name: zone.name, line: t(`zone.kind.${zone.kind}`, { defaultValue: zone.kind }) } : null;
}

export function HoverCard() {
  const hover = useSession((state) => state.hover);
  const browsing = useSession((state) => state.mode.mode === 'browse');
  const dragging = useResults((state) => state.drag !== null);
  const text = useHoverText(hover?.selection ?? null);
  if (!hover || !text || !browsing || dragging) return null;
  return (
    <div className={classes.card} style={{ left: hover.x, top: hover.y }} role="tooltip">
      <b>{text.name}</b>
      <span>{text.line}</span>
    </div>
  );
}
