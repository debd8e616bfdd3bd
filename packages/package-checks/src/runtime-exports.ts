import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Returns the exports of a module when it runs: each name, sorted, with its kind. */
export async function runtimeExportsOf(
  folder: string,
  file: string,
): Promise<readonly (readonly [name: string, kind: string])[]> {
  const loaded: object = await import(pathToFileURL(join(folder, file)).href);
  return Object.entries(loaded)
    .map(([name, value]) => [name, kindOf(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function kindOf(value: unknown): string {
  if (typeof value === "function") return /^class\b/.test(String(value)) ? "class" : "function";
  return Array.isArray(value) ? "array" : typeof value;
}
