import type { Finding } from '../finding.ts';
import type { FindingKind } from '../finding-kind.ts';

const detail = (finding: Finding, name: string): string => {
  const value = finding.detail[name];
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value ?? '');
};

const column = (finding: Finding): string => (finding.field === null ? 'a cell' : `column "${finding.field}"`);

/** What can be found while sources are read. A record put aside is an error, whatever the usual level of its code. */
export const sourceFindings = {
  'encoding-guessed': {
    level: 'info',
    summary: 'The encoding of a file was guessed from its bytes, which cannot prove it.',
    message: (finding) => {
      const others = finding.detail.others;
      const rivals = Array.isArray(others) && others.length > 0 ? `; it could also be ${others.join(' or ')}` : '';
      return `read as ${detail(finding, 'used')}, a guess from ${detail(finding, 'evidence')} letters${rivals}`;
    },
    advice: 'if letters look wrong, name the encoding in the source, as in "encoding: windows-1254"',
  },
  'delimiter-guessed': {
    level: 'warning',
    summary: 'More than one delimiter would explain the first records of a file.',
    message: (finding) =>
      `cells were split at ${detail(finding, 'used')}, but ${detail(finding, 'other')} would do as well`,
    advice: 'name the delimiter in the source, as in "delimiter: ;"',
  },
  'column-repeated': {
    level: 'warning',
    summary: 'Two columns of a file have one name; the later one was given a suffix.',
    message: (finding) =>
      `column ${detail(finding, 'column')} is named "${detail(finding, 'read')}" like one before it, and is called "${detail(finding, 'name')}"`,
    advice: null,
  },
  'column-unnamed': {
    level: 'warning',
    summary: 'A column of a file has no name; it was given one by its place.',
    message: (finding) => `column ${detail(finding, 'column')} has no name, and is called "${detail(finding, 'name')}"`,
    advice: null,
  },
  'columns-differ': {
    level: 'info',
    summary: 'The files of a source do not all have the same columns; the cells of a missing one are empty.',
    message: (finding) => {
      const missing = finding.detail.missing;
      const extra = finding.detail.extra;
      const parts: string[] = [];
      if (Array.isArray(missing) && missing.length > 0)
        parts.push(`lacks the columns ${missing.join(', ')} of the files before it`);
      if (Array.isArray(extra) && extra.length > 0)
        parts.push(`has the columns ${extra.join(', ')} that the files before it lack`);
      return parts.join(' and ');
    },
    advice: null,
  },
  'no-records': {
    level: 'warning',
    summary: 'A file has a header, or an empty list, and no record.',
    message: () => 'has no records',
    advice: null,
  },
  'empty-record': {
    level: 'info',
    summary: 'A record has no value in any of its cells; it was kept.',
    message: () => 'every cell of the record is empty',
    advice: null,
  },
  'ragged-row': {
    level: 'warning',
    summary:
      'A record has fewer or more cells than the header: missing cells are empty, surplus cells put the record aside unless they are empty.',
    message: (finding) => `has ${detail(finding, 'found')} cells where the header has ${detail(finding, 'expected')}`,
    advice: null,
  },
  'unclosed-quote': {
    level: 'warning',
    summary:
      'A quote was opened and never closed; the record was put aside up to the end of that line (a header is read with its quotes as letters).',
    message: () => 'a quote is opened on this line and never closed',
    advice: 'double a quote that is part of a value, or set "quote" to another character or to nothing',
  },
  'stray-quote': {
    level: 'info',
    summary: 'A quote stands inside a cell without being doubled; it was kept as part of the value.',
    message: () => 'a quote inside a cell is not doubled, and was read as part of the value',
    advice: null,
  },
  'nul-byte': {
    level: 'warning',
    summary: 'A cell holds NUL characters; they were kept.',
    message: (finding) => `${column(finding)} holds a NUL character`,
    advice: null,
  },
  'bad-utf8': {
    level: 'warning',
    summary:
      'A cell holds bytes that are not UTF-8. They became U+FFFD in the cell; the value of the finding names them, as in Jos\\xE9.',
    message: (finding, value) => `${column(finding)} holds bytes that are not UTF-8${value === '' ? '' : `: ${value}`}`,
    advice: 'if the whole file is like this, name its encoding in the source',
  },
  'huge-cell': {
    level: 'warning',
    summary: 'A cell is larger than 1 MB; it was kept.',
    message: (finding) => `${column(finding)} holds a cell of ${detail(finding, 'bytes')} bytes`,
    advice: null,
  },
  'bad-json': {
    level: 'error',
    summary: 'Text that is not JSON; the line (NDJSON) or everything from there on (a JSON list) was put aside.',
    message: (finding) => {
      const position = finding.detail.column === undefined ? '' : ` at column ${detail(finding, 'column')}`;
      return `is not valid JSON${position}: ${detail(finding, 'problem')}`;
    },
    advice: null,
  },
  'json-too-deep': {
    level: 'error',
    summary: 'A JSON record is nested deeper than any export is; it was put aside.',
    message: (finding) => `is nested deeper than ${detail(finding, 'limit')} levels`,
    advice: null,
  },
  'not-a-record': {
    level: 'error',
    summary: 'An element of a list of records is not an object; it was put aside.',
    message: (finding) => `is ${detail(finding, 'found')} where a record, an object, belongs`,
    advice: null,
  },
  'repeated-name': {
    level: 'warning',
    summary:
      'A JSON object has one name twice; the last value was kept, as JSON readers do, and the value of the finding is the other.',
    message: (finding, value) =>
      `has the name "${finding.field ?? ''}" twice; the last value was kept${value === '' ? '' : `, not ${value}`}`,
    advice: null,
  },
  'key-missing': {
    level: 'warning',
    summary: 'A record has no value in the key column of its source.',
    message: (finding) => `has no key: ${column(finding)} is empty`,
    advice: null,
  },
  'key-repeated': {
    level: 'warning',
    summary: 'Records of one source have the same key; they are kept and count as one entity.',
    message: (finding, value) => `key ${value} stands in ${detail(finding, 'records')} records`,
    advice: 'if they are different records, name another key column, or a list of columns',
  },
} satisfies Record<string, FindingKind>;
