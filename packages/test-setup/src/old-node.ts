/**
 * Returns NODE_OPTIONS with which a process states an old version of Node.js. It fails where an old Node.js does, at the
 * first import of a module that needs a new `node:crypto`.
 */
export function asOldNode(version: string): string {
  const code = `import { registerHooks } from "node:module";
    const versions = { ...process.versions, node: "${version}" };
    Object.defineProperty(process, "versions", { value: versions });
    registerHooks({ resolve(specifier, context, next) {
      if (specifier === "node:crypto") throw new SyntaxError("no export named 'hash'");
      return next(specifier, context);
    } });`;
  return `--import data:text/javascript,${encodeURIComponent(code)}`;
}
