/** What most codes are: capital letters and digits without marks. */
const plain = /^[0-9A-Z]*$/;
const ascii = /^[\x20-\x7e]*$/;

interface Cleaning {
  readonly marks: string;
  readonly keepCase: boolean;
  readonly keepSpace: boolean;
}

/** A function that takes a code out of its grouping: ASCII digits, capital letters, none of the marks. */
export function cleaner({ marks, keepCase, keepSpace }: Cleaning): (text: string) => string {
  let pattern: RegExp | undefined;
  const makePattern = () => new RegExp(`[${keepSpace ? '' : '\\s'}${marks.replace(/[\\\]^-]/g, '\\$&')}]+`, 'g');
  return (text) => {
    if (plain.test(text)) return text;
    const spelled = (ascii.test(text) ? text : toAscii(text)).trim();
    // Made at the first need: there are hundreds of kinds, and a run uses a few.
    pattern ??= makePattern();
    const bare = spelled.replace(pattern, '');
    return keepCase ? bare : bare.toUpperCase();
  };
}

/** Full-width letters, digits of other scripts, dashes and spaces of typography as the ASCII ones; marks of direction are left out. */
function toAscii(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u2010-\u2015\u2212\ufe58\u00ad]/g, '-')
    .replace(/\u2044/g, '/')
    .replace(/[\u0130\u0131]/g, 'I');
}
