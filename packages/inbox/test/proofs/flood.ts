import { join } from "node:path";
import type { FloodedPart, FloodingOptions } from "./processes/flooding.ts";
import { Program } from "./processes/program.ts";

/** Has very many deliveries put, claimed and ended. Returns what each part of them took. */
export async function flood(options: Omit<FloodingOptions, "file"> & { readonly folder: string }) {
  const { folder, ...rest } = options;
  const program = new Program("flooding", { ...rest, file: join(folder, "inbox.db") });
  const parts: FloodedPart[] = [];
  while (parts.length < options.parts) parts.push(JSON.parse(await program.nextLine()));
  await program.exit;
  return parts;
}
