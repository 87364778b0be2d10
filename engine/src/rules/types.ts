/** The types a rule may speak of. There is no `dyn`: whatever is not declared is refused when the rule is saved. */
export type RuleType = 'int' | 'double' | 'string' | 'bool' | ListType | ObjectType

export interface ListType {
  list: RuleType
  /** The most elements the engine ever admits; the cost bound of a macro is the product of these. */
  longest: number
  /** A named list of the program: it may be large, so it can only be asked with `in`. */
  named?: true
}

export interface ObjectType {
  object: string
  fields: Readonly<Record<string, FieldType>>
}

export interface FieldType {
  type: RuleType
  /** May be absent: reading it without `has()` makes the rule not fire. */
  optional: boolean
}

/** The variables that a condition or amount may name, by trigger. */
export type Vocabulary = Readonly<Record<string, RuleType>>

export const required = (type: RuleType): FieldType => ({ type, optional: false })
export const optional = (type: RuleType): FieldType => ({ type, optional: true })
export const listOf = (list: RuleType, longest: number): ListType => ({ list, longest })
export const namedList = (longest: number): ListType => ({ list: 'string', longest, named: true })
export const object = (name: string, fields: Record<string, FieldType>): ObjectType => ({ object: name, fields })

/** A table of values by key, for `lookup`. It has no fields: nothing else can be done with it. */
export const TABLE: ObjectType = object('Table', {})

export const isList = (type: RuleType): type is ListType => typeof type === 'object' && 'list' in type
export const isObject = (type: RuleType): type is ObjectType => typeof type === 'object' && 'object' in type
export const isNumber = (type: RuleType): type is 'int' | 'double' => type === 'int' || type === 'double'

/** The type as CEL writes it. */
export function nameOf(type: RuleType): string {
  if (isList(type)) return `list<${nameOf(type.list)}>`
  return isObject(type) ? type.object : type
}
