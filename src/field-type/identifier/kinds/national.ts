import type { Kind } from '../kind.ts';
import { americanKinds } from './america.ts';
import { otherKinds } from './asia-africa.ts';
import { eastEuropeKinds } from './europe-east.ts';
import { northEuropeKinds } from './europe-north.ts';
import { southEuropeKinds } from './europe-south.ts';
import { westEuropeKinds } from './europe-west.ts';

/** Kinds of one country, by a name that begins with its code. */
export const nationalKinds: ReadonlyMap<string, Kind> = new Map([
  ...westEuropeKinds,
  ...southEuropeKinds,
  ...northEuropeKinds,
  ...eastEuropeKinds,
  ...americanKinds,
  ...otherKinds,
]);
