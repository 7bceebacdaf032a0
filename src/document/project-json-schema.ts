import { toJsonSchema } from '@valibot/to-json-schema';
import { PROJECT_SCHEMA } from './project-schema.ts';

/** The project file's JSON Schema, generated from the schema that reading uses. Kept in `public/schema/`. */
export function projectJsonSchema(): object {
  return {
    title: 'MedReach project, version 1',
    ...toJsonSchema(PROJECT_SCHEMA, { errorMode: 'ignore', typeMode: 'input' }),
  };
}
