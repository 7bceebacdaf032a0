import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Facility } from '../../core/model/facility.ts';
import { closeFacility, removeFacility, reopenFacility } from '../control/edits.ts';
import { useDocument } from '../document-store.ts';
import { useSession } from '../session.ts';
import { useShownCoverage } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { Chip } from '../widgets/chip.tsx';
import { CardHead } from './card-head.tsx';
import { Facts } from './facts.tsx';
import classes from './inspector.module.css';

export function FacilityCard({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facility = useDocument((state) => state.history?.plan.facilities.find((one) => one.id === id));
  const was = useDocument((state) => state.baseline?.facilities.find((one) => one.id === id));
  const row = useShownCoverage()?.facilities.find((one) => one.id === id);
  const asked = useSession((state) => state.question.facilityKinds);
  if (!facility) return null;
  const moved = was !== undefined && (was.lon !== facility.lon || was.lat !== facility.lat);
  return (
    <>
      <CardHead title={facility.name} />
      <p className={classes.sub}>
        {[format.kind(facility.kind), facility.tier].filter(Boolean).join(' · ')}{' '}
        <Chip state={facility.origin === 'proposed' ? 'proposal' : 'quiet'}>
          {t(`facility.origin.${facility.origin}`)}
        </Chip>{' '}
        {!facility.open && <Chip state="bad">{t('facility.closed')}</Chip>}{' '}
        {moved && <Chip state="quiet">{t('facility.moved')}</Chip>}
      </p>
      {row && facility.open && (
        <>
          <p className={classes.big}>
            {format.people(row.people)}
            <small>{t('facility.nearest')}</small>
          </p>
          <section className={classes.section}>
            <Facts
              facts={[
                [t('column.covered'), format.people(row.covered)],
                [t('column.mean'), t('unit.minutes', { n: format.minutes(row.meanMinutes) })],
                [t('column.max'), t('unit.minutes', { n: format.minutes(row.maxMinutes) })],
              ]}
            />
          </section>
        </>
      )}
      {!asked.includes(facility.kind) && <p className={classes.sub}>{t('facility.notAsked')}</p>}
      <section className={classes.section}>
        <Facts facts={factsOf(facility, t, format.count)} />
        <p className={classes.sub}>{t('facility.dragHint')}</p>
        <FacilityButtons facility={facility} />
      </section>
    </>
  );
}

function factsOf(
  facility: Facility,
  t: (key: string) => string,
  count: (value: number) => string,
): readonly (readonly [string, string])[] {
  return [
    [t('facility.place'), `${facility.lon.toFixed(5)}, ${facility.lat.toFixed(5)}`],
    ...(facility.capacity === undefined ? [] : [[t('facility.capacity'), count(facility.capacity)] as const]),
    ...(facility.vehicles === undefined ? [] : [[t('facility.vehicles'), count(facility.vehicles)] as const]),
  ];
}

function FacilityButtons({ facility }: { readonly facility: Facility }) {
  const { t } = useTranslation();
  const { id, open, origin } = facility;
  return (
    <div className={classes.buttons}>
      {open ? (
        <Button variant="default" onClick={() => closeFacility(id)}>
          {t('facility.close')}
        </Button>
      ) : (
        <Button onClick={() => reopenFacility(id)}>{t('facility.reopen')}</Button>
      )}
      {origin !== 'baseline' && (
        <Button variant="default" onClick={() => removeFacility(id)}>
          {t('facility.remove')}
        </Button>
      )}
    </div>
  );
}
