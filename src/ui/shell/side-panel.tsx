import { useTranslation } from 'react-i18next';
import { CoveragePanel } from '../panels/coverage.panel.tsx';
import { DataPanel } from '../panels/data.panel.tsx';
import { SitingPanel } from '../panels/siting.panel.tsx';
import { type Stage, setSession, useSession } from '../session.ts';
import { ResizeHandle } from '../widgets/resize-handle.tsx';
import classes from './side-panel.module.css';

const PANELS: Readonly<Record<Stage, () => React.ReactNode>> = {
  data: DataPanel,
  coverage: CoveragePanel,
  siting: SitingPanel,
};

const NARROWEST = 300;
const WIDEST = 480;

export function SidePanel() {
  const { t } = useTranslation();
  const stage = useSession((state) => state.stage);
  const open = useSession((state) => state.panelOpen);
  const width = useSession((state) => state.panelWidth);
  if (!open) return <span />;
  const Panel = PANELS[stage];
  return (
    <aside className={classes.panel} aria-label={t(`stage.${stage}`)}>
      <div className={classes.scroll} key={stage}>
        <Panel />
      </div>
      <ResizeHandle
        direction="right"
        label={t('panel.resize')}
        value={width}
        min={NARROWEST}
        max={WIDEST}
        onChange={(panelWidth) => setSession({ panelWidth })}
      />
    </aside>
  );
}
