import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NamedPlace } from '../../../core/model/question.ts';
import { forgetPlace } from '../../control/siting-places.ts';
import { useSession } from '../../session.ts';
import classes from '../panel.module.css';
import own from './defence.module.css';

/** Places where the next proposal must have a site, or may have none; each can be taken back. */
export function PlaceWishes() {
  const { required = [], excluded = [] } = useSession((state) => state.siting);
  return (
    <>
      <Places kind="required" places={required} />
      <Places kind="excluded" places={excluded} />
    </>
  );
}

interface Props {
  readonly kind: 'required' | 'excluded';
  readonly places: readonly NamedPlace[];
}

function Places({ kind, places }: Props) {
  const { t } = useTranslation();
  if (places.length === 0) return null;
  return (
    <div className={classes.option}>
      <span>{t(`siting.wish.${kind}`)}</span>
      <ul className={own.chips}>
        {places.map((place) => (
          <li key={`${place.lon},${place.lat}`} className={own.chip} data-kind={kind}>
            {place.name}
            <CloseButton
              size={20}
              iconSize={12}
              aria-label={t(`siting.wish.${kind}Undo`, { name: place.name })}
              onClick={() => forgetPlace(place)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
