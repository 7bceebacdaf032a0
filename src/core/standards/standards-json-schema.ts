import { toJsonSchema } from '@valibot/to-json-schema';
import { SCHEMA_PARTS, STANDARDS_SCHEMA } from './rule-schema.ts';

/** The JSON Schema of a set of rules, generated from the schema that reading uses. Kept in `public/schema/`. */
export function standardsJsonSchema(): object {
  return {
    title: 'MedReach standards, version 1',
    ...toJsonSchema(STANDARDS_SCHEMA, { errorMode: 'ignore', typeMode: 'input', definitions: SCHEMA_PARTS }),
  };
}
