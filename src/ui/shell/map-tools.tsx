import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconBarrierBlock,
  IconFocusCentered,
  IconMinus,
  IconPlus,
  IconPolygon,
  IconRoadOff,
  IconSquareRoundedPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mapView } from '../control/runtime.ts';
import { showWholeRegion } from '../control/selection.ts';
import { kindsByLevel } from '../facility-levels.ts';
import { useResults } from '../results-store.ts';
import { setSession, useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import { LayerControl } from './layer-control.tsx';
import classes from './map-tools.module.css';

/** Zoom, layers and the ways of drawing, in a row at the map's lower right. */
export function MapTools() {
  const { t } = useTranslation();
  const drawing = useSession((state) => state.mode.mode === 'draw-zone');
  const picking = useSession((state) => state.mode.mode === 'pick-road');
  const across = useSession((state) => state.mode.mode === 'draw-across');
  const hasRoads = useResults((state) => state.region?.roads != null);
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('map.tools')}>
      <div className={classes.group}>
        <Tool name={t('map.zoomIn')} onClick={() => mapView()?.zoomBy(1)}>
          <IconPlus size={18} stroke={1.6} />
        </Tool>
        <Tool name={t('map.zoomOut')} onClick={() => mapView()?.zoomBy(-1)}>
          <IconMinus size={18} stroke={1.6} />
        </Tool>
        <Tool name={t('map.wholeRegion')} onClick={showWholeRegion}>
          <IconFocusCentered size={18} stroke={1.6} />
        </Tool>
      </div>
      <div className={classes.group}>
        <LayerControl />
      </div>
      <div className={classes.group}>
        <AddFacilityMenu />
        <Tool
          name={t('map.drawZone')}
          pressed={drawing}
          onClick={() => setSession({ mode: { mode: drawing ? 'browse' : 'draw-zone' } })}
        >
          <IconPolygon size={18} stroke={1.6} />
        </Tool>
        {hasRoads && (
          <>
            <Tool
              name={t('map.pickRoad')}
              pressed={picking}
              onClick={() => setSession({ mode: { mode: picking ? 'browse' : 'pick-road' } })}
            >
              <IconRoadOff size={18} stroke={1.6} />
            </Tool>
            <Tool
              name={t('map.drawAcross')}
              pressed={across}
              onClick={() => setSession({ mode: { mode: across ? 'browse' : 'draw-across' } })}
            >
              <IconBarrierBlock size={18} stroke={1.6} />
            </Tool>
          </>
        )}
      </div>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Tool({ name, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={name} position="top">
      <ActionIcon aria-label={name} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Chooses the kind first; the next click on the map sets the place. */
function AddFacilityMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useSession((state) => state.question.facilityKinds);
  const mode = useSession((state) => state.mode);
  const name = t('map.addFacility');
  return (
    <Menu position="top-end" width={220}>
      <Tooltip label={name} position="top">
        <Menu.Target>
          <ActionIcon aria-label={name} data-on={mode.mode === 'add-facility'}>
            <IconSquareRoundedPlus size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown mah="min(420px, 45vh)" style={{ overflowY: 'auto' }}>
        {kindsByLevel(asked).map(({ level, kinds }) => (
          <div key={level}>
            <Menu.Label>{t(`level.${level}`)}</Menu.Label>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => setSession({ mode: { mode: 'add-facility', kind } })}>
                {format.kind(kind)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
