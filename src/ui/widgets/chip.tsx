import { useTranslation } from 'react-i18next';
import classes from './chip.module.css';

interface Props {
  readonly state: 'good' | 'bad' | 'unknown' | 'proposal' | 'quiet';
  readonly children: React.ReactNode;
}

export function Chip({ state, children }: Props) {
  return (
    <span className={classes.chip} data-state={state}>
      {children}
    </span>
  );
}

/** Met, not met, or not known because nobody lives there. */
export function MetChip({ share, met }: { readonly share: number; readonly met: boolean }) {
  const { t } = useTranslation();
  if (Number.isNaN(share)) return <Chip state="unknown">{t('met.unknown')}</Chip>;
  return <Chip state={met ? 'good' : 'bad'}>{t(met ? 'met.yes' : 'met.no')}</Chip>;
}
