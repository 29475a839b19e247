/** What each file of cases asks, and whether an answer is the expected one. */

const readAs = new Map([
  ['money', 'money'],
  ['numbers', 'number'],
  ['dates', 'datetime'],
  ['phones', 'phone'],
  ['emails', 'email'],
  ['urls', 'url'],
  ['iban', 'iban'],
  ['vat', 'vat'],
  ['ids', 'identifier'],
  ['postal', 'postal_code'],
  ['countries', 'country'],
  ['booleans', 'boolean'],
  ['names', 'person_name'],
  ['companies', 'company_name'],
]);

/** Keys of `opts` that are no options. */
const information = new Set(['type']);
/** Keys that say something to some files and are information in others. */
const meantFor = new Map([
  ['op', []],
  ['country', ['postal', 'vat', 'ids']],
  ['locale', ['money', 'numbers', 'dates', 'countries', 'booleans', 'names', 'ids']],
]);

/** The function of the library that a case is a call of, with its arguments. */
export function callOf(name, { in: given, opts }) {
  if (name === 'casing' || name === 'text') {
    const { op, ...options } = opts;
    return ['transformText', op, given, options];
  }
  if (name === 'similarity') {
    const { metric, ...options } = opts;
    return typeof given === 'string' ? ['phonetic', metric, given] : ['similarity', metric, ...given, options];
  }
  if (name === 'names' && opts.op === 'capitalize') {
    return ['parseValue', 'person_name', given, { locale: opts.locale ?? '', capitalize: true }];
  }
  const options = Object.entries(opts).filter(
    ([key]) => !information.has(key) && (meantFor.get(key)?.includes(name) ?? true),
  );
  return ['parseValue', readAs.get(name), given, Object.fromEntries(options)];
}

export function judge(library, name, value) {
  const [call, ...given] = callOf(name, value);
  let answer;
  try {
    answer = library[call](...given);
  } catch (error) {
    return { right: false, answer: String(error) };
  }
  return { right: isRight(name, answer, value), answer };
}

function isRight(name, answer, { out, opts, in: given }) {
  if (name === 'casing' || name === 'text') return answer === out;
  if (name === 'similarity') {
    if (typeof given === 'string') return JSON.stringify([answer].flat()) === JSON.stringify([out].flat());
    return Math.abs(answer - out) <= 1e-4;
  }
  if (out === null || out.valid === false) return !answer.ok;
  if (!answer.ok) return false;
  switch (name) {
    case 'money':
      return (
        sameDecimal(answer.value.amount, out.amount) &&
        (!('currency' in out) || (answer.value.currency ?? null) === out.currency)
      );
    case 'numbers':
      return sameDecimal(answer.text, typeof out === 'object' ? out.value : out);
    case 'phones':
      return answer.value.e164 === out.e164 && (out.ext === undefined || answer.value.ext === out.ext);
    case 'emails':
      return out.normalized === undefined || answer.text === out.normalized;
    case 'urls':
      return out.href === undefined || answer.text === out.href;
    case 'iban':
    case 'vat':
    case 'ids':
      return out.compact === undefined || answer.text === out.compact;
    case 'names':
      if (opts.op === 'capitalize') return answer.text === out;
      return Object.entries(out).every(([part, expected]) => (answer.value[part] ?? '') === expected);
    case 'companies':
      return answer.value.base === (typeof out === 'string' ? out : out.base);
    case 'postal':
      return out.normalized === undefined || answer.text === out.normalized;
    default:
      return answer.value === out || answer.text === out;
  }
}

const plainDecimal = (text) => {
  const [, sign, whole, part = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(String(text)) ?? [];
  if (whole === undefined) return String(text);
  const digits = part === '' ? whole : `${whole}.${part}`;
  return digits === '0' ? '0' : sign + digits;
};
const sameDecimal = (left, right) => plainDecimal(left) === plainDecimal(right);
