import type { TypeName } from "../schemas/model.ts";
import type { Profile } from "../schemas/profiles.ts";
import type { Field, View } from "./function-view.ts";
import { quote } from "./quote.ts";

/** The input of the rewriting besides Ajv's code. */
export interface RewriteContext {
  readonly name: string;
  readonly view: View;
  readonly profile: Profile;
}

/**
 * Changes the frame around the checks in Ajv's code of one function. The checks stay as they are.
 *
 * - tolerant: `f(data)` returns the first fault or undefined. The path is put in front of a fault on
 *   its way out, so that a value without faults costs no path.
 * - strict: `f(data, path, report)` passes each fault to `report`, and stops going through items and
 *   keys once that is full. Ajv itself copies all errors so far at each call, so that its time for
 *   n bad items grows with the square of n.
 *
 * @throws {TypeError} if anything of the old frame is left: an Ajv of another shape needs a look.
 */
export function rewriteAjvCode(code: string, context: RewriteContext): string {
  const steps = [
    rewriteFrame,
    rewriteFaults,
    rewriteTypeTests,
    rewriteLoops,
    rewritePaths,
    numberByDepth,
  ];
  const text = steps.reduce((before, step) => step(before, context), code);
  const left = leftOver.exec(withoutOwnNames(text));
  if (left) throw new TypeError(`${context.name}: Ajv's code has an unknown shape at "${left[0]}"`);
  return text;
}

/** Names of Ajv's frame, and whatever would make the module depend on another. */
const leftOver =
  /\b(?:vErrors|errors|_errs\d*|err\d+|valid\d+|instancePath|rootData|schema\d+|func\d+|formats\d+|require|import)\b/;

/** The code without strings and property names: a schema may call a property anything. */
function withoutOwnNames(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\.\w+/g, "");
}

function rewriteFrame(code: string, { name, profile }: RewriteContext): string {
  const parameters = profile === "tolerant" ? "data" : "data, path, report";
  return code
    .replace(/^function validate\d+\(data, \{.*?\}=\{\}\)\{/, `function ${name}(${parameters}){`)
    .replace("let vErrors = null;let errors = 0;", "")
    .replace(/validate\d+\.errors = vErrors;return errors === 0;\}$/, "}");
}

const faultPattern =
  /const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:"#(.*?)",keyword:"(\w+)",params:\{(.*?)\}\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;

/** Each place where Ajv found something wrong, as a return (tolerant) or a report (strict). */
function rewriteFaults(code: string, { view, profile }: RewriteContext): string {
  const toStatement = (
    ...[, , path = "instancePath", at = "", keyword = "", params = ""]: string[]
  ): string => {
    const value = params.slice(params.indexOf(":") + 1).trim();
    const call = toFault(keyword, { path, value, node: nodeAt(view, stepsOf(at)) }).join(", ");
    return profile === "tolerant" ? `return fault(${call});` : `report.fault(${call});`;
  };
  return code.replace(faultPattern, toStatement);
}

interface Site {
  /** JavaScript of the JSON pointer to the value that was looked at. */
  readonly path: string;
  /** JavaScript of the one value of Ajv's `params`. */
  readonly value: string;
  /** The schema that the keyword stands in. */
  readonly node: ViewNode;
}

/** JavaScript of a fault's pointer, code and expectation. The pointer is that of the offending place. */
function toFault(keyword: string, { path, value, node }: Site): readonly string[] {
  switch (keyword) {
    case "mandatory":
      return [path, quote("required"), quote(typesInWords(node.mandatory))];
    case "nonNull":
      return [path, quote("required"), quote(typesInWords(node.nonNull))];
    case "type":
      return [path, quote("type"), quote(typesInWords(node))];
    case "minLength":
      return [path, quote("min_length"), quote("a string that is not empty")];
    case "closed":
      return [`${path}+"/"+token(${value})`, quote("unknown_property"), quote("no such key")];
    case "enum":
      return [path, quote("unknown_value"), quote(`one of ${node.enum?.join(", ")}`)];
    case "formatted":
      return [path, quote("format"), quote(`an RFC 3339 ${node.formatted}`)];
    default:
      throw new TypeError(`no fault is known for the keyword ${keyword}`);
  }
}

