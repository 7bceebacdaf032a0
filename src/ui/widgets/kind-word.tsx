import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../document-store.ts';
import { groupKinds } from '../facility-levels.ts';
import { useFormat } from '../use-format.ts';
import classes from './kind-word.module.css';
import { Word } from './word.tsx';

interface Props {
  readonly kinds: readonly string[];
  readonly onChange: (kinds: readonly string[]) => void;
}

const MOST_NAMES = 3;

/** Kinds of facilities as a word of the sentence; behind it, the loaded kinds by level with their counts. */
export function KindWord({ kinds, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const facilities = useDocument((state) => state.history?.plan.facilities);
  const counts = new Map<string, number>();
  for (const facility of facilities ?? []) {
    if (facility.open) counts.set(facility.kind, (counts.get(facility.kind) ?? 0) + 1);
  }
  const text =
    kinds.length === 0
      ? t('kindWord.none')
      : kinds.length > MOST_NAMES
        ? t('kindWord.more', {
            names: kinds.slice(0, MOST_NAMES).map(format.kind).join(t('list.comma')),
            n: kinds.length - MOST_NAMES,
          })
        : format.kinds(kinds);
  const toggle = (kind: string, on: boolean) => onChange(on ? [...kinds, kind] : kinds.filter((one) => one !== kind));
  return (
    <Word text={text} name={t('kindWord.name')} width={300}>
      {groupKinds([...new Set([...counts.keys(), ...kinds])]).map((group) => (
        <fieldset key={group.level} className={classes.level}>
          <legend>{t(`level.${group.level}`)}</legend>
          {group.kinds.map((kind) => (
            <Checkbox
              key={kind}
              checked={kinds.includes(kind)}
              onChange={(event) => toggle(kind, event.currentTarget.checked)}
              label={t('layers.kindCount', { kind: format.kind(kind), n: format.count(counts.get(kind) ?? 0) })}
            />
          ))}
        </fieldset>
      ))}
      {kinds.length === 0 && <small>{t('kindWord.chooseOne')}</small>}
    </Word>
  );
}
