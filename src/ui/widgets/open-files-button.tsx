import { Button, FileButton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openFiles } from '../control/open.ts';

interface Props {
  readonly label?: string;
  readonly variant?: 'filled' | 'default';
}

/** Chooses one or several files; a project file is chosen together with its data. */
export function OpenFilesButton({ label, variant = 'filled' }: Props) {
  const { t } = useTranslation();
  return (
    <FileButton multiple onChange={(files) => void openFiles(files)}>
      {(props) => (
        <Button {...props} variant={variant} leftSection={<IconFolderOpen size={16} stroke={1.6} />}>
          {label ?? t('data.openFiles')}
        </Button>
      )}
    </FileButton>
  );
}
