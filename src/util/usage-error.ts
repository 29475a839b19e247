/**
 * The user's request cannot be carried out: a missing file, a mistake in the rule file, a folder that cannot be
 * written. Printed without a stack; the command exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do about it, one line; '' where the message says it. */
  readonly advice: string;

  constructor(message: string, advice = '') {
    super(message);
    this.advice = advice;
  }
}
