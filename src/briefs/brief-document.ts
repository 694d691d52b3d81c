import * as z from 'zod';
import { briefSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of `*.brief.yml`, for editors. */
export function briefJsonSchema(): Record<string, unknown> {
  return {
    title: 'Earnest behaviour brief',
    description: 'What some code must do, in the words of a person: the only source of expectations for drafted tests.',
    ...z.toJSONSchema(briefSchema, { io: 'input' }),
  };
}
