import type { AnyFieldType, ReadContext, Reader } from '../field-type/field-type.ts';
import { type KnownCorrections, noCorrections } from './correction-file.ts';
import { Corrector, type ReferenceList } from './corrector.ts';
import type { FieldPlan } from './rules.ts';
import { isTidy, STEP, type TextStep, TIDYING, textSteps } from './text-steps.ts';

/** A value, or one of several in a cell, that the field's type declined. */
interface Decline {
  /** As it stands in the cell, after the steps on text. */
  readonly value: string;
  readonly reason: string;
  readonly suggestion: string | null;
}

interface Tie {
  readonly value: string;
  readonly candidates: readonly string[];
}

/** A value that was read but is probably a typing error. */
interface Doubt {
  readonly value: string;
  readonly suggestion: string;
}

/** What became of one cell. */
export interface Outcome {
  text: string;
  /** Bits of STEP: what changed it. */
  steps: number;
  /** What the type used beside the value, as an exchange rate; '' for nothing. */
  how: string;
  declines: readonly Decline[];
  ties: readonly Tie[];
  doubts: readonly Doubt[];
}

/** Cleans the cells of one field of one source; made once, called once a distinct value (with its companions). */
export class CellCleaner {
  readonly #field: FieldPlan;
  readonly #steps: readonly TextStep[];
  readonly #reader: Reader | null;
  readonly #corrector: Corrector | null;
  readonly #known: ReadonlyMap<string, string>;
  readonly #doubtful: ReadonlyMap<string, string>;
  readonly #suggest: ((text: string) => string | undefined) | undefined;

  constructor(
    field: FieldPlan,
    options: Readonly<Record<string, unknown>>,
    type: AnyFieldType,
    context: ReadContext,
    reference: ReferenceList | null,
    corrections: KnownCorrections = noCorrections,
  ) {
    this.#field = field;
    this.#steps = textSteps(field);
    this.#reader = type.id === 'text' ? null : type.compile(options, context);
    this.#suggest = type.suggester?.(options);
    this.#known = new Map(corrections.sure);
    this.#doubtful = new Map(corrections.doubtful);
    this.#corrector = reference === null ? null : new Corrector(reference, field.correct?.within ?? 0);
  }

  /** The texts as the type's reader will see them: after the steps on text, several values apart. For settling options. */
  prepare(text: string): readonly string[] {
    const outcome = newOutcome();
    if (this.#field.separator === '') {
      const only = this.#applySteps(text, outcome);
      return only === '' ? nothing : [only];
    }
    return this.#parts(text)
      .map((part) => this.#applySteps(part, outcome))
      .filter((part) => part !== '');
  }

  clean(text: string, companions: readonly string[]): Outcome {
    const outcome = newOutcome();
    const parts = this.#parts(text);
    if (parts.length === 1) {
      outcome.text = this.#cleanPart(text, companions, outcome);
      return outcome;
    }
    const whole = this.#applySteps(text, newOutcome());
    if (whole === '') {
      outcome.steps |= STEP.missing;
      return outcome;
    }
    const cleaned = parts.map((part) => this.#cleanPart(part, companions, outcome));
    // An empty place between two separators is text in a field of text, and nothing where values are read.
    outcome.text = (this.#reader === null ? cleaned : cleaned.filter((part) => part !== '')).join(
      this.#field.separator,
    );
    if (this.#reader !== null && cleaned.includes('')) outcome.steps |= STEP.type;
    return outcome;
  }

  /** Reads a text that comes from elsewhere (a fill, a default); null where the type cannot read it. */
  readForeign(text: string, companions: readonly string[]): string | null {
    if (this.#reader === null) return text;
    const texts: string[] = [];
    for (const part of this.#parts(text)) {
      const reading = this.#reader(part, ...companions);
      if (!reading.ok) return null;
      texts.push(reading.text);
    }
    return texts.filter((part) => part !== '').join(this.#field.separator);
  }

  #parts(text: string): readonly string[] {
    return this.#field.separator === '' ? [text] : text.split(this.#field.separator);
  }

  #applySteps(text: string, outcome: Outcome): string {
    let current = text;
    const skip = this.#steps.length > 0 && isTidy(text) ? TIDYING : 0;
    for (const step of this.#steps) {
      if ((step.bit & skip) !== 0) continue;
      if (current === '') break;
      const next = step.apply(current);
      if (next === current) continue;
      outcome.steps |= step.bit;
      current = next;
    }
    return current;
  }

  #cleanPart(text: string, companions: readonly string[], outcome: Outcome): string {
    const prepared = this.#asKnown(this.#applySteps(text, outcome), outcome);
    if (prepared === '') return '';
    if (this.#reader === null) return this.#correct(prepared, outcome);
    if (prepared.trim() === '') {
      outcome.steps |= STEP.type;
      return '';
    }
    const reading = this.#reader(prepared, ...companions);
    if (reading.ok) {
      const suggestion = this.#suggest?.(prepared);
      // A type may suggest what it has just read, as the category nearest to "shop" is "shop".
      if (suggestion !== undefined && suggestion !== reading.text)
        outcome.doubts = [...outcome.doubts, { value: text, suggestion }];
      return this.#correct(this.#written(prepared, reading, outcome), outcome);
    }
    const stepsBefore = outcome.steps;
    const mended = this.#corrector === null ? prepared : this.#correct(prepared, outcome);
    const again = mended === prepared ? reading : this.#reader(mended, ...companions);
    if (again.ok) return this.#written(mended, again, outcome);
    outcome.steps = stepsBefore;
    return this.#decline(text, prepared, reading.reason, outcome);
  }

  /** What the correction file, or the column itself, says of a value as it stands. */
  #asKnown(text: string, outcome: Outcome): string {
    const right = this.#known.get(text);
    if (right !== undefined && right !== text) {
      outcome.steps |= STEP.correct;
      return right;
    }
    const suggestion = right === undefined ? this.#doubtful.get(text) : undefined;
    if (suggestion !== undefined && suggestion !== text)
      outcome.doubts = [...outcome.doubts, { value: text, suggestion }];
    return text;
  }

  #written(prepared: string, { text, how = '' }: { text: string; how?: string }, outcome: Outcome): string {
    if (this.#field.write === 'as-read' || text === prepared) return prepared;
    outcome.steps |= STEP.type;
    if (how !== '') outcome.how = outcome.how === '' || outcome.how === how ? how : `${outcome.how}; ${how}`;
    return text;
  }

  #decline(text: string, prepared: string, reason: string, outcome: Outcome): string {
    outcome.declines = [...outcome.declines, { value: text, reason, suggestion: this.#suggest?.(prepared) ?? null }];
    if (this.#field.declined !== 'blank') return prepared;
    outcome.steps |= STEP.blank;
    return '';
  }

  #correct(text: string, outcome: Outcome): string {
    // What somebody wants to stay as it is, no list corrects.
    if (this.#known.get(text) === text) return text;
    const correction = this.#corrector?.correct(text) ?? null;
    if (correction === null) return text;
    if ('candidates' in correction) {
      outcome.ties = [...outcome.ties, { value: text, candidates: correction.candidates }];
      return text;
    }
    if (correction.value !== text) outcome.steps |= STEP.correct;
    return correction.value;
  }
}

// Most cells have nothing to note: one empty list serves them all.
const nothing: readonly never[] = [];
const newOutcome = (): Outcome => ({ text: '', steps: 0, how: '', declines: nothing, ties: nothing, doubts: nothing });
