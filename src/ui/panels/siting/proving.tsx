import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../../engine/engine.ts';
import { cancelJob } from '../../control/job.ts';
import { engine } from '../../control/runtime.ts';
import { type Job, useResults } from '../../results-store.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';
import own from './proving.module.css';

interface Moment {
  readonly seconds: number;
  readonly plan: number;
  readonly bound: number;
  /** People covered already. */
  readonly before: number;
}

/** A proof at work: the best plan so far below, what no plan can exceed above, and the two closing in on each other. */
export function Proving({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = useResults((state) => state.region?.people ?? 0);
  const moments = useMoments(job);
  const last = moments.at(-1);
  return (
    <section className={own.proving} aria-live="polite">
      {last ? (
        <>
          <p>
            <b>
              {t('siting.proving.plan', { people: format.signedPeople(last.plan), share: shareOf(last, last.plan) })}
            </b>
            <span>
              {t('siting.proving.bound', {
                people: format.people(Math.max(0, last.bound - last.plan)),
                share: shareOf(last, last.bound),
              })}
            </span>
          </p>
          <Closing moments={moments} />
        </>
      ) : (
        <p>
          <b>{t(`progress.${job.step}`)}</b>
        </p>
      )}
      <div className={classes.buttons}>
        {last && <Button onClick={() => engine().stopProposing()}>{t('siting.proving.enough')}</Button>}
        <Button variant="default" onClick={cancelJob}>
          {t('siting.stop')}
        </Button>
      </div>
    </section>
  );

  function shareOf({ before }: Moment, people: number): string {
    return format.percent((before + people) / total);
  }
}

/** What was told so far, at most a few hundred moments. */
function useMoments(job: Job): readonly Moment[] {
  const [moments, setMoments] = useState<readonly Moment[]>([]);
  const { found, startedAt } = job;
  useEffect(() => {
    if (!isBoth(found)) return;
    const moment = {
      seconds: (Date.now() - startedAt) / 1000,
      plan: found.plan,
      bound: found.bound,
      before: found.people,
    };
    setMoments((before) => [...(before.length > 400 ? before.filter((_, i) => i % 2 === 0) : before), moment]);
  }, [found, startedAt]);
  return moments;
}

function isBoth(found: Found | undefined): found is Found & { readonly plan: number } {
  return found !== undefined && found.plan !== null && Number.isFinite(found.bound);
}

const WIDTH = 312;
const HEIGHT = 64;

function Closing({ moments }: { readonly moments: readonly Moment[] }) {
  const { t } = useTranslation();
  const start = moments[0]?.seconds ?? 0;
  const span = Math.max((moments.at(-1)?.seconds ?? 0) - start, 0.5);
  const low = Math.min(...moments.map((moment) => moment.plan));
  // The first bounds are far off: the picture is of what is left between the two.
  const high = Math.min(moments[0]?.bound ?? low, low + 3 * Math.max((moments.at(-1)?.bound ?? low) - low, 1e-9));
  const x = (seconds: number): number => ((seconds - start) / span) * WIDTH;
  const y = (people: number): number =>
    HEIGHT - 2 - Math.min(1, (people - low) / Math.max(high - low, 1e-9)) * (HEIGHT - 4);
  const path = (value: (moment: Moment) => number): string =>
    moments
      .map((moment, i) => `${i === 0 ? 'M' : 'L'}${x(moment.seconds).toFixed(1)} ${y(value(moment)).toFixed(1)}`)
      .join('');
  return (
    <svg className={own.closing} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('siting.proving.picture')}>
      <path className={own.bound} d={path((moment) => moment.bound)} />
      <path className={own.plan} d={path((moment) => moment.plan)} />
    </svg>
  );
}
