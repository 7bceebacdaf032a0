import { evaluateAverageTime } from './evaluators/average-time.ts';
import { evaluateCountPerUnit } from './evaluators/count-per-unit.ts';
import type { Area } from './evaluators/coverage.ts';
import { evaluateCoverageDistance } from './evaluators/coverage-distance.ts';
import { evaluateCoverageTime } from './evaluators/coverage-time.ts';
import { evaluateDistrict } from './evaluators/district.ts';
import { evaluateExclusion } from './evaluators/exclusion.ts';
import { evaluateMixShare } from './evaluators/mix-share.ts';
import { allOf, anyOf } from './evaluators/outcome.ts';
import { evaluatePairing } from './evaluators/pairing.ts';
import { evaluateRatio } from './evaluators/ratio.ts';
import { evaluateSiting } from './evaluators/siting.ts';
import { evaluateSizeThreshold } from './evaluators/size-threshold.ts';
import { evaluateTrend } from './evaluators/trend.ts';
import { matchWhere } from './match-where.ts';
import { type Parameters, type Prepared, prepareRule, THRESHOLDS } from './parameters.ts';
import type { Context } from './quantity.ts';
import type { Branch, Rule, Where } from './rule-schema.ts';
import { AREA, type Snapshot } from './snapshot.ts';
import { indexSnapshot, type SnapshotIndex } from './snapshot-index.ts';
import { subjectsOf } from './subjects-of.ts';
import { distinctMissing, NOT_APPLICABLE, type Outcome, type Subject, unknownFor, type Verdict } from './verdict.ts';

/**
 * Checks one rule everywhere it speaks of: one verdict per place. A pure function of rule, snapshot and parameters, so that
 * before and after a scenario is the same call twice. Order: where → except → cases → test → any_of / all_of.
 */
export function evaluateRule(rule: Rule, snapshot: Snapshot, parameters: Parameters): Verdict[] {
  return evaluateIndexed(rule, indexSnapshot(snapshot), parameters);
}

/** Checks many rules on one snapshot; travel that several ask for is measured once. */
export function evaluateRules(rules: readonly Rule[], snapshot: Snapshot, parameters: Parameters): Verdict[] {
  const index = indexSnapshot(snapshot);
  return rules.flatMap((rule) => evaluateIndexed(rule, index, parameters));
}

function evaluateIndexed(rule: Rule, index: SnapshotIndex, parameters: Parameters): Verdict[] {
  const prepared = prepareRule(rule, parameters);
  const subjects = subjectsOf(prepared.rule, index);
  const head = { rule: rule.id, targetYear: prepared.targetYear };
  if (subjects.list.length === 0) {
    const whole: Subject = { of: 'whole' };
    return [{ ...(subjects.outcome ?? unknownFor(...subjects.missing)), ...head, subject: whole }];
  }
  return subjects.list.map((subject) => {
    const found = judge({ index, rule: prepared.rule }, subject, prepared);
    return { ...confirmed(found, { index, subject, prepared }), ...head, subject };
  });
}

/** A number that nobody has confirmed gives no status, only what the status would be. */
function confirmed(
  found: Outcome,
  { index, subject, prepared }: { index: SnapshotIndex; subject: Subject; prepared: Prepared },
): Outcome & Pick<Verdict, 'provisional'> {
  const { rule, unconfirmed } = prepared;
  const waits = rule.computable === 'manual' || found.missing.every((one) => one.data === 'confirmation');
  if (found.status === 'unknown' && waits) return ticked(found, { index, subject, rule });
  if (found.status === 'not-applicable' || found.status === 'unknown' || unconfirmed.length === 0) return found;
  const missing = unconfirmed.map((key) => ({ data: 'parameter' as const, key }));
  return {
    ...found,
    status: 'unknown',
    provisional: found.status,
    missing: distinctMissing([...found.missing, ...missing]),
  };
}

/** Rules that no data decides: a person's tick with evidence does. */
function ticked(
  found: Outcome,
  { index, subject, rule }: { index: SnapshotIndex; subject: Subject; rule: Rule },
): Outcome {
  const { units, facilities, confirmations } = index.snapshot;
  const of =
    subject.of === 'unit' ? units[subject.index]!.code : subject.of === 'facility' ? facilities[subject.index]!.id : '';
  const tick = confirmations.find((one) => one.rule === rule.id && one.of === of);
  if (!tick) return { ...found, missing: distinctMissing([...found.missing, { data: 'confirmation' }]) };
  return { ...NOT_APPLICABLE, status: tick.holds ? 'met' : 'unmet' };
}

function judge(context: Context, subject: Subject, prepared: Prepared): Outcome {
  const { index, rule } = context;
  if (subject.of === 'unit' && index.population[subject.index] === 0) return NOT_APPLICABLE;
  const byCells = BY_CELLS.includes(rule.kind);
  const where = matchWhere(index, subject, whereOf(rule, subject));
  if (where.truth === 'no') return NOT_APPLICABLE;
  if (where.truth === 'unknown') return unknownFor(...where.missing);
  if (byCells && rule.where?.area && !livesIn(index, subject, rule.where.area)) return NOT_APPLICABLE;
  let mayShare = false;
  for (const { when, effect } of rule.except ?? []) {
    const found = matchWhere(index, subject, when);
    if (found.truth === 'unknown') return unknownFor(...found.missing);
    if (found.truth === 'no') continue;
    if (effect === 'not-applicable') return NOT_APPLICABLE;
    mayShare = true;
  }
  if (prepared.missing.length > 0)
    return unknownFor(...prepared.missing.map((key) => ({ data: 'parameter' as const, key })));
  const outcome =
    byCells && usesArea(rule)
      ? allOf(areasOf(rule).map((area) => tested(context, subject, area)))
      : tested(context, subject, null);
  return mayShare && outcome.status === 'unmet' ? shared(context, subject, outcome) : outcome;
}

