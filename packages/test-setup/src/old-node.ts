/** NODE_OPTIONS with which a process fails as on Node.js 18, at the first import from a module that needs a newer one. */
export const asOldNode: string = `--import data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({ resolve(specifier, context, next) {
    if (specifier === "node:crypto") throw new SyntaxError("no export named 'hash'");
    return next(specifier, context);
  } });`)}`;
