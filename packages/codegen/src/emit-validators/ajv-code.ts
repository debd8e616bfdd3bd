import { Ajv2020 } from "ajv/dist/2020.js";
import type { Profile } from "../schemas/profiles.ts";
import { viewKeywords } from "./ajv-keywords.ts";
import type { FunctionView } from "./function-view.ts";
import { rewriteAjvCode } from "./rewrite-ajv-code.ts";

/** The source of each function of one module: Ajv's standalone code, rewritten. */
export function compileFunctions(
  functions: readonly FunctionView[],
  profile: Profile,
): readonly string[] {
  const ajv = createAjv(profile);
  return functions.map(({ name, view }) => {
    const { source } = ajv.compile({ ...view });
    if (source === undefined) throw new TypeError(`${name}: Ajv kept no source`);
    return rewriteAjvCode(source.validateCode, { name, view, profile });
  });
}

function createAjv(profile: Profile): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // Flat code whichever the profile: what a fault does is decided when the code is rewritten.
    allErrors: true,
    messages: false,
    // The dialect has `minLength: 1` only, and counting code points would not change that one.
    unicode: false,
    // It would warn of `unicode` each time.
    logger: false,
    code: { source: true, esm: true },
  });
  // Bookkeeping at every call, for keywords that the dialect does not have.
  ajv.opts.unevaluated = false;
  ajv.opts.dynamicRef = false;
  for (const keyword of viewKeywords(profile)) ajv.addKeyword(keyword);
  return ajv;
}
