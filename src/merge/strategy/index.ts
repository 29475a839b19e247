import { consent } from './consent.ts';
import { maximum, minimum } from './extreme.ts';
import { follow } from './follow.ts';
import { longest, shortest } from './length.ts';
import { mostComplete } from './most-complete.ts';
import { mostFrequent } from './most-frequent.ts';
import { leastRecent, mostRecent } from './most-recent.ts';
import { mostTrusted } from './most-trusted.ts';
import type { AnyStrategy } from './strategy.ts';
import { allTrue, anyTrue } from './truth.ts';
import { union } from './union.ts';
import { valid } from './valid.ts';

const all: readonly AnyStrategy[] = [
  mostTrusted,
  mostRecent,
  leastRecent,
  mostComplete,
  mostFrequent,
  valid,
  longest,
  shortest,
  minimum,
  maximum,
  union,
  anyTrue,
  allTrue,
  follow,
  consent,
];

/** Every strategy, by the name a rule file uses. A new one is one file and one line above; schema, docs and tests follow. */
export const strategies: ReadonlyMap<string, AnyStrategy> = new Map(all.map((strategy) => [strategy.id, strategy]));
