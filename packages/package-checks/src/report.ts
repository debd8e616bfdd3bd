import { declaredApiOf } from "./declared-api.ts";
import { type EntryPoint, entryPointsOf } from "./entry-points.ts";
import type { PublishedPackage } from "./published.ts";
import { runtimeExportsOf } from "./runtime-exports.ts";

/** Describes what a package offers its users, in a document whose diff shows what a change means to them. */
export async function reportOn(published: PublishedPackage): Promise<string> {
  const entries = entryPointsOf(published);
  const modules = entries.filter(isModule);
  const sections = await Promise.all(modules.map((entry) => sectionOf(published, entry)));
  const data = entries.filter((entry) => !isModule(entry)).map(({ specifier }) => specifier);
  const parts = [...headOf(published), ...sections.flat(), ...dataSection(data)];
  return `${parts.join("\n\n")}\n`;
}

/** Returns the path of a package's report in the folder of the reports. */
export function reportFileOf({ name }: PublishedPackage): string {
  return `${name.slice(name.indexOf("/") + 1)}.md`;
}

function isModule({ file, types }: EntryPoint): boolean {
  return types !== undefined || file?.endsWith(".js") === true;
}

function headOf({ name, manifest }: PublishedPackage): readonly string[] {
  const { engines, bin, dependencies } = manifest;
  const facts = [
    `Node.js: ${engines?.node ?? "none needed"}`,
    `Dependencies: ${listed(Object.keys(dependencies ?? {}))}`,
    `Commands: ${listed(Object.keys(bin ?? {}))}`,
  ];
  return [
    `<!-- Made by package-checks from what is built and packed. \`npm run generate\` remakes it. -->`,
    `# ${name}`,
    facts.map((fact) => `- ${fact}`).join("\n"),
  ];
}

async function sectionOf(
  { folder }: PublishedPackage,
  { specifier, types, file }: EntryPoint,
): Promise<readonly string[]> {
  const exported = file === undefined ? [] : await runtimeExportsOf(folder, file);
  const kinds = exported.map(([name, kind]) => `\`${name}\` (${kind})`);
  const declared = types === undefined ? [] : [fenced(declaredApiOf(folder, types))];
  return [
    `## \`${specifier}\``,
    `Exports when it runs: ${kinds.join(", ") || "nothing"}`,
    ...declared,
  ];
}

function fenced(declarations: string): string {
  return `\`\`\`ts\n${declarations}\n\`\`\``;
}

function dataSection(specifiers: readonly string[]): readonly string[] {
  if (specifiers.length === 0) return [];
  return ["## Data", specifiers.map((specifier) => `- \`${specifier}\``).join("\n")];
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ") || "none";
}
