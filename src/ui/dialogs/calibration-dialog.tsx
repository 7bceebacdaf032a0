import { Alert, Button, Modal, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calibratedSpeeds } from '../calibrated-speeds.ts';
import { type Calibrating, useCalibration } from '../calibration-store.ts';
import { acceptCalibration, closeCalibration } from '../control/calibrate.ts';
import { useDocument } from '../document-store.ts';
import { useIssueText } from '../use-issue-text.ts';
import { CalibrationClasses } from './calibration-classes.tsx';
import classes from './calibration-dialog.module.css';
import { CalibrationFigures } from './calibration-figures.tsx';
import { CalibrationOutliers } from './calibration-outliers.tsx';
import { CalibrationRuns } from './calibration-runs.tsx';
import { CalibrationScatter } from './calibration-scatter.tsx';

/** What observed runs say about the speeds; nothing changes before they are adopted. */
export function CalibrationDialog() {
  const { t } = useTranslation();
  const current = useCalibration((state) => state.current);
  if (!current) return null;
  return (
    <Modal
      opened
      size={960}
      onClose={closeCalibration}
      title={t('calibration.title')}
      padding="md"
      closeButtonProps={{ 'aria-label': t('calibration.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <Body current={current} />
      <Foot current={current} />
    </Modal>
  );
}

function Body({ current: { file, share, outcome, problem } }: { readonly current: Calibrating }) {
  const { t } = useTranslation();
  if (problem !== null) {
    return (
      <Alert color="gap" role="alert">
        {t('calibration.failed', { message: problem })}
      </Alert>
    );
  }
  if (!outcome) {
    return (
      <div className={classes.working} role="status">
        {t('calibration.working', { file })}
        <Progress value={share * 100} aria-label={t('progress.calibrate')} />
      </div>
    );
  }
  const { calibration } = outcome;
  return (
    <div className={classes.body}>
      <CalibrationRuns file={file} outcome={outcome} />
      <Notes current={outcome} />
      {calibration ? (
        <>
          <CalibrationFigures calibration={calibration} />
          <div className={classes.halves}>
            <CalibrationScatter calibration={calibration} />
            <CalibrationClasses calibration={calibration} />
          </div>
          <CalibrationOutliers calibration={calibration} />
        </>
      ) : (
        <div className={classes.needed}>
          <p>{t('calibration.hint')}</p>
          <pre>{t('calibration.example')}</pre>
        </div>
      )}
    </div>
  );
}

/** Below this many runs chance weighs more than the roads. */
const FEW_RUNS = 30;
const SHOWN_NOTES = 5;

/** What must be known before the figures are believed. */
function Notes({ current: { calibration, issues } }: { readonly current: NonNullable<Calibrating['outcome']> }) {
  const { t } = useTranslation();
  const textOf = useIssueText();
  const options = useDocument((state) => state.history?.plan.travel.speed);
  const notes = issues.filter((issue) => issue.leftOut !== true && issue.severity !== 'note').slice(0, SHOWN_NOTES);
  const few = calibration && calibration.points.length < FEW_RUNS;
  const worse = calibration?.holdOut && calibration.holdOut.meanAbsolute >= calibration.before.meanAbsolute;
  return (
    <>
      {notes.map((issue) => (
        <Alert key={`${issue.code}/${issue.row ?? ''}`} p={8} color={issue.severity === 'error' ? 'gap' : 'yellow'}>
          {textOf(issue)}
        </Alert>
      ))}
      {few && (
        <Alert p={8} color="yellow">
          {t('calibration.few', { n: FEW_RUNS })}
        </Alert>
      )}
      {worse && (
        <Alert p={8} color="gap">
          {t('calibration.worse')}
        </Alert>
      )}
      {calibration && Object.keys(options ?? {}).length > 0 && (
        <Alert p={8} color="accent">
          {t('calibration.options')}
        </Alert>
      )}
    </>
  );
}

function Foot({ current: { outcome, problem } }: { readonly current: Calibrating }) {
  const { t } = useTranslation();
  const calibration = outcome?.calibration;
  const nothing = calibration != null && Object.keys(calibratedSpeeds(calibration)).length === 0;
  return (
    <div className={classes.foot}>
      {nothing && <span>{t('calibration.nothing')}</span>}
      <Button variant="default" onClick={closeCalibration}>
        {t(calibration ? 'calibration.refuse' : outcome || problem !== null ? 'calibration.close' : 'status.cancel')}
      </Button>
      {calibration && (
        <Button disabled={nothing} onClick={acceptCalibration}>
          {t('calibration.accept')}
        </Button>
      )}
    </div>
  );
}
