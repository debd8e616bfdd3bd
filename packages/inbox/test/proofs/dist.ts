import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packageFolder = fileURLToPath(new URL("../../", import.meta.url));

/** The kinds of durable inboxes. Each is a module that users import. */
export type InboxKind = "sqlite" | "postgres";

/** Returns the URL of the built module of an inbox. */
export function builtModuleOf(kind: InboxKind): string {
  return urlOf(packageFolder, kind);
}

/** A text of a built file, and its replacement. */
export interface Replacement {
  /** The file, from `dist`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** The defect, and the place of the copy. */
export interface Mutation {
  readonly kind: InboxKind;
  readonly replacements: readonly Replacement[];
  /** An empty folder. */
  readonly folder: string;
}

/** Copies the built package into an empty folder, and adds a defect. Returns the URL of an inbox's module. */
export function mutate({ kind, replacements, folder }: Mutation): string {
  const copy = join(folder, "package");
  mkdirSync(copy);
  cpSync(join(packageFolder, "dist"), join(copy, "dist"), { recursive: true });
  cpSync(join(packageFolder, "package.json"), join(copy, "package.json"));
  symlinkSync(join(packageFolder, "node_modules"), join(copy, "node_modules"));
  for (const replacement of replacements) replaceText(join(copy, "dist"), replacement);
  return urlOf(copy, kind);
}

/** Replaces a text, and checks that it occurs once. Otherwise the mutant might have no defect. */
function replaceText(dist: string, { file, find, replace }: Replacement): void {
  const path = join(dist, file);
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) {
    throw new Error(`${file}: expected the text once, got it ${parts.length - 1} times: ${find}`);
  }
  writeFileSync(path, parts.join(replace));
}

function urlOf(folder: string, kind: InboxKind): string {
  return pathToFileURL(join(folder, "dist", `${kind}.js`)).href;
}
