import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useResults } from '../results-store.ts';
import { select } from '../session.ts';
import { SimulatedBadge } from '../widgets/simulated-badge.tsx';

export function CardHead({ title, badge }: { readonly title: string; readonly badge?: React.ReactNode }) {
  const { t } = useTranslation();
  const simulated = useResults((state) => state.region?.simulated ?? false);
  return (
    <header>
      {badge}
      <h2>
        {title} {simulated && <SimulatedBadge />}
      </h2>
      <CloseButton size="sm" aria-label={t('inspector.close')} onClick={() => select(null)} />
    </header>
  );
}
