import type { SchemaNode } from "../schemas/model.ts";

/** A schema as Ajv gets it: a few keywords of 2020-12, and those of ours in `ajv-keywords.ts`. */
export interface View {
  readonly type?: NonNullable<SchemaNode["type"]>;
  readonly fields?: { readonly [key: string]: Field };
  readonly additionalProperties?: View;
  readonly items?: View;
  readonly minLength?: 1;
  readonly enum?: readonly (string | null)[];
  /** The value is checked by another function. */
  readonly checkedBy?: Call;
  /** No keys but these. */
  readonly closed?: readonly string[];
  /** The string has this format. */
  readonly formatted?: NonNullable<SchemaNode["format"]>;
}

/** A declared key: `properties` and `required` in one, so that its value is read once. */
export interface Field {
  readonly optional?: View;
  readonly mandatory?: View;
  /** Mandatory, and null counts as missing. */
  readonly nonNull?: View;
}

/** A call of another function of the same module, which a reference becomes. */
export interface Call {
  readonly name: string;
  /** True if null passes without the call. */
  readonly orNull: boolean;
}

/** One function to compile. */
export interface FunctionView {
  readonly name: string;
  readonly view: View;
  /** The names under which the module exports it, none for a shared object. */
  readonly exportedAs: readonly string[];
}
