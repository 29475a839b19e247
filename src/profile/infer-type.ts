import type { AnyFieldType, Evidence, ReadContext, Surroundings, ValueCount } from '../field-type/field-type.ts';
import type { Json } from '../util/json.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { fieldOfHeader, isTypeOf } from './header-names.ts';
import type { InferredType } from './profile-result.ts';

/** Values that types are tried on; reading a phone or a date takes microseconds, and there are many types. */
const MAX_TRIED = 1000;
/** Below it a column is text. */
const MIN_CONFIDENCE = 0.5;

/** Which types fit a column, best first; text is always among them. */
export function inferTypes(
  name: string,
  values: readonly ValueCount[],
  fieldTypes: ReadonlyMap<string, AnyFieldType>,
): InferredType[] {
  const tried = spread(values, MAX_TRIED);
  const found = [...fieldTypes.values()].map((type): InferredType => {
    const { confidence, options } = inferBest(name, type, tried);
    return { id: type.id, confidence: Math.max(0, Math.min(1, round(confidence))), options };
  });
  const fitting = found
    .filter(({ id, confidence }) => id !== 'text' && confidence >= MIN_CONFIDENCE)
    .sort((a, b) => b.confidence - a.confidence || compareUtf8(a.id, b.id));
  const text = found.find(({ id }) => id === 'text') ?? { id: 'text', confidence: 0, options: {} };
  return [...fitting, text];
}

/** A type knows some headers; a header that names a field in other words says as much as the field's own name. */
function inferBest(name: string, type: AnyFieldType, values: readonly ValueCount[]) {
  const given = type.infer(name, values);
  const field = fieldOfHeader(name);
  if (field === undefined || type.id === 'text' || !isTypeOf(field, type.id)) return given;
  const other = type.infer(field.replaceAll('_', ' '), values);
  return other.confidence > given.confidence ? other : given;
}

/** The most frequent values and, evenly, the others: the list is ordered by frequency. */
export function spread(values: readonly ValueCount[], count: number): readonly ValueCount[] {
  if (values.length <= count) return values;
  const step = values.length / count;
  return Array.from({ length: count }, (_, at) => values[Math.floor(at * step)]!);
}

const round = (share: number) => Math.round(share * 1000) / 1000;

/** Options that types propose from a sample, and that all values and what stands beside them settle better. */
const SETTLEABLE: readonly string[] = ['order', 'decimalSeparator', 'defaultCountry'];

/** What every column has unless something says otherwise; a rule file need not say it. */
const USUAL: readonly string[] = ['decimalSeparator .', 'calendar gregory'];

/** The options that the evidence settles in one way for all parts of a column, as a rule file says them. */
function settledOptions(evidence: readonly Evidence[]): Record<string, Json> {
  const found = new Map<string, Set<Json>>();
  for (const { option, settled, supporting, undecided, part } of evidence) {
    if (supporting + undecided === 0 || (part !== undefined && option !== 'order')) continue;
    found.set(option, (found.get(option) ?? new Set()).add(settled));
  }
  return Object.fromEntries(
    [...found].flatMap(([option, settled]) => {
      const [only] = settled;
      const isOne = settled.size === 1 && typeof only === 'string' && !USUAL.includes(`${option} ${only}`);
      return isOne ? [[option, only]] : [];
    }),
  );
}

/** Types whose canonical text has a smallest and a largest that mean something. */
const ordered = new Map<string, (left: string, right: string) => number>([
  ['integer', (left, right) => Number(left) - Number(right)],
  ['number', (left, right) => Number(left) - Number(right)],
  ['date', compareUtf8],
  ['datetime', compareUtf8],
]);

export interface Readings {
  /** The options that were inferred, and those that all values and what stands beside them settle. */
  readonly options: Readonly<Record<string, Json>>;
  readonly evidence: readonly Evidence[];
  readonly readable: number;
  readonly range: { readonly min: string; readonly max: string } | null;
}

/** How a column reads as the type that was found. */
export function readAs(
  inferred: InferredType,
  values: readonly ValueCount[],
  type: AnyFieldType,
  context: ReadContext,
  beside?: Surroundings,
): Readings {
  const fixed = Object.fromEntries(Object.entries(inferred.options).filter(([name]) => !SETTLEABLE.includes(name)));
  const given = type.options.parse(type.settle === undefined ? inferred.options : fixed);
  const settled = type.settle?.(given, values, context, beside) ?? { options: given, evidence: [] };
  const options = type.settle === undefined ? inferred.options : { ...fixed, ...settledOptions(settled.evidence) };
  if (type.companions !== undefined && type.companions(settled.options).length > 0) {
    return { options, evidence: settled.evidence, readable: 1, range: null };
  }
  const reader = type.compile(settled.options, context);
  const compare = ordered.get(type.id);
  let read = 0;
  let range: { min: string; max: string } | null = null;
  for (const { text } of values) {
    const reading = reader(text);
    if (!reading.ok) continue;
    read++;
    if (compare === undefined) continue;
    range ??= { min: reading.text, max: reading.text };
    if (compare(reading.text, range.min) < 0) range.min = reading.text;
    if (compare(reading.text, range.max) > 0) range.max = reading.text;
  }
  return {
    options,
    evidence: settled.evidence,
    readable: values.length === 0 ? 1 : round(read / values.length),
    range,
  };
}
