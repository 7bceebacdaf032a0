import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelJob } from '../../control/job.ts';
import { type JobKind, useResults } from '../../results-store.ts';
import { useFormat } from '../../use-format.ts';
import own from './defence.module.css';

interface Props {
  readonly kind: JobKind;
  /** What is to come, as a sentence. */
  readonly what: string;
  readonly start: () => void;
}

/** Something that is being computed in the background, or that waits to be asked for. */
export function Waiting({ kind, what, start }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = useResults((state) => (state.background?.kind === kind ? state.background.share : null));
  return (
    <>
      <p className={own.quiet}>{what}</p>
      {share === null ? (
        <div>
          <Button variant="default" onClick={start}>
            {t('siting.pages.start')}
          </Button>
        </div>
      ) : (
        <div className={own.index}>
          <span className={own.bar} aria-hidden>
            <i style={{ width: `${share * 100}%` }} />
          </span>
          <span className={own.quiet}>{format.percent(share)}</span>
          <Button variant="subtle" size="compact-xs" onClick={cancelJob}>
            {t('status.cancel')}
          </Button>
        </div>
      )}
    </>
  );
}
