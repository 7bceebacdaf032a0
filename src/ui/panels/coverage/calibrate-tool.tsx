import { Button, FileButton } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { calibrateFrom } from '../../control/calibrate.ts';
import classes from '../panel.module.css';
import own from './calibrate-tool.module.css';

/** Opens a table of observed runs; what it must hold stands below. */
export function CalibrateTool() {
  const { t } = useTranslation();
  const reset = useRef<() => void>(null);
  const open = (file: File | null) => {
    if (file) void calibrateFrom(file);
    // The same file, corrected, can be chosen again.
    reset.current?.();
  };
  return (
    <div className={own.tool}>
      <FileButton resetRef={reset} accept=".csv,.txt,.tsv,.geojson,.json,.gz" onChange={open}>
        {(props) => (
          <Button {...props} variant="default" fullWidth leftSection={<IconGauge size={16} stroke={1.6} />}>
            {t('calibration.button')}
          </Button>
        )}
      </FileButton>
      <p className={classes.hint}>{t('calibration.hint')}</p>
      <pre className={own.example}>{t('calibration.example')}</pre>
    </div>
  );
}
