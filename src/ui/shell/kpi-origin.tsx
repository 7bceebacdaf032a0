import { useTranslation } from 'react-i18next';
import type { Kpi } from '../kpi.ts';
import { useResults } from '../results-store.ts';
import { useShown } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { useLimitText } from '../use-limit-text.ts';
import { useProposedSites } from '../use-proposed-sites.ts';
import { SimulatedBadge } from '../widgets/simulated-badge.tsx';
import classes from './kpi-origin.module.css';

/** Where a number comes from: formula, inputs, parameters, unit, time of computation. */
export function KpiOrigin({ kpi }: { readonly kpi: Kpi }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useLimitText();
  const shown = useShown();
  const sites = useProposedSites();
  const region = useResults((state) => state.region);
  if (!shown || !region) return null;
  const { inputs, evaluation, computedAt } = shown;
  const { travel, facilities } = inputs.plan;
  const { total, response, townshipsMet, townships } = evaluation.coverage;
  const asked = facilities.filter((one) => one.open && inputs.question.facilityKinds.includes(one.kind));
  const terms = {
    limit,
    covered: format.count(total.covered),
    outside: format.count(total.outside),
    unreached: format.count(total.unreached),
    people: format.count(total.people),
    share: format.percent(total.share),
    target: format.percent(inputs.question.targetShare),
    call: travel.callMinutes,
    turnout: travel.turnoutMinutes,
    mean: format.minutes(response.all.meanMinutes),
    reached: format.count(response.all.people - response.all.unreached),
    met: townshipsMet,
    all: townships.filter((row) => row.people > 0).length,
    left: format.count(total.outside + total.unreached),
  };
  const sources = region.sources.filter((source) =>
    ['population', 'facilities', 'roads', 'townships'].includes(source.role),
  );
  return (
    <div className={classes.origin}>
      <b>
        {t(`kpi.${kpi}.name`, { limit })} {region.simulated && <SimulatedBadge />}
      </b>
      <dl>
        <dt>{t('origin.formula')}</dt>
        <dd>{t(`kpi.${kpi}.formula`, terms)}</dd>
        <dt>{t('origin.figures')}</dt>
        <dd>{t(`kpi.${kpi}.figures`, terms)}</dd>
        <dt>{t('origin.inputs')}</dt>
        <dd>
          {t(sites > 0 ? 'origin.inputWithSites' : 'origin.inputFacilities', {
            n: format.count(asked.length - sites),
            sites: format.count(sites),
            kinds: inputs.question.facilityKinds.map(format.kind).join(t('list.comma')),
          })}
          {sources.map((source) => (
            <span key={source.name}>
              {source.name}
              {source.simulated && <SimulatedBadge />}
            </span>
          ))}
        </dd>
        <dt>{t('origin.parameters')}</dt>
        <dd>
          {t(`origin.model.${travel.model}${travel.model !== 'circle' && travel.mode === 'walk' ? 'Walk' : ''}`, {
            detour: travel.detour,
            speed: travel.straightKmh,
            walk: travel.walkKmh,
            most: travel.maxWalkMeters,
          })}
        </dd>
        <dt>{t('origin.unit')}</dt>
        <dd>{t(`kpi.${kpi}.unit`)}</dd>
        <dt>{t('origin.computedAt')}</dt>
        <dd>{t('origin.when', { time: format.time(computedAt), ms: format.count(evaluation.milliseconds) })}</dd>
      </dl>
    </div>
  );
}
