import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RobustnessAnswer, RobustnessRequest } from '../../../core/scenario/test-robustness.ts';
import { cancelJob } from '../../control/job.ts';
import { testRobustness } from '../../control/siting-defence.ts';
import { useDefence } from '../../defence-store.ts';
import { useResults } from '../../results-store.ts';
import { useFormat } from '../../use-format.ts';
import own from './defence.module.css';
import type { DefencePageProps } from './defence-pages.tsx';
import { useRobustnessRequest } from './robustness-request.ts';
import { RobustnessSentence } from './robustness-sentence.tsx';
import { SafestPlan } from './safest-plan.tsx';
import { StandingList } from './standing-list.tsx';

/** Whether the proposal stands when things turn out otherwise. */
export function RobustnessPage({ siting }: DefencePageProps) {
  const { t } = useTranslation();
  const answer = useDefence((state) => state.robustness);
  const request = useRobustnessRequest();
  const [asked, setAsked] = useState<RobustnessRequest>(request);
  const running = useResults((state) => state.background?.kind === 'robustness');
  const start = () => {
    setAsked(request);
    testRobustness(request);
  };
  return (
    <>
      <p className={own.quiet}>{t('siting.robust.intro')}</p>
      <RobustnessSentence />
      {running ? (
        <Counting done={answer?.draws ?? 0} all={asked.draws} />
      ) : (
        <div>
          <Button variant={answer ? 'default' : 'light'} onClick={start}>
            {t(answer ? 'siting.robust.again' : 'siting.robust.start', { draws: request.draws })}
          </Button>
        </div>
      )}
      {answer && answer.draws > 0 && (
        <>
          {!running && answer.speedRange.length === 0 && (
            <p className={own.quiet}>{t('siting.robust.stopped', { done: answer.draws })}</p>
          )}
          <Whole answer={answer} people={siting.result.people} />
          <StandingList siting={siting} answer={answer} />
          {answer.safest && <SafestPlan safest={answer.safest} siting={siting} />}
        </>
      )}
    </>
  );
}

function Counting({ done, all }: { readonly done: number; readonly all: number }) {
  const { t } = useTranslation();
  return (
    <div className={own.index} role="status">
      <span className={own.bar} aria-hidden>
        <i style={{ width: `${(100 * done) / all}%` }} />
      </span>
      <span className={own.quiet}>{t('siting.robust.count', { done, all })}</span>
      <Button variant="subtle" size="compact-xs" onClick={cancelJob}>
        {t('status.cancel')}
      </Button>
    </div>
  );
}

function Whole({ answer, people }: { readonly answer: RobustnessAnswer; readonly people: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { share, meanRegret, worstRegret } = answer;
  return (
    <>
      <p>{t('siting.robust.share', { low: format.percent(share.low), high: format.percent(share.high) })}</p>
      <p>
        {t('siting.robust.regret', {
          mean: format.people(meanRegret * people),
          worst: format.people(worstRegret * people),
        })}
      </p>
    </>
  );
}
