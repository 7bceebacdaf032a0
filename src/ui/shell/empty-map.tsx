import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openSample } from '../control/open.ts';
import { useResults } from '../results-store.ts';
import { OpenFilesButton } from '../widgets/open-files-button.tsx';
import classes from './empty-map.module.css';

/** Before any data: what is being opened, or what to do next. */
export function EmptyMap() {
  const { t } = useTranslation();
  const job = useResults((state) => state.job);
  return (
    <div className={classes.cover}>
      {job ? (
        <div className={classes.note} role="status">
          <Loader size="sm" />
          <b>{t('empty.opening')}</b>
          <span>{t(`progress.${job.step}`, { defaultValue: t('progress.working') })}</span>
        </div>
      ) : (
        <div className={classes.note}>
          <b>{t('empty.title')}</b>
          <span>{t('empty.hint')}</span>
          <span className={classes.buttons}>
            <OpenFilesButton />
            <Button variant="default" onClick={() => void openSample()}>
              {t('data.openSample')}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
