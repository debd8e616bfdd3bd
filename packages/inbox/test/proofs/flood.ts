import { join } from "node:path";
import type { FloodedPart, FloodingOptions } from "./processes/flooding.ts";
import { Program } from "./processes/program.ts";

/** Runs the program that puts, claims and settles very many deliveries. Resolves to the costs of each part. */
export async function flood(options: Omit<FloodingOptions, "file"> & { readonly folder: string }) {
  const { folder, ...rest } = options;
  const program = new Program("flooding", { ...rest, file: join(folder, "inbox.db") });
  const parts: FloodedPart[] = [];
  while (parts.length < options.parts) parts.push(JSON.parse(await program.nextLine()));
  await program.exit;
  return parts;
}
