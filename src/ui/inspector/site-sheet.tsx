import { useTranslation } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { formatDate } from '../../language/format-number.ts';
import { useDefence } from '../defence-store.ts';
import { useDocument } from '../document-store.ts';
import { type KeyedSiting, useResults } from '../results-store.ts';
import { session } from '../session.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { RankBadge } from '../widgets/rank-badge.tsx';
import { SimulatedBadge } from '../widgets/simulated-badge.tsx';
import classes from './site-sheet.module.css';
import { SiteWhy } from './site-why.tsx';

interface Props {
  readonly siting: KeyedSiting;
  readonly site: ProposedSite;
  /** Address of the small map. */
  readonly picture: string;
  /** Called once the picture is on the page. */
  readonly onReady: () => void;
}

/** One page about one site, for the folder of the meeting. */
export function SiteSheet({ siting, site, picture, onReady }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText(siting.inputs.question.coverage.limit);
  const title = useDocument((state) => state.title);
  const simulated = useResults((state) => state.region?.simulated ?? false);
  return (
    <article className={classes.sheet}>
      <header>
        <RankBadge rank={site.rank} />
        <h1>{t('site.title', { name: site.name })}</h1>
        {simulated && <SimulatedBadge />}
        <em>{title}</em>
      </header>
      <div className={classes.columns}>
        <div>
          <p className={classes.big}>{format.signedPeople(site.adds)}</p>
          <p>{t('site.firstCovered', { limit })}</p>
          <Townships site={site} />
        </div>
        <figure>
          <img src={picture} alt={t('site.printMap', { name: site.name })} onLoad={onReady} />
          <figcaption>{t('site.printLegend', { limit })}</figcaption>
        </figure>
      </div>
      <WhyHere site={site} />
      <Foot siting={siting} site={site} />
    </article>
  );
}

function Townships({ site }: Pick<Props, 'site'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useResults((state) => state.region?.townships);
  return (
    <table>
      <thead>
        <tr>
          <th>{t('column.township')}</th>
          <th>{t('head.adds')}</th>
          <th>{t('site.printMinutes')}</th>
        </tr>
      </thead>
      <tbody>
        {site.townships.map(({ township, people, minutesBefore, minutesAfter }) => (
          <tr key={township}>
            <td>{names?.[township]?.name ?? t('gap.noTownship')}</td>
            <td>{format.people(people)}</td>
            <td>
              {Number.isNaN(minutesBefore)
                ? t('site.fromUnreached', { after: format.count(minutesAfter) })
                : t('site.fromTo', { before: format.count(minutesBefore), after: format.count(minutesAfter) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhyHere({ site }: Pick<Props, 'site'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const robustness = useDefence((state) => state.robustness);
  const known = robustness?.sites[site.rank - 1];
  return (
    <section>
      <h2>{t('site.printWhy')}</h2>
      <SiteWhy site={site} />
      {known && robustness && (
        <p>
          {t('site.printStability', {
            index: format.count(known.stability, 2),
            word: t(`site.standing.${known.standing}`),
            draws: robustness.draws,
          })}
        </p>
      )}
    </section>
  );
}

function Foot({ siting, site }: Pick<Props, 'siting' | 'site'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { result, computedAt } = siting;
  return (
    <footer>
      <p>
        {t('siting.outcome', {
          n: result.sites.length,
          people: format.people(result.coveredAfter - result.coveredBefore),
          share: format.percent(result.coveredAfter / result.people),
        })}
        {t('list.semicolon')}
        {t(`siting.proved.${result.proof}`)}
      </p>
      <p>{t('site.printPlace', { lon: site.lon.toFixed(5), lat: site.lat.toFixed(5) })}</p>
      <p>
        {formatDate(computedAt, session().language)} · {t('sheet.made')}
      </p>
    </footer>
  );
}
