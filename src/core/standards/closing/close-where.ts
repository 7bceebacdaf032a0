import type { Words } from './close-test.ts';

/** Yes-or-no conditions of the catalogue and the flags they ask for. */
const FLAG_WORDS: Readonly<Record<string, string>> = {
  remote: 'remote',
  strong: 'strong',
  has_clinic: 'has-clinic',
  has_blood_branch: 'has-blood-branch',
  high_need: 'high-need',
  small: 'small',
};

/** A condition in the catalogue's words as closed keys: tags become flags, `unit` and `centre_level` a level. */
export function closeWhere(words: Words): Words {
  const flags: string[] = [];
  const not_flags: string[] = [];
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(words)) {
    if (FLAG_WORDS[key] !== undefined) (value === false ? not_flags : flags).push(FLAG_WORDS[key]);
    else if (key === 'county_tag') flags.push(String(value));
    else if (key === 'hosts') flags.push(`hosts-${String(value)}`);
    else if (key === 'unit' || key === 'centre_level') rest['level'] = value;
    else rest[key] = value;
  }
  return { ...rest, ...(flags.length > 0 && { flags }), ...(not_flags.length > 0 && { not_flags }) };
}
