import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openSample } from '../control/open.ts';
import { OpenFilesButton } from '../widgets/open-files-button.tsx';
import classes from './panel.module.css';

/** Every stage without data says the next step. */
export function NoData() {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.empty}>{t('empty.hint')}</p>
      <div className={classes.buttons}>
        <OpenFilesButton />
        <Button variant="default" onClick={() => void openSample()}>
          {t('data.openSample')}
        </Button>
      </div>
    </>
  );
}
