import { _, type CodeKeywordDefinition, type KeywordCxt, Name } from "ajv";
import { and, getProperty } from "ajv/dist/compile/codegen/index.js";
import type { Profile } from "./profiles.ts";
import type { Call } from "./validator-view.ts";

/** The keywords that function views have besides those of Ajv. */
export function viewKeywords(profile: Profile): readonly CodeKeywordDefinition[] {
  return [checkedBy(profile), present, closed, formatted];
}

/**
 * The value is checked by another function of the module. `$ref` would do the same with an options
 * object and a path built at each call, whether or not anything is wrong.
 */
function checkedBy(profile: Profile): CodeKeywordDefinition {
  const emit = profile === "tolerant" ? emitTolerantCall : emitStrictCall;
  const code = (cxt: KeywordCxt): void => {
    const { name, orNull }: Call = cxt.schema;
    if (orNull) cxt.gen.if(_`${cxt.data} !== null`, () => emit(cxt, new Name(name)));
    else emit(cxt, new Name(name));
  };
  return { keyword: "checkedBy", schemaType: "object", code };
}

function emitTolerantCall({ gen, data, it }: KeywordCxt, callee: Name): void {
  const fault = gen.const("fault", _`${callee}(${data})`);
  gen.if(fault, () => gen.return(_`within(${it.errorPath}, ${fault})`));
}

function emitStrictCall({ gen, data, it }: KeywordCxt, callee: Name): void {
  gen.code(_`${callee}(${data}, instancePath+${it.errorPath}, report)`);
}

/** These keys are there and not null: for them null means absent. */
const present: CodeKeywordDefinition = {
  keyword: "present",
  // So that a missing key is found before anything inside of the others.
  before: "additionalProperties",
  type: "object",
  schemaType: "array",
  error: { message: "", params: ({ params }) => _`{missingProperty: ${params.missingProperty}}` },
  code(cxt) {
    const keys: readonly string[] = cxt.schema;
    for (const key of keys) {
      const value = _`${cxt.data}${getProperty(key)}`;
      cxt.setParams({ missingProperty: key });
      cxt.gen.if(_`${value} === undefined || ${value} === null`, () => cxt.error());
    }
  },
};

/**
 * No keys but these. `additionalProperties: false` means the same, but looks the keys up in a copy of
 * the schema that would have to be shipped.
 */
const closed: CodeKeywordDefinition = {
  keyword: "closed",
  type: "object",
  schemaType: "array",
  error: {
    message: "",
    params: ({ params }) => _`{additionalProperty: ${params.additionalProperty}}`,
  },
  code(cxt) {
    const known: readonly string[] = cxt.schema;
    cxt.gen.forIn("key", cxt.data, (key) => {
      cxt.setParams({ additionalProperty: key });
      cxt.gen.if(and(...known.map((name) => _`${key} !== ${name}`)), () => cxt.error());
    });
  },
};

/** The string has this format. `format` would want a table of formats at module scope. */
const formatted: CodeKeywordDefinition = {
  keyword: "formatted",
  type: "string",
  schemaType: "string",
  error: { message: "", params: _`{}` },
  code(cxt) {
    const check = new Name(cxt.schema === "date" ? "isDate" : "isDateTime");
    cxt.fail(_`!report.${check}(${cxt.data})`);
  },
};
