import { Button, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settle } from '../control/evaluate.ts';
import { cancelJob } from '../control/job.ts';
import { saveAndRemember } from '../control/save.ts';
import { useNotice } from '../notice-store.ts';
import { setResults, useResults } from '../results-store.ts';
import { session, setSession, useSession } from '../session.ts';
import { useUnsaved } from '../unsaved.ts';
import { useFormat } from '../use-format.ts';
import { useStale } from '../use-stale.ts';
import classes from './status-line.module.css';

export function StatusLine() {
  const { t } = useTranslation();
  const format = useFormat();
  const region = useResults((state) => state.region);
  const unit = useSession((state) => state.peopleUnit);
  return (
    <footer className={classes.line}>
      <Activity />
      <Unsaved />
      <span className={classes.grow} />
      {region && (
        <>
          <span>{t('status.cells', { n: format.count(region.demand.count) })}</span>
          {region.roads && <span>{t('status.nodes', { n: format.count(region.roads.nodes) })}</span>}
          <UnstyledButton
            className={classes.link}
            onClick={() => setSession({ peopleUnit: session().peopleUnit === 'plain' ? 'large' : 'plain' })}
          >
            {t(`status.unit.${unit}`)}
          </UnstyledButton>
        </>
      )}
      <span title={t('status.offlineWhy')}>
        <i className={classes.dot} /> {t('status.offline')}
      </span>
    </footer>
  );
}

/** Work that is in no file yet, and the way to put it into one. */
function Unsaved() {
  const { t } = useTranslation();
  const unsaved = useUnsaved();
  if (!unsaved) return null;
  return (
    <span className={classes.unsaved}>
      {t('status.unsaved')}
      <Button variant="subtle" size="compact-xs" onClick={saveAndRemember}>
        {t('data.saveProject')}
      </Button>
    </span>
  );
}

/** What runs, what failed, or what is out of date. */
function Activity() {
  const { t } = useTranslation();
  const format = useFormat();
  const job = useResults((state) => state.job ?? state.background);
  const trouble = useResults((state) => state.trouble);
  const stale = useStale();
  const notice = useNotice((state) => state.notice);
  const seconds = useSeconds(job?.startedAt ?? null);
  if (job) {
    return (
      <span className={classes.activity} role="status">
        <i className={classes.progress} style={{ '--share': job.share }} />
        {t(`progress.${job.step}`, { defaultValue: t('progress.working') })}
        <span className={classes.figure}>
          {t('status.elapsed', { percent: Math.round(job.share * 100), seconds: format.count(seconds, 1) })}
        </span>
        <Button variant="subtle" size="compact-xs" onClick={cancelJob}>
          {t('status.cancel')}
        </Button>
      </span>
    );
  }
  if (trouble) {
    return (
      <span className={classes.activity} data-trouble role="alert">
        {t(trouble.key, trouble.values)}
        <Button variant="subtle" size="compact-xs" onClick={() => setResults({ trouble: null })}>
          {t('status.dismiss')}
        </Button>
      </span>
    );
  }
  if (stale.evaluation) {
    return (
      <span className={classes.activity} role="status">
        {t('status.staleCoverage')}
        <Button variant="subtle" size="compact-xs" onClick={() => void settle()}>
          {t('status.recompute')}
        </Button>
      </span>
    );
  }
  if (notice) {
    const step = t(`edit.${notice.step.key}`, { ...notice.step.values });
    return (
      <span className={classes.notice} role="status">
        {t(`status.${notice.key}`, { step })}
      </span>
    );
  }
  return <span role="status">{stale.siting ? t('status.staleSiting') : t('status.upToDate')}</span>;
}

function useSeconds(startedAt: number | null): number {
  const [now, setNow] = useState(startedAt ?? 0);
  useEffect(() => {
    if (startedAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === null ? 0 : Math.max(0, now - startedAt) / 1000;
}
