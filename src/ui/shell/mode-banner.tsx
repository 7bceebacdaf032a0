import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setSession, useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import classes from './mode-banner.module.css';

const TEXT = { 'draw-zone': 'drawZone', 'pick-road': 'pickRoad', 'draw-across': 'drawAcross' } as const;

/** While something is being drawn: what the next click does, and how to give it up. */
export function ModeBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const mode = useSession((state) => state.mode);
  if (mode.mode === 'browse') return null;
  const text =
    mode.mode === 'add-facility'
      ? t('mode.addFacility', { kind: format.kind(mode.kind) })
      : t(`mode.${TEXT[mode.mode]}`);
  return (
    <div className={classes.banner} role="status">
      {text}
      <Button variant="default" size="compact-xs" onClick={() => setSession({ mode: { mode: 'browse' } })}>
        {t('mode.cancel')}
      </Button>
    </div>
  );
}
