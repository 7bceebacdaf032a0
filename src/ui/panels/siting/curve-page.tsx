import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurvePoint } from '../../../core/scenario/site-curve.ts';
import { propose } from '../../control/siting.ts';
import { findCurve, isWholeCurve } from '../../control/siting-defence.ts';
import { useDefence } from '../../defence-store.ts';
import { useResults } from '../../results-store.ts';
import { setSiting } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import own from './defence.module.css';
import type { DefencePageProps } from './defence-pages.tsx';
import { SitingCurve } from './siting-curve.tsx';
import { Waiting } from './waiting.tsx';

/** Asks for a proposal of so many sites. */
function proposeSites(sites: number): void {
  setSiting({ sites });
  void propose();
}

/** Where one more site stops being worth it: the best that can be done with each number, each solved for itself. */
export function CurvePage({ siting }: DefencePageProps) {
  const { t } = useTranslation();
  const curve = useDefence((state) => state.curve);
  const running = useResults((state) => state.background?.kind === 'siteCurve');
  const { result } = siting;
  const unproved = curve.filter((point) => point.proof !== 'optimal').length;
  return (
    <>
      {curve.length > 1 && (
        <>
          <SitingCurve curve={curve} people={result.people} sites={result.sites.length} onPick={proposeSites} />
          <p className={own.quiet}>
            {unproved === 0 ? t('curve.allProved') : t('curve.someProved', { count: unproved })}
          </p>
          <CurveTable curve={curve} people={result.people} sites={result.sites.length} />
        </>
      )}
      {(running || !isWholeCurve(curve, result)) && (
        <Waiting kind="siteCurve" what={t('curve.wait')} start={findCurve} />
      )}
    </>
  );
}

interface TableProps {
  readonly curve: readonly CurvePoint[];
  readonly people: number;
  readonly sites: number;
}

function CurveTable({ curve, people, sites }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={own.table}>
      <thead>
        <tr>
          <th>{t('curve.column.sites')}</th>
          <th>{t('curve.column.share')}</th>
          <th>{t('curve.column.gain')}</th>
        </tr>
      </thead>
      <tbody>
        {curve.map((point, at) => {
          const before = curve[at - 1];
          return (
            <tr key={point.sites} data-current={point.sites === sites || undefined}>
              <td>
                {point.sites === sites || point.sites === 0 ? (
                  t('siting.sites', { n: point.sites })
                ) : (
                  <UnstyledButton
                    className={own.link}
                    title={t('curve.propose', { n: point.sites })}
                    onClick={() => proposeSites(point.sites)}
                  >
                    {t('siting.sites', { n: point.sites })}
                  </UnstyledButton>
                )}
              </td>
              <td>{format.percent(point.people / people)}</td>
              <td>{before ? format.signedPeople(point.people - before.people) : '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
