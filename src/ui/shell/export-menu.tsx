import { Button, Menu } from '@mantine/core';
import { IconDeviceFloppy, IconFileTypeCsv, IconMap, IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveAndRemember } from '../control/save.ts';
import { EXPORT_TABLES, exportFile, exportSheet } from '../export.ts';
import { useResults } from '../results-store.ts';

export function ExportMenu() {
  const { t } = useTranslation();
  const ready = useResults((state) => state.evaluation !== null);
  const hasSites = useResults((state) => state.siting !== null);
  return (
    <Menu width={252}>
      <Menu.Target>
        <Button>{t('export.menu')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhoto size={16} />} disabled={!ready} onClick={() => void exportSheet()}>
          {t('export.sheet')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceFloppy size={16} />} disabled={!ready} onClick={saveAndRemember}>
          {t('export.project')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('export.tables')}</Menu.Label>
        {EXPORT_TABLES.map((table) => (
          <Menu.Item
            key={`${table}.csv`}
            leftSection={<IconFileTypeCsv size={16} />}
            disabled={!ready || (table === 'sites' && !hasSites)}
            onClick={() => void exportFile(`${table}.csv`)}
          >
            {t(`export.csv.${table}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('export.shapes')}</Menu.Label>
        {EXPORT_TABLES.map((table) => (
          <Menu.Item
            key={`${table}.geojson`}
            leftSection={<IconMap size={16} />}
            disabled={!ready || (table === 'sites' && !hasSites)}
            onClick={() => void exportFile(`${table}.geojson`)}
          >
            {t(`export.geojson.${table}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
