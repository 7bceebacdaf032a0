import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { removeZone } from '../control/edits.ts';
import { useDocument } from '../document-store.ts';
import { CardHead } from './card-head.tsx';
import classes from './inspector.module.css';

export function ZoneCard({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const zone = useDocument((state) => state.history?.plan.zones.find((one) => one.id === id));
  if (!zone) return null;
  return (
    <>
      <CardHead title={zone.name} />
      <p className={classes.sub}>{t(`zone.kind.${zone.kind}`, { defaultValue: zone.kind })}</p>
      <section className={classes.section}>
        <p>{t('zone.meaning')}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => removeZone(id)}>
            {t('zone.remove')}
          </Button>
        </div>
      </section>
    </>
  );
}
