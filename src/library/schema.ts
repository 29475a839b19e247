import { jsonSchema } from '../rulefile/json-schema.ts';
import type { Extensions } from './options.ts';
import { registriesWith } from './registries.ts';

/** The JSON Schema of rule files, for editors; with a script's own units in it where it passes some. */
export const schema = (extensions: Extensions = {}): Readonly<Record<string, unknown>> =>
  jsonSchema(registriesWith(extensions));
