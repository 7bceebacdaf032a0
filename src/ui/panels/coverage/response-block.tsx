import { useTranslation } from 'react-i18next';
import type { ResponseTimes } from '../../../core/coverage/coverage-result.ts';
import { useShown } from '../../shown.ts';
import { useFormat } from '../../use-format.ts';
import { ShareBar } from '../../widgets/share-bar.tsx';
import classes from '../panel.module.css';
import own from './response-block.module.css';

const WITHIN = [
  ['within8', 8],
  ['within11', 11],
  ['within15', 15],
] as const;

/** Call + turnout + travel: mean, nine in ten, farthest, and who is answered within 8, 11 and 15 minutes. */
export function ResponseBlock() {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useShown();
  if (!shown) return null;
  const { all, urban, rural } = shown.evaluation.coverage.response;
  const { travel } = shown.inputs.plan;
  return (
    <section className={classes.section}>
      <h3>
        {t('response.title')}
        <small>{t('response.formula', { call: travel.callMinutes, turnout: travel.turnoutMinutes })}</small>
      </h3>
      <div className={classes.split}>
        <Figure name={t('column.response')} value={all.meanMinutes} />
        <Figure name={t('column.p90')} value={all.p90Minutes} />
        <Figure name={t('response.max')} value={all.maxMinutes} />
      </div>
      <table className={own.table}>
        <tbody>
          {WITHIN.map(([field, minutes]) => (
            <tr key={field}>
              <th scope="row">{t('response.within', { n: minutes })}</th>
              <td>
                <ShareBar share={all[field]} />
              </td>
              <td className={own.figure}>{format.percent(all[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={own.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('column.residents')}</th>
            <th scope="col">{t('column.responseMin')}</th>
            <th scope="col">{t('response.within15')}</th>
          </tr>
        </thead>
        <tbody>
          <AreaRow name={t('response.urban')} times={urban} />
          <AreaRow name={t('response.rural')} times={rural} />
        </tbody>
      </table>
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <span>{name}</span>
      <b>{format.minutes(value)}</b> {t('unit.min')}
    </div>
  );
}

function AreaRow({ name, times }: { readonly name: string; readonly times: ResponseTimes }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={own.figure}>{format.people(times.people)}</td>
      <td className={own.figure}>{format.minutes(times.meanMinutes)}</td>
      <td className={own.figure}>{format.percent(times.within15)}</td>
    </tr>
  );
}
