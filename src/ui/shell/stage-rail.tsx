import { UnstyledButton } from '@mantine/core';
import { IconDatabase, IconMapPin, IconTarget } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useResults } from '../results-store.ts';
import { openStage, type Stage, session, setSession, useSession } from '../session.ts';
import classes from './stage-rail.module.css';

const STAGES = [
  { stage: 'data', icon: IconDatabase },
  { stage: 'coverage', icon: IconTarget },
  { stage: 'siting', icon: IconMapPin },
] as const;

/** A second click on the open stage folds its panel away. */
function open(stage: Stage): void {
  const { stage: current, panelOpen } = session();
  if (stage === current && panelOpen) setSession({ panelOpen: false });
  else openStage(stage);
}

export function StageRail() {
  const { t } = useTranslation();
  const current = useSession((state) => state.stage);
  const panelOpen = useSession((state) => state.panelOpen);
  const hasData = useResults((state) => state.region !== null);
  const hasCoverage = useResults((state) => state.evaluation !== null);
  const hasSiting = useResults((state) => state.siting !== null);
  const done: Readonly<Record<Stage, boolean>> = { data: hasData, coverage: hasCoverage, siting: hasSiting };
  return (
    <nav className={classes.rail} aria-label={t('stage.rail')}>
      {STAGES.map(({ stage, icon: Icon }) => (
        <UnstyledButton
          key={stage}
          className={classes.stage}
          aria-current={stage === current ? 'step' : undefined}
          aria-expanded={stage === current && panelOpen}
          onClick={() => open(stage)}
        >
          <Icon size={20} stroke={1.6} aria-hidden />
          {t(`stage.${stage}`)}
          {done[stage] && <span className={classes.done} />}
        </UnstyledButton>
      ))}
    </nav>
  );
}
