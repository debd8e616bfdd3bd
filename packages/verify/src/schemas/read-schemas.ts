import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Json } from "../json/json.ts";
import type { SchemaIndex } from "./schema-index.ts";

const ours = createRequire(import.meta.url);
const folder = dirname(ours.resolve("@order-webhooks/schemas/package.json"));

/** Reads the index. */
export async function readSchemaIndex(): Promise<SchemaIndex> {
  // The generated index is trusted here. Its generator's tests check its shape.
  return JSON.parse(await readFile(ours.resolve("@order-webhooks/schemas"), "utf8")) as SchemaIndex;
}

/** Reads a JSON file of the package by its path, for example an example or a bundle. */
export async function readSchemaFile(path: string): Promise<Json> {
  // JSON.parse returns Json.
  return JSON.parse(await readFile(join(folder, path), "utf8")) as Json;
}
