import { ActionIcon, Checkbox, Popover, Radio, Stack, Tooltip } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shading } from '../../map/map-scene.ts';
import { useDocument } from '../document-store.ts';
import { groupKinds } from '../facility-levels.ts';
import { session, setSession, useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import classes from './layer-control.module.css';

const SHADINGS: readonly Shading[] = ['cells', 'township-share', 'township-minutes', 'township-outside', 'none'];

/** The menu stays between the header and the status line. */
const KEEP_OFF = { top: 56, bottom: 34, left: 8, right: 8 };

/** What the map shows: colours of the ground, lines, and facilities by level. */
export function LayerControl() {
  const { t } = useTranslation();
  const shading = useSession((state) => state.shading);
  const showRoads = useSession((state) => state.showRoads);
  const showRelief = useSession((state) => state.showRelief);
  const name = t('layers.name');
  return (
    <Popover position="left-end" width={248} middlewares={{ flip: false, shift: { padding: KEEP_OFF } }}>
      <Tooltip label={name} position="top">
        <Popover.Target>
          <ActionIcon aria-label={name}>
            <IconStack2 size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Tooltip>
      <Popover.Dropdown className={classes.dropdown}>
        <Radio.Group
          label={t('layers.shading')}
          value={shading}
          onChange={(value) => setSession({ shading: SHADINGS.find((one) => one === value) ?? 'cells' })}
        >
          <Stack gap={8} mt={6}>
            {SHADINGS.map((value) => (
              <Radio key={value} size="xs" value={value} label={t(`layers.by.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Stack gap={8} mt={12}>
          <Checkbox
            label={t('layers.roads')}
            checked={showRoads}
            onChange={(event) => setSession({ showRoads: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('layers.relief')}
            checked={showRelief}
            onChange={(event) => setSession({ showRelief: event.currentTarget.checked })}
          />
        </Stack>
        <KindChecks />
      </Popover.Dropdown>
    </Popover>
  );
}

function toggleKind(kind: string, show: boolean): void {
  const others = session().visibleKinds.filter((one) => one !== kind);
  setSession({ visibleKinds: show ? [...others, kind] : others });
}

function KindChecks() {
  const { t } = useTranslation();
  const format = useFormat();
  const facilities = useDocument((state) => state.history?.plan.facilities);
  const visible = useSession((state) => state.visibleKinds);
  const counts = new Map<string, number>();
  for (const { kind } of facilities ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return groupKinds([...counts.keys()]).map(({ level, kinds }) => (
    <fieldset key={level} className={classes.level}>
      <legend>{t(`level.${level}`)}</legend>
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          label={t('layers.kindCount', { kind: format.kind(kind), n: format.count(counts.get(kind) ?? 0) })}
          checked={visible.includes(kind)}
          onChange={(event) => toggleKind(kind, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  ));
}
