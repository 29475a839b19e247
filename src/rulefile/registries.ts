import type { AnyFieldType } from '../field-type/field-type.ts';
import type { Comparator } from '../link/comparator/comparator.ts';
import type { AnyStrategy } from '../merge/strategy/strategy.ts';
import { UsageError } from '../util/usage-error.ts';
import type { AnyValidation } from '../validate/validation.ts';
import { checkUnits, type UnitKind } from './check-units.ts';

/** Every unit a rule file can name, by its id. The schema, the JSON Schema and the reference pages follow from these. */
export interface Registries {
  readonly fieldTypes: ReadonlyMap<string, AnyFieldType>;
  readonly validations: ReadonlyMap<string, AnyValidation>;
  readonly comparators: ReadonlyMap<string, Comparator>;
  readonly strategies: ReadonlyMap<string, AnyStrategy>;
}

type Units<Unit> = ReadonlyMap<string, Unit> | Readonly<Record<string, Unit>>;

/** The built-in units, as their folders export them. */
export interface BuiltIn {
  readonly fieldTypes: Units<AnyFieldType>;
  readonly validations: Units<AnyValidation>;
  readonly comparators: Units<Comparator>;
  readonly strategies: Units<AnyStrategy>;
}

/** Units of a script's own, beside the built-in ones. */
export interface OwnUnits {
  readonly fieldTypes?: readonly AnyFieldType[];
  readonly validations?: readonly AnyValidation[];
  readonly comparators?: readonly Comparator[];
  readonly strategies?: readonly AnyStrategy[];
}

/** The built-in units and a script's own. An id that is taken is refused: rule files must mean the same everywhere. */
export function makeRegistries(builtIn: BuiltIn, own: OwnUnits = {}): Registries {
  return {
    fieldTypes: joined('field type', builtIn.fieldTypes, own.fieldTypes),
    validations: joined('validation', builtIn.validations, own.validations),
    comparators: joined('comparator', builtIn.comparators, own.comparators),
    strategies: joined('strategy', builtIn.strategies, own.strategies),
  };
}

function joined<Unit extends { readonly id: string }>(
  kind: UnitKind,
  builtIn: Units<Unit>,
  own: readonly Unit[] = [],
): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>(builtIn instanceof Map ? builtIn : Object.entries(builtIn));
  checkUnits(kind, own);
  for (const unit of own) {
    if (units.has(unit.id)) throw new UsageError(`there is a ${kind} "${unit.id}" already`, 'give yours another id');
    units.set(unit.id, unit);
  }
  return units;
}
