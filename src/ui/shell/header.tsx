import { ActionIcon, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { redoStep, undoStep, useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { openStage, setSession, useSession } from '../session.ts';
import { useIssues } from '../use-issues.ts';
import { SimulatedBadge } from '../widgets/simulated-badge.tsx';
import { ExportMenu } from './export-menu.tsx';
import classes from './header.module.css';

export function Header() {
  const title = useDocument((state) => state.title);
  const simulated = useResults((state) => state.region?.simulated ?? false);
  return (
    <header className={classes.header}>
      <span className={classes.logo}>
        医达<b>MedReach</b>
      </span>
      <h1 className={classes.title}>{title}</h1>
      {simulated && <SimulatedBadge />}
      <UndoRedo />
      <span className={classes.grow} />
      <HealthButton />
      <LanguageSwitch />
      <ThemeSwitch />
      <ExportMenu />
    </header>
  );
}

function UndoRedo() {
  const { t } = useTranslation();
  const history = useDocument((state) => state.history);
  const back = history?.done.at(-1);
  const forward = history?.undone.at(-1);
  const undoName = back
    ? t('header.undoStep', { step: t(`edit.${back.label.key}`, { ...back.label.values }) })
    : t('header.undo');
  const redoName = forward
    ? t('header.redoStep', { step: t(`edit.${forward.label.key}`, { ...forward.label.values }) })
    : t('header.redo');
  return (
    <span className={classes.pair}>
      <Tooltip label={undoName}>
        <ActionIcon
          aria-label={undoName}
          aria-disabled={!back}
          {...(back ? {} : { 'data-disabled': true })}
          onClick={undoStep}
        >
          <IconArrowBackUp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoName}>
        <ActionIcon
          aria-label={redoName}
          aria-disabled={!forward}
          {...(forward ? {} : { 'data-disabled': true })}
          onClick={redoStep}
        >
          <IconArrowForwardUp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

/** Errors count more than warnings; notes alone leave the dot green. */
function HealthButton() {
  const { t } = useTranslation();
  const { all, errors, warnings } = useIssues();
  const state = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'good';
  return (
    <UnstyledButton
      className={classes.health}
      title={t(`header.health.${state}`)}
      onClick={() => openStage('data', { dataView: 'health' })}
    >
      <i data-state={state} />
      {t('header.dataHealth', { n: all.length })}
    </UnstyledButton>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useSession((state) => state.language);
  return (
    <SegmentedControl
      aria-label={t('header.language')}
      value={language}
      onChange={(value) => setSession({ language: value === 'en' ? 'en' : 'zh-CN' })}
      data={[
        { value: 'zh-CN', label: '中' },
        { value: 'en', label: 'EN' },
      ]}
    />
  );
}

function ThemeSwitch() {
  const { t } = useTranslation();
  const dark = useSession((state) => state.theme === 'dark');
  const name = t(dark ? 'header.toLight' : 'header.toDark');
  return (
    <Tooltip label={name}>
      <ActionIcon aria-label={name} onClick={() => setSession({ theme: dark ? 'light' : 'dark' })}>
        {dark ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  );
}
