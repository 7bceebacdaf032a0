import { useTranslation } from 'react-i18next';
import { scaleBar } from '../../map/scale-bar.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import classes from './scale-line.module.css';

const LONGEST_PIXELS = 110;

/** Bar scale and where the data come from. */
export function ScaleLine() {
  const { t } = useTranslation();
  const metersPerPixel = useSession((state) => state.camera.metersPerPixel);
  const sources = useResults((state) => state.region?.sources);
  const { meters, pixels } = scaleBar(metersPerPixel, LONGEST_PIXELS);
  const origins = [...new Set((sources ?? []).map((source) => source.origin).filter(Boolean))];
  return (
    <div className={classes.line}>
      <span className={classes.bar}>
        <i style={{ width: pixels }} />
        {meters >= 1000 ? t('unit.km', { n: meters / 1000 }) : t('unit.meters', { n: meters })}
      </span>
      <span className={classes.credit}>
        {t('map.credit', { origins: origins.join(t('list.semicolon')) || t('map.ownFiles') })}
      </span>
    </div>
  );
}
