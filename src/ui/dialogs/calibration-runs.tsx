import { useTranslation } from 'react-i18next';
import type { Issue } from '../../core/model/issue.ts';
import type { CalibrationOutcome } from '../../engine/engine.ts';
import { useFormat } from '../use-format.ts';
import { useIssueText } from '../use-issue-text.ts';
import classes from './calibration-dialog.module.css';

interface Props {
  readonly file: string;
  readonly outcome: CalibrationOutcome;
}

const LISTED = 200;

/** How many runs count, and why the others do not. */
export function CalibrationRuns({ file, outcome: { calibration, runs, issues } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const textOf = useIssueText();
  const used = calibration?.points.length ?? 0;
  const out = issues.filter((issue) => issue.leftOut === true);
  const reasons = countByCode(out)
    .map(([code, count]) => t('calibration.reasonCount', { reason: t(`calibration.reason.${code}`), n: count }))
    .join(t('list.semicolon'));
  return (
    <div>
      <p className={classes.runs}>
        <b>{t('calibration.used', { n: format.count(used), file })}</b>
        {runs > used && t('list.semicolon') + t('calibration.leftOut', { n: format.count(runs - used) })}
      </p>
      {out.length > 0 && (
        <details className={classes.reasons}>
          <summary>{reasons}</summary>
          <ul>
            {out.slice(0, LISTED).map((issue) => (
              <li key={`${issue.code}/${issue.row ?? issue.values?.['id']}`}>{textOf(issue)}</li>
            ))}
            {out.length > LISTED && <li>{t('calibration.moreLeftOut', { n: format.count(out.length - LISTED) })}</li>}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The most frequent reason first. */
function countByCode(issues: readonly Issue[]): [code: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
