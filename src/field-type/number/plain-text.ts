/*
 * Numbers, dates, amounts and phones are written in many digits and with many invisible marks. Reading starts by
 * bringing them to one alphabet; words stay as they are.
 */

/** Marks that only steer how a line is laid out: bidi marks, joiners, byte-order mark, soft hyphen, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const MINUSES = /[\u2010-\u2012\u2212\ufe63\uff0d\u02d7]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u00b4\uff07\u2032]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const DIGITS = /\p{Nd}/gu;

/** Decimal digits come in runs of ten that end at a known place, so the value is the distance from the run's zero. */
const zeros = new Map<number, number>();
function digitValue(code: number): number {
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  let zero = zeros.get(code);
  if (zero === undefined) {
    zero = code;
    // Mathematical digits stand run after run without a gap; every other run has another character before its zero.
    if (code >= 0x1d7ce && code <= 0x1d7ff) zero = 0x1d7ce + Math.floor((code - 0x1d7ce) / 10) * 10;
    else while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    zeros.set(code, zero);
  }
  return code - zero;
}

/**
 * The text with ASCII digits, plain spaces (one in a row, none at the ends), `-` for every minus, `'` for every
 * apostrophe, `%` for every percent sign, full-width characters as ASCII and invisible marks left out. The Arabic
 * separators `٫` and `٬` stay, because they say what they are.
 */
export function plainText(text: string): string {
  let previous = 32;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 126 || code < 32) return rewrite(text);
    if (code === 32 && previous === 32) return rewrite(text);
    previous = code;
  }
  return previous === 32 && text !== '' ? text.slice(0, -1) : text;
}

/** What each code unit beyond ASCII becomes, worked out when it is first met. */
const forms: (string | undefined)[] = [];

function rewrite(text: string): string {
  let plain = '';
  let spaced = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Digits and marks beyond the first plane are two units.
    if (code >= 0xd800 && code <= 0xdfff) return rewriteAny(text);
    let form = text[at]!;
    if (code > 126 || code < 33) {
      const known = forms[code];
      form = known ?? rewriteCharacters(form);
      if (known === undefined) forms[code] = form;
    }
    if (form === ' ') {
      if (!spaced) plain += form;
      spaced = true;
    } else if (form !== '') {
      plain += form;
      spaced = false;
    }
  }
  return plain.endsWith(' ') ? plain.slice(0, -1) : plain;
}

const rewriteAny = (text: string): string => rewriteCharacters(text).replace(/ +/g, ' ').trim();

function rewriteCharacters(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(DIGITS, (digit) => (digit < ':' ? digit : String(digitValue(digit.codePointAt(0)!))))
    .replace(MINUSES, '-')
    .replace(APOSTROPHES, "'")
    .replace(/[٪﹪]/g, '%')
    .replace(SPACES, ' ');
}
