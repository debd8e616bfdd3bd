import type { VerifyError } from "../errors.ts";
import { isJsonArray, type Json, type JsonObject, objectOr } from "../json/json.ts";
import { type Form, forms } from "../plan/delivery.ts";
import { deliveryState } from "../plan/pact-names.ts";
import { isChosenByState, type MatrixRow } from "../schemas/variants.ts";
import { below, invalid, type PactPlace, quoteJson } from "./place.ts";

/** Messages that a provider state selects. */
export interface StateChoice {
  /** Form of their content. The envelope, if the state does not set it. */
  readonly form: Form;
  /** One variant, or several if the state omits a parameter. */
  readonly variants: readonly [MatrixRow, ...MatrixRow[]];
}

/** Reads the provider state of an interaction. Throws if the schemas do not have its parameters. */
export function readState(
  raw: JsonObject,
  interaction: PactPlace,
  rows: readonly MatrixRow[],
): StateChoice {
  const [state, ...more] = isJsonArray(raw.providerStates) ? raw.providerStates : [];
  const at = below(interaction, "providerStates");
  if (state === undefined) throw noState(at, "none");
  if (more.length > 0) throw noState(below(at, 1), "a second state");
  const { name, params } = objectOr(state);
  if (name !== deliveryState) throw noState(below(at, 0, "name"), quoteJson(name));
  const { form, ...choosing } = objectOr(params);
  const place = below(at, 0, "params");
  return {
    form: readForm(form, below(place, "form")),
    variants: chooseRows(choosing, place, rows),
  };
}

function readForm(value: Json | undefined, at: PactPlace): Form {
  if (value === undefined) return forms[0];
  const form = forms.find((one) => one === value);
  if (form !== undefined) return form;
  throw invalid(at, {
    expected: forms.map((one) => `"${one}"`).join(" or "),
    found: quoteJson(value),
    fix: "Change the parameter in the consumer's test, or omit it for the envelope.",
  });
}

function noState(at: PactPlace, found: string): VerifyError {
  return invalid(at, {
    expected: `only the state "${deliveryState}"`,
    found,
    fix: "Use this state for each message, with the parameters event, purpose, referrer and redemption.",
  });
}

const parameters = ["event", "purpose", "referrer", "redemption"] as const;

function chooseRows(
  params: JsonObject,
  at: PactPlace,
  rows: readonly MatrixRow[],
): StateChoice["variants"] {
  const unknown = Object.keys(params).find((key) => !parameters.some((known) => known === key));
  if (unknown !== undefined) {
    const expected = `one of ${parameters.join(", ")}, form`;
    const fix = "Remove the parameter.";
    throw invalid(below(at, unknown), { expected, found: quoteJson(unknown), fix });
  }
  const [first, ...more] = parameters.reduce(
    (left, key) => chooseBy(key, params[key], { at: below(at, key), rows: left }),
    rows,
  );
  if (first === undefined) {
    const fix = "Change the parameters in the consumer's test.";
    throw invalid(at, { expected: "a variant of the schemas", found: "none", fix });
  }
  return [first, ...more];
}

function chooseBy(
  key: (typeof parameters)[number],
  value: Json | undefined,
  { at, rows }: { readonly at: PactPlace; readonly rows: readonly MatrixRow[] },
): readonly MatrixRow[] {
  if (value === undefined && isChosenByState(key)) return rows;
  const fitting = rows.filter((row) => row[key] === value);
  if (fitting.length > 0) return fitting;
  const known = [...new Set(rows.map((row) => `"${row[key]}"`))].join(", ");
  throw invalid(at, {
    expected: `one of ${known}`,
    found: quoteJson(value),
    fix: `${value === undefined ? "Add" : "Change"} the parameter in the consumer's test.`,
  });
}