/** Projects and partitions of the whole name their places themselves; what is judged by cells has the class of the cells. */
function whereOf(rule: Rule, subject: Subject): Where {
  if (subject.of === 'whole' && (rule.kind === 'siting' || rule.kind === 'district')) return {};
  return BY_CELLS.includes(rule.kind) ? withoutArea(rule.where ?? {}) : (rule.where ?? {});
}

/** Rules whose class of place is that of the people, not that of the unit. */
const BY_CELLS: readonly Rule['kind'][] = ['coverage-time', 'coverage-distance', 'average-time'];

const usesArea = (rule: Rule) =>
  rule.where?.area !== undefined || (rule.cases ?? []).some(({ when }) => when.area !== undefined);

/** Whether anybody of a class lives in a place, or may do so. */
function livesIn({ peopleByArea }: SnapshotIndex, subject: Subject, area: 'urban' | 'rural'): boolean {
  const sums = subject.of === 'unit' ? peopleByArea[subject.index] : undefined;
  return !sums || sums[AREA.unknown] > 0 || sums[AREA[area]] > 0 || sums[AREA.urban] + sums[AREA.rural] === 0;
}

function areasOf(rule: Rule): Area[] {
  return rule.where?.area ? [rule.where.area] : ['urban', 'rural'];
}

function withoutArea({ area: _area, ...rest }: Where): Where {
  return rest;
}

/** A small unit without its own is met by a share in its neighbour's. */
function shared({ index }: Context, subject: Subject, outcome: Outcome): Outcome {
  const { links, units } = index.snapshot;
  if (subject.of !== 'unit' || !links?.recorded.has('shared-centre'))
    return unknownFor({ data: 'links', relation: 'shared-centre' });
  const code = units[subject.index]!.code;
  const has = links.list.some((link) => link.relation === 'shared-centre' && link.from === code);
  return has ? { ...outcome, status: 'met', gap: 0, closes: [] } : outcome;
}

/** The test with the first case that holds, then its branches. */
function tested(context: Context, subject: Subject, area: Area): Outcome {
  const { index, rule } = context;
  let own: Rule = rule;
  for (const { when, test } of rule.cases ?? []) {
    const found =
      area !== null && when.area !== undefined && when.area !== area
        ? ({ truth: 'no', missing: [] } as const)
        : matchWhere(index, subject, area === null ? when : withoutArea(when));
    if (found.truth === 'unknown') return unknownFor(...found.missing);
    if (found.truth === 'no') continue;
    // The case's keys are those of the rule's own kind: the schema holds both.
    own = { ...rule, test: { ...rule.test, ...test } } as Rule;
    break;
  }
  // Its numbers are those of cases, and none of them is this place's.
  if (own === rule && rule.cases && isEmpty(rule)) return NOT_APPLICABLE;
  const inContext = { index, rule: own };
  if (own.any_of) return anyOf(own.any_of.map((branch) => branchOf(inContext, subject, { branch, area })));
  const base = byKind(inContext, subject, { test: own, area });
  if (!own.all_of) return base;
  return allOf([base, ...own.all_of.map((branch) => branchOf(inContext, subject, { branch, area }))]);
}

/** A test that has a threshold only in its cases. */
function isEmpty({ kind, test }: Rule): boolean {
  return THRESHOLDS[kind].some((key) => (test as Readonly<Record<string, unknown>>)[key] === null);
}

function branchOf(context: Context, subject: Subject, { branch, area }: { branch: Branch; area: Area }): Outcome {
  if (branch.kind === 'unresolved') return unknownFor({ data: 'wording', words: branch.words });
  const { kind, ...test } = branch;
  return byKind(context, subject, { test: { kind, test } as Judged, area });
}

type Judged = { [K in Rule['kind']]: Pick<Extract<Rule, { kind: K }>, 'kind' | 'test'> }[Rule['kind']];

function byKind(context: Context, subject: Subject, { test: one, area }: { test: Judged; area: Area }): Outcome {
  switch (one.kind) {
    case 'coverage-time':
      return evaluateCoverageTime(context, subject, one.test, area);
    case 'coverage-distance':
      return evaluateCoverageDistance(context, subject, one.test, area);
    case 'average-time':
      return evaluateAverageTime(context, subject, one.test, area);
    case 'count-per-unit':
      return evaluateCountPerUnit(context, subject, one.test);
    case 'ratio':
      return evaluateRatio(context, subject, one.test);
    case 'mix-share':
      return evaluateMixShare(context, subject, one.test);
    case 'size-threshold':
      return evaluateSizeThreshold(context, subject, one.test);
    case 'pairing':
      return evaluatePairing(context, subject, one.test);
    case 'district':
      return evaluateDistrict(context, subject, one.test);
    case 'exclusion':
      return evaluateExclusion(context, subject, one.test);
    case 'siting':
      return evaluateSiting(context, subject, one.test);
    case 'trend':
      return evaluateTrend(context, subject, one.test);
  }
}
