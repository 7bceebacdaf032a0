import { useTranslation } from 'react-i18next';
import { shownRamp } from '../control/scene.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import classes from './before-after.module.css';
import card from './inspector.module.css';

interface Props {
  readonly township: number;
  readonly people: number;
  readonly minutesBefore: number;
  readonly minutesAfter: number;
}

/** One township's minutes before (pale) and after (full), in the colours of the map. */
export function BeforeAfter({ township, people, minutesBefore, minutesAfter }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useSession((state) => state.question.limit);
  const theme = useSession((state) => state.theme);
  const name = useResults((state) => state.region?.townships[township]?.name);
  const ramp = shownRamp(limit, theme);
  const longest = limit.by === 'minutes' ? limit.minutes * 3 : Math.max(minutesBefore, minutesAfter, 1);
  const width = (minutes: number): string => `${Math.min(100, (minutes / longest) * 100)}%`;
  const color = (minutes: number): string => {
    if (limit.by !== 'minutes') return 'var(--accent)';
    const at = ramp.steps.findIndex((step) => minutes <= step);
    return ramp.colors[at === -1 ? ramp.steps.length : at] ?? 'var(--mute)';
  };
  const label = name ?? t('gap.noTownship');
  return (
    <div className={card.row} title={t('site.rowTitle', { name: label, people: format.people(people) })}>
      <span>{label}</span>
      <span className={classes.bars} aria-hidden>
        {Number.isNaN(minutesBefore) ? (
          <i className={classes.unknown} />
        ) : (
          <i className={classes.before} style={{ width: width(minutesBefore), background: color(minutesBefore) }} />
        )}
        <i style={{ width: width(minutesAfter), background: color(minutesAfter) }} />
      </span>
      <span>
        {Number.isNaN(minutesBefore)
          ? t('site.fromUnreached', { after: format.count(minutesAfter) })
          : t('site.fromTo', { before: format.count(minutesBefore), after: format.count(minutesAfter) })}
      </span>
    </div>
  );
}
