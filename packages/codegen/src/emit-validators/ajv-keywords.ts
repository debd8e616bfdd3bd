import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, Name } from "ajv";
import { _Code } from "ajv/dist/compile/codegen/code.js";
import { and } from "ajv/dist/compile/codegen/index.js";
import type { Profile } from "../schemas/profiles.ts";
import type { Call } from "./function-view.ts";

/**
 * The keywords that function views have besides those of Ajv.
 *
 * Ajv hands each of them its value untyped (`cxt.schema`). Its type follows from the view, the only
 * place that these keywords come from.
 */
export function viewKeywords(profile: Profile): readonly CodeKeywordDefinition[] {
  return [
    fields,
    optional,
    mandatory(profile),
    nonNull(profile),
    checkedBy(profile),
    closed,
    formatted,
  ];
}

/**
 * The declared keys, each with the view of its field. `properties` and `required` mean the same, but
 * look each value up several times, and that is what a check of valid data costs.
 */
const fields: CodeKeywordDefinition = {
  keyword: "fields",
  type: "object",
  schemaType: "object",
  code(cxt) {
    for (const key of Object.keys(cxt.schema)) {
      // A block each: bundlers then give all of them the same short name.
      cxt.gen.code(new _Code("{"));
      cxt.subschema({ keyword: "fields", schemaProp: key, dataProp: key }, cxt.gen.name("valid"));
      cxt.gen.code(new _Code("}"));
    }
  },
};

/** The value of a field is checked if it is there. */
const optional: CodeKeywordDefinition = {
  keyword: "optional",
  schemaType: "object",
  code: (cxt) => cxt.gen.if(_`${cxt.data} !== undefined`, () => checkField(cxt)),
};

/** The field is there, and its value is checked. */
function mandatory(profile: Profile): CodeKeywordDefinition {
  return presence("mandatory", profile, (data) => _`${data} === undefined`);
}

/** The field is there and not null: for it, null means absent. */
function nonNull(profile: Profile): CodeKeywordDefinition {
  return presence("nonNull", profile, (data) => _`${data} === undefined || ${data} === null`);
}

function presence(
  keyword: string,
  profile: Profile,
  isMissing: (data: Name) => Code,
): CodeKeywordDefinition {
  const code = (cxt: KeywordCxt): void => {
    const check = (): void => checkField(cxt);
    // A tolerant function returns at a fault, so its check needs no else.
    if (profile === "tolerant") {
      cxt.gen.if(isMissing(cxt.data), () => cxt.error());
      check();
    } else {
      cxt.gen.if(isMissing(cxt.data), () => cxt.error(), check);
    }
  };
  return { keyword, schemaType: "object", error: { message: "", params: _`{}` }, code };
}

function checkField(cxt: KeywordCxt): void {
  cxt.subschema({ keyword: cxt.keyword }, cxt.gen.name("valid"));
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
  // The same name in the block of each field: a number would change with every key before it.
  const inner = new Name("inner");
  gen.const(inner, _`${callee}(${data})`);
  gen.if(inner, () => gen.return(_`within(${it.errorPath}, ${inner})`));
}

function emitStrictCall({ gen, data, it }: KeywordCxt, callee: Name): void {
  gen.code(_`${callee}(${data}, instancePath+${it.errorPath}, report)`);
}

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
      const unknown = known.map((name) => _`${key} !== ${name}`);
      cxt.gen.if(unknown.length === 0 ? _`true` : and(...unknown), () => cxt.error());
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
