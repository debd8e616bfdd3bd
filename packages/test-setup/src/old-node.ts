/**
 * Returns NODE_OPTIONS with which a process states another version of Node.js. With `lacksExports`, it also fails where
 * Node.js 18 does, at the first import of a module that needs a new `node:crypto`.
 */
export function asOldNode(version: string, lacksExports: boolean): string {
  const hook = `registerHooks({ resolve(specifier, context, next) {
      if (specifier === "node:crypto") throw new SyntaxError("no export named 'hash'");
      return next(specifier, context);
    } });`;
  const code = `import { registerHooks } from "node:module";
    const versions = { ...process.versions, node: "${version}" };
    Object.defineProperty(process, "versions", { value: versions });
    ${lacksExports ? hook : ""}`;
  return `--import data:text/javascript,${encodeURIComponent(code)}`;
}
