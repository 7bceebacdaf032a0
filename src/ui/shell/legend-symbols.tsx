import { useTranslation } from 'react-i18next';
import type { SiteRobustness } from '../../core/siting/robustness/robustness.ts';
import { useDefence } from '../defence-store.ts';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useShownQuestion } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import classes from './legend-symbols.module.css';

const isDoubtful = ({ standing }: SiteRobustness): boolean => standing === 'not-robust';

/** Shapes on the map: what is shown differs by shape as well as colour. */
export function LegendSymbols() {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = useShownQuestion().facilityKinds;
  const hasSites = useResults((state) => state.siting !== null);
  const drawing = useResults((state) => state.background?.kind === 'robustness');
  const hasDoubtful = useDefence((state) => state.robustness?.sites.some(isDoubtful) ?? false) && !drawing;
  const hasOther = useDefence((state) => state.shownPlan !== null);
  const hasGaps = useResults((state) => (state.evaluation?.evaluation.coverage.gaps.length ?? 0) > 0);
  const hasZones = useDocument((state) => (state.history?.plan.zones.length ?? 0) > 0);
  const hasBarriers = useResults((state) => state.region?.barrierLines != null);
  const hasCircles = useSession((state) => state.circles.show);
  const hasIsochrones = useSession((state) => state.areas.show);
  const hasCatchments = useSession((state) => state.areas.catchments);
  const first = kinds[0];
  return (
    <ul className={classes.symbols}>
      {first && (
        <li>
          <svg width="12" height="12" aria-hidden>
            <rect x="1" y="1" width="10" height="10" rx="2" className={classes.facility} />
            <path d="M6 3.500v5M3.500 6h5" className={classes.cross} />
          </svg>
          {kinds.length === 1 ? format.kind(first) : t('legend.askedFacilities')}
        </li>
      )}
      {hasSites && (
        <li className={classes.proposal}>
          <svg width="12" height="12" aria-hidden>
            <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />
          </svg>
          {t('legend.proposed')}
        </li>
      )}
      {hasDoubtful && (
        <li className={classes.proposal}>
          <svg width="15" height="14" aria-hidden>
            <path d="M6 2l6 6-6 6-6-6z" fill="currentColor" />
            <circle cx="11" cy="4" r="3.500" fill="var(--surface)" stroke="currentColor" />
            <path d="M11 2v2.600M11 5.300v.8" stroke="var(--ink)" strokeWidth="1.100" />
          </svg>
          {t('legend.doubtful')}
        </li>
      )}
      {hasOther && (
        <li className={classes.proposal}>
          <svg width="12" height="12" aria-hidden>
            <path d="M6 1l5 5-5 5-5-5z" fill="none" stroke="currentColor" strokeWidth="1.500" />
          </svg>
          {t('legend.otherPlan')}
        </li>
      )}
      {hasGaps && (
        <li className={classes.gap}>
          <svg width="14" height="12" aria-hidden>
            <rect x="1" y="1" width="12" height="10" fill="none" stroke="currentColor" strokeDasharray="3 2" />
            <path d="M1 8l7-7M4 11l9-9M9 11l4-4" stroke="currentColor" strokeWidth="0.8" />
          </svg>
          {t('legend.gaps')}
        </li>
      )}
      {hasZones && (
        <li>
          <svg width="14" height="12" aria-hidden>
            <rect x="1" y="1" width="12" height="10" fill="none" stroke="currentColor" />
            <path d="M1 6l5-5M3 11L13 1M8 11l5-5" stroke="currentColor" strokeWidth="0.8" />
          </svg>
          {t('legend.zones')}
        </li>
      )}
      {hasBarriers && (
        <li>
          <svg width="14" height="12" aria-hidden>
            <path d="M1 8c3 0 3-4 6-4s3-2 6-2M1 11c4 0 4-4 7-4s3-2 5-2" fill="none" stroke="currentColor" />
          </svg>
          {t('legend.barriers')}
        </li>
      )}
      {hasIsochrones && (
        <li className={classes.circle}>
          <svg width="14" height="12" aria-hidden>
            <path
              d="M2 6c0-4 4-5 6-4s4 0 4 4-4 5-6 4-4 0-4-4z"
              fill="currentColor"
              fillOpacity="0.25"
              stroke="currentColor"
            />
          </svg>
          {t('legend.isochrones')}
        </li>
      )}
      {hasCatchments && (
        <li>
          <svg width="14" height="12" aria-hidden>
            <path d="M1 10L5 3l8 6" fill="none" stroke="currentColor" strokeDasharray="1.200 2" />
          </svg>
          {t('legend.catchments')}
        </li>
      )}
      {hasCircles && (
        <li className={classes.circle}>
          <svg width="12" height="12" aria-hidden>
            <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" />
          </svg>
          {t('legend.circles')}
        </li>
      )}
    </ul>
  );
}
