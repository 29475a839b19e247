import { callingCodeOf, type NumberingPlan, planOf, plansOf } from './numbering-plan.ts';

const MAX_NATIONAL = 17;

/** A number as the library would find it, and whether it is valid, only as long as a number of its country, or neither. */
export interface FastPhone {
  readonly e164: string;
  readonly fit: 'valid' | 'possible' | 'wrong-length';
}

/**
 * A number written in digits and plain punctuation, as libphonenumber reads it; undefined where the library must
 * decide.
 */
export function fastPhone(text: string, country: string): FastPhone | undefined {
  const digits = digitsOf(text);
  if (digits === undefined) return undefined;
  if (digits.charCodeAt(0) === 43) return international(digits.slice(1));
  const plan = country === '' ? undefined : planOf(country);
  return plan === undefined ? undefined : national(digits, plan);
}

/** Digits with a leading + where there is one; undefined where another character stands in the text. */
function digitsOf(text: string): string | undefined {
  const length = text.length;
  if (length < 5 || length > 40) return undefined;
  let digits = '';
  let start = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    // Space, brackets, hyphen, dot and slash; anything else may begin an extension or a word.
    if (code === 32 || code === 40 || code === 41 || code === 45 || code === 46 || code === 47) {
      if (at > start) digits += text.slice(start, at);
      start = at + 1;
    } else if (code === 43 && digits === '' && start === at) start = at;
    else return undefined;
    if (code === 43 && text.charCodeAt(at + 1) === 43) return undefined;
  }
  digits = start === 0 ? text : digits + text.slice(start);
  return digits.length < 5 || digits.charCodeAt(1) === 43 ? undefined : digits;
}

/** `digits` begin with a calling code. */
function international(digits: string): FastPhone | undefined {
  const code = callingCodeOf(digits);
  if (code === '') return undefined;
  const plans = plansOf(code)!;
  return finish(digits.slice(code.length), plans[0]!, plans, undefined);
}

function national(digits: string, plan: NumberingPlan): FastPhone | undefined {
  const prefix = plan.internationalPrefix?.exec(digits);
  if (prefix) {
    const rest = digits.slice(prefix[0].length);
    return prefix[0] === '' || rest.charCodeAt(0) === 48 ? undefined : international(rest);
  }
  const plans = plansOf(plan.callingCode);
  if (plans === undefined) return undefined;
  if (!digits.startsWith(plan.callingCode)) return finish(digits, plan, plans, plan);

  // The calling code may have been written without its plus.
  const shorter = digits.slice(plan.callingCode.length);
  const asShorter = significant(shorter, plan, plans);
  const asWhole = significant(digits, plan, plans);
  if (asShorter === undefined || asWhole === undefined) return undefined;
  const isInternational = (!plan.matches(asWhole) && plan.matches(asShorter)) || plan.lengthOf(asWhole) === 'too-long';
  return isInternational ? finish(shorter, plans[0]!, plans, undefined) : finish(digits, plan, plans, plan);
}

function finish(
  digits: string,
  plan: NumberingPlan,
  plans: readonly NumberingPlan[],
  fallback: NumberingPlan | undefined,
): FastPhone | undefined {
  const number = significant(digits, plan, plans);
  if (number === undefined || number.length < 2 || number.length > MAX_NATIONAL) return undefined;
  const exact = exactPlan(number, plans) ?? fallback ?? plans[0]!;
  const e164 = `+${plan.callingCode}${number}`;
  if (exact.isValid(number)) return { e164, fit: 'valid' };
  return { e164, fit: exact.lengthOf(number) === 'possible' ? 'possible' : 'wrong-length' };
}

/** The national significant number: the digits without a national prefix. undefined: the library must decide. */
function significant(digits: string, plan: NumberingPlan, plans: readonly NumberingPlan[]): string | undefined {
  const prefix = plan.nationalPrefix?.exec(digits);
  if (!prefix) return digits;
  if (plan.rewrites) return undefined;
  const number = digits.slice(prefix[0].length);
  if (number === digits) return digits;
  if (plan.matches(digits) && !plan.matches(number)) return digits;
  const length = (exactPlan(number, plans) ?? plan).lengthOf(number);
  return length === 'too-short' || length === 'between' ? digits : number;
}

/** Of countries that share a calling code, the one that a number belongs to. */
function exactPlan(number: string, plans: readonly NumberingPlan[]): NumberingPlan | undefined {
  if (plans.length === 1) return plans[0];
  for (const plan of plans) {
    if (plan.leadingDigits ? plan.leadingDigits.test(number) : plan.hasType(number)) return plan;
  }
  return undefined;
}
