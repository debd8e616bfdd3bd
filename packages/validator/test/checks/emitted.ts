import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Model } from "@order-webhooks/codegen";
import type { Check, Found } from "../../src/checks/check.ts";
import type { Drift } from "../../src/drift/walk-known.ts";

/** Mistake for the emitter: a text in one of its files, and the replacement. */
export interface Mistake {
  readonly file: "check-functions.ts" | "checked-schemas.ts" | "known-keys.ts";
  readonly right: string;
  readonly wrong: string;
}

/** Emitted checks of a model, ready to run. */
export interface Emitted {
  /** Finds the issues of a value by the named schema. */
  readonly check: (name: string, value: unknown) => Found;
  /** Finds the drift of a value by the named schema. */
  readonly drift: (name: string, value: unknown) => Drift;
}

const codegen = join(import.meta.dirname, "../../../codegen/src");
const validator = join(import.meta.dirname, "../../src");

/** Runs a copy of the emitter, with or without a mistake, and loads the emitted modules. */
export async function emit(model: Model, mistake?: Mistake): Promise<Emitted> {
  const folder = mkdtempSync(join(tmpdir(), "emitted-"));
  try {
    const emitter = join(folder, "codegen/emit-validators");
    cpSync(join(codegen, "schemas"), join(folder, "codegen/schemas"), { recursive: true });
    cpSync(join(codegen, "emit-validators"), emitter, { recursive: true });
    if (mistake) plant(join(emitter, mistake.file), mistake);
    cpSync(validator, join(folder, "validator"), { recursive: true });
    await writeModules(model, emitter, join(folder, "validator/gen"));
    return await load(join(folder, "validator"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function plant(path: string, { right, wrong }: Mistake): void {
  const parts = readFileSync(path, "utf8").split(right);
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${right}`);
  writeFileSync(path, parts.join(wrong));
}

async function writeModules(model: Model, emitter: string, gen: string): Promise<void> {
  const { toCheckedSchemas } = await imported(emitter, "checked-schemas.ts");
  const { checkFunctionsModule } = await imported(emitter, "check-functions.ts");
  const { knownKeysModule } = await imported(emitter, "known-keys.ts");
  const schemas: readonly { readonly name: string }[] = toCheckedSchemas(model);
  const names = new Set(schemas.map(({ name }) => name));
  mkdirSync(gen, { recursive: true });
  writeFileSync(join(gen, "checks.ts"), checkFunctionsModule(schemas, names));
  writeFileSync(join(gen, "known-keys.ts"), knownKeysModule(schemas, model));
}

async function load(folder: string): Promise<Emitted> {
  const checks: { readonly [name: string]: Check } = await imported(folder, "gen/checks.ts");
  const { walkObject } = await imported(folder, "drift/walk-known.ts");
  const { withLimit } = await imported(folder, "checks/limit.ts");
  const all = { limit: Number.POSITIVE_INFINITY };
  return {
    check: (name, value) => withLimit(all, () => checks[`check${name}`]?.(value)),
    drift: (name, value) => withLimit(all, () => walkObject(name, value)),
  };
}

/** Loads a module. Every call of `emit` has separate files, so no module is cached. */
// biome-ignore lint/suspicious/noExplicitAny: only the caller knows the exports of the module.
function imported(folder: string, file: string): Promise<any> {
  return import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
}
