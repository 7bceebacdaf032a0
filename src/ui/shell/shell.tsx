import { lazy, Suspense } from 'react';
import { useCalibration } from '../calibration-store.ts';
import { TableDrawer } from '../drawer/table-drawer.tsx';
import { useImport } from '../import-store.ts';
import { useSession } from '../session.ts';
import { DropTarget } from './drop-target.tsx';
import { Header } from './header.tsx';
import { MapFrame } from './map-frame.tsx';
import classes from './shell.module.css';
import { SidePanel } from './side-panel.tsx';
import { StageRail } from './stage-rail.tsx';
import { StatusLine } from './status-line.tsx';

// Not part of the first screen: fetched when the first files are opened.
const ImportDialog = lazy(async () => ({ default: (await import('../dialogs/import-dialog.tsx')).ImportDialog }));

// Fetched when the first file of observed runs is opened.
const CalibrationDialog = lazy(async () => ({
  default: (await import('../dialogs/calibration-dialog.tsx')).CalibrationDialog,
}));

export function Shell() {
  const panelWidth = useSession((state) => (state.panelOpen ? state.panelWidth : 0));
  const importing = useImport((state) => state.items.length > 0);
  const calibrating = useCalibration((state) => state.current !== null);
  return (
    <div className={classes.shell} style={{ '--panel': `${panelWidth}px` }}>
      <Header />
      <StageRail />
      <SidePanel />
      <main className={classes.main}>
        <MapFrame />
        <TableDrawer />
      </main>
      <StatusLine />
      <DropTarget />
      <Suspense>{importing && <ImportDialog />}</Suspense>
      <Suspense>{calibrating && <CalibrationDialog />}</Suspense>
    </div>
  );
}