/** The JSON types of a view: `a string or null`. */
function typesInWords({ type, checkedBy }: View = {}): string {
  if (checkedBy !== undefined) return checkedBy.orNull ? "an object or null" : "an object";
  if (type === undefined) return "any value";
  const types = typeof type === "string" ? [type] : type;
  return types.map((name) => typeWords[name]).join(" or ");
}

const typeWords: { readonly [T in TypeName]: string } = {
  object: "an object",
  array: "an array",
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "a boolean",
  null: "null",
};

/** A view or one of its fields: what Ajv's path to a keyword leads through. */
type ViewNode = View & Field;

function nodeAt(node: ViewNode | undefined, steps: readonly string[]): ViewNode {
  const [step, ...rest] = steps;
  if (node === undefined) throw new TypeError(`nothing in the view before ${steps.join("/")}`);
  switch (step) {
    case undefined:
      return node;
    case "fields":
      return nodeAt(node.fields?.[rest[0] ?? ""], rest.slice(1));
    case "items":
    case "additionalProperties":
    case "optional":
    case "mandatory":
    case "nonNull":
      return nodeAt(node[step], rest);
    default:
      throw new TypeError(`no step of a view: ${step}`);
  }
}

/** The steps of Ajv's path to a keyword, the keyword itself left off. */
function stepsOf(schemaPath: string): readonly string[] {
  const steps = schemaPath.split("/").slice(1, -1);
  return steps.map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Ajv's tests of a type by the name of the built-in that does the same, or of one in the prelude. */
function rewriteTypeTests(code: string): string {
  return code
    .replace(
      /\(typeof (\w+(?:\.\w+)*) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g,
      "Number.isInteger($1))",
    )
    .replace(/\(typeof (\S+) == "number"\) && \(isFinite\(\1\)\)/g, "Number.isFinite($1)")
    .replace(/(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)/g, "isObject($1)");
}

/** In strict code a full report ends the walk through items and keys. */
function rewriteLoops(code: string, { profile }: RewriteContext): string {
  if (profile === "tolerant") return code;
  return code
    .replace(
      /for\(let (i\d+)=0; \1<(len\d+); \1\+\+\)\{/g,
      "for(let $1=0; $1<$2 && !report.full; $1++){",
    )
    .replace(/for\(const key\d+ in data\d*\)\{/g, "$&if(report.full)break;");
}

/** Paths start at the function's own value: nothing in tolerant code, `path` in strict code. */
function rewritePaths(code: string, { profile }: RewriteContext): string {
  const escaped = code.replace(
    /(key\d+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g,
    "token($1)",
  );
  const start = profile === "tolerant" ? '""' : "path";
  return joinStrings(renamed(escaped, (name) => (name === "instancePath" ? start : name)));
}

/** `"/a"+"/b"` as `"/a/b"`. */
function joinStrings(code: string): string {
  const joined = code.replace(/("(?:[^"\\]|\\.)*)" ?\+ ?"((?:[^"\\]|\\.)*")/g, "$1$2");
  return joined === code ? code : joinStrings(joined);
}

/**
 * Ajv numbers its variables from the top of a function to its end, so that a new key would change
 * every line after it. Here the number is the depth: `data1` is a value of `data`, `i1` counts in it.
 */
function numberByDepth(code: string): string {
  const depths = new Map([["data", 0]]);
  const note = (pattern: RegExp, deeper: number): void => {
    for (const [, name = "", container = ""] of code.matchAll(pattern)) {
      depths.set(name, (depths.get(container) ?? 0) + deeper);
    }
  };
  note(/let (data\d+) = (data\d*)/g, 1);
  note(/const (len\d+) = (data\d*)\.length/g, 0);
  note(/const (key\d+) in (data\d*)/g, 0);
  note(/let (i\d+)=0; \w+<(len\d+)/g, 0);
  return renamed(code, (name) => {
    const depth = name === "data" ? undefined : depths.get(name);
    return depth === undefined ? name : name.replace(/\d+$/, `${depth}`);
  });
}

/** Renames the variables of the code, and neither strings nor the names of properties. */
function renamed(code: string, rename: (name: string) => string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"|(?<![\w$.])[A-Za-z_]\w*/g, (found) =>
    found.startsWith('"') ? found : rename(found),
  );
}
