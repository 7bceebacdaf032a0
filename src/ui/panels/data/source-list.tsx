import { useTranslation } from 'react-i18next';
import { useResults } from '../../results-store.ts';
import { setSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { SimulatedBadge } from '../../widgets/simulated-badge.tsx';
import classes from '../panel.module.css';
import own from './data.module.css';

/** Every file with its role, what was read, and what was left out. */
export function SourceList() {
  const { t } = useTranslation();
  const format = useFormat();
  const region = useResults((state) => state.region);
  if (!region) return null;
  return (
    <>
      <ul className={own.sources}>
        {region.sources.map((source) => (
          <li key={source.name}>
            <b>
              {t(`role.${source.role}`)} {source.simulated && <SimulatedBadge />}
            </b>
            <span className={own.figure}>{t('data.records', { n: format.count(source.records) })}</span>
            <small>
              {[
                source.name,
                source.format,
                source.encoding?.toUpperCase(),
                source.origin,
                source.kept && t('data.kept'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
            {source.leftOut > 0 && (
              <button type="button" className={own.leftOut} onClick={() => setSession({ dataView: 'health' })}>
                {t('data.leftOut', { n: format.count(source.leftOut) })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className={classes.empty}>
        {t('data.people', { people: format.people(region.people), cells: format.count(region.demand.count) })}{' '}
        {region.roads &&
          t('data.roads', {
            km: format.count(region.roads.km),
            ways: format.count(region.roads.ways),
          })}{' '}
        {region.roads &&
          region.roads.notModelled.turnRestrictions > 0 &&
          t('data.turns', { turns: format.count(region.roads.notModelled.turnRestrictions) })}
      </p>
      <p className={classes.empty}>{t('data.dropHint')}</p>
    </>
  );
}
