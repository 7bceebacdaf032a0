import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACILITY_KINDS } from '../../src/core/model/facility-kind.ts';
import { ROLE_FIELDS } from '../../src/core/normalise/column-synonyms.ts';
import { DATA_ROLES } from '../../src/core/normalise/data-role.ts';
import english from '../../src/language/en.json';
import englishIssues from '../../src/language/issues.en.json';
import chineseIssues from '../../src/language/issues.zh-CN.json';
import { createLanguage } from '../../src/language/language.ts';
import chinese from '../../src/language/zh-CN.json';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') out.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) out.set(inner, text);
  }
  return out;
}

/** Chinese has one plural form, English two: `line_one` and `line_other` are one sentence. */
function base(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function variables(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

function tags(text: string): string[] {
  return [...text.matchAll(/<(\w+)\s*\/?>/g)].map((match) => match[1] ?? '').sort();
}

const zh = flat({ ...chinese, issue: chineseIssues });
const en = flat({ ...english, issue: englishIssues });
const zhBases = new Set([...zh.keys()].map(base));
const enBases = new Set([...en.keys()].map(base));

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

const uiText = sources('src/ui').join('\n');

describe('the two catalogues', () => {
  it('hold the same sentences', () => {
    expect([...zhBases].filter((key) => !enBases.has(key))).toEqual([]);
    expect([...enBases].filter((key) => !zhBases.has(key))).toEqual([]);
  });

  it('have no empty sentence', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('use the same variables and marks', () => {
    const wrong = [...en].filter(([key, text]) => {
      const other = zh.get(key) ?? zh.get(`${base(key)}_other`) ?? '';
      return variables(text).join() !== variables(other).join() || tags(text).join() !== tags(other).join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('name every kind, role and field', () => {
    const wanted = [
      ...FACILITY_KINDS.map((kind) => `kind.${kind.code}`),
      ...FACILITY_KINDS.map((kind) => `level.${kind.level}`),
      ...DATA_ROLES.map((role) => `role.${role}`),
      ...Object.values(ROLE_FIELDS)
        .flat()
        .map((field) => `field.${field}`),
    ];
    expect(wanted.filter((key) => !zhBases.has(key))).toEqual([]);
  });
});

describe('keys used on the screen', () => {
  it('exist where they are written out', () => {
    const used = [...uiText.matchAll(/(?:\bt|translate)\(\s*'([\w.-]+)'/g), ...uiText.matchAll(/i18nKey="([\w.-]+)"/g)];
    const missing = used.map((match) => match[1] ?? '').filter((key) => !zhBases.has(key));
    expect(used.length).toBeGreaterThan(150);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('exist where they are chosen between two', () => {
    const chosen = [...uiText.matchAll(/\b(?:t|translate)\([^'`)]*\? '([\w.-]+)' : '([\w.-]+)'/g)];
    const missing = chosen.flatMap((match) => [match[1] ?? '', match[2] ?? '']).filter((key) => !zhBases.has(key));
    expect(missing).toEqual([]);
  });

  it('have at least one sentence where a part is computed', () => {
    const stems = [...uiText.matchAll(/\b(?:t|translate)\(\s*`([\w.-]+)\.\$\{/g)].map((match) => match[1] ?? '');
    const missing = stems.filter((stem) => ![...zhBases].some((key) => key.startsWith(`${stem}.`)));
    expect(stems.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('cover every step of undo', () => {
    const labels = [...uiText.matchAll(/\{ key: '(\w+)', values/g)].map((match) => `edit.${match[1]}`);
    expect(labels.length).toBeGreaterThan(8);
    expect(labels.filter((key) => !zhBases.has(key))).toEqual([]);
  });
});

describe('progress', () => {
  it('has words for every step that the engine names', () => {
    const code = sources('src/engine').join('\n');
    const steps = [...code.matchAll(/pause\??\.?\(\s*'([\w-]+)'/g)].map((match) => `progress.${match[1]}`);
    expect(steps.length).toBeGreaterThan(2);
    expect([...steps, ...DATA_ROLES.map((role) => `progress.read-${role}`)].filter((key) => !zhBases.has(key))).toEqual(
      [],
    );
  });
});

describe('issues', () => {
  it('have a sentence for every code that the program can raise', () => {
    const code = ['src/core', 'src/formats', 'src/document', 'src/engine'].flatMap(sources).join('\n');
    const raised = [...code.matchAll(/code: '([a-z0-9-]+)',\s*severity/g)].map((match) => `issue.${match[1]}`);
    expect(raised.length).toBeGreaterThan(20);
    expect([...new Set(raised)].filter((key) => !zhBases.has(key) || !enBases.has(key))).toEqual([]);
  });
});

describe('createLanguage', () => {
  it('speaks without a browser', async () => {
    expect((await createLanguage('zh-CN')).t('edit.moveFacility', { name: '白沙急救站' })).toBe('移动 白沙急救站');
    expect((await createLanguage('en')).t('site.line', { count: 1, before: 34, after: 11 })).toBe(
      '1 township: newly covered 34 → 11 min',
    );
    expect((await createLanguage('zh-CN')).t('site.line', { count: 1, before: 34, after: 11 })).toBe(
      '1 个乡镇新进圈居民 34 → 11 分',
    );
  });
});
