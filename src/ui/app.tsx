import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { useSession } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { cssVariables, theme } from './theme.ts';

export function App({ language }: { readonly language: i18n }) {
  const scheme = useSession((state) => state.theme);
  return (
    <I18nextProvider i18n={language}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
        <Shell />
      </MantineProvider>
    </I18nextProvider>
  );
}
