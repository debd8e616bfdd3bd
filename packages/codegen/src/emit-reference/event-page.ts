import { bannerOf } from "../banner.ts";
import { variantBundleFiles } from "../emit-schemas/bundles.ts";
import { evidenceOf, evidenceWords } from "../schemas/evidence.ts";
import {
  type EventModel,
  type Model,
  type Purpose,
  purposeKeys,
  type VariantModel,
} from "../schemas/model.ts";
import type { Grounds } from "./grounds.ts";
import { keysTable } from "./keys-table.ts";
import { pageOf, tableOf, withoutHtml } from "./markdown.ts";
import { fromPage, indexFile } from "./places.ts";

/** Makes the page of an event with its purposes and the keys of its data for each purpose. */
export function eventPage(model: Model, event: EventModel, grounds: Grounds): string {
  const { type, description, file, variants } = event;
  return pageOf(
    `# ${type}`,
    `[All pages](${indexFile}) · [Schema](${fromPage(file)})`,
    withoutHtml(description),
    purposesTable(model, event),
    ...variants.map((variant) => variantSection(model, event, variant, grounds)),
    bannerOf(`schemas/${file}`),
  );
}

/** Lists the keys that a purpose adds to the common keys of all data. */
export function addedKeys(purpose: Purpose): string {
  return purposeKeys[purpose].map((key) => `\`${key}\``).join(", ") || "none";
}

function purposesTable(model: Model, event: EventModel): string {
  const rows = event.variants.map(({ purpose }) => [
    `[\`${purpose}\`](#${purpose})`,
    addedKeys(purpose),
    evidenceWords[evidenceOf(model, event.type, purpose)],
  ]);
  return tableOf(["purpose", "added keys", "evidence"], rows);
}

function variantSection(
  model: Model,
  event: EventModel,
  variant: VariantModel,
  grounds: Grounds,
): string {
  const { purpose, schema } = variant;
  return [
    `## ${purpose}`,
    withoutHtml(schema.description ?? ""),
    keysTable(model, schema, grounds.ofVariant(event, variant)),
    `Bundles: ${bundleLinks(event, variant)}. Examples: ${exampleLinks(model, event, purpose)}.`,
  ].join("\n\n");
}

function bundleLinks(event: EventModel, variant: VariantModel): string {
  const files = Object.entries(variantBundleFiles(event, variant));
  return files.map(([profile, file]) => `[${profile}](${fromPage(file)})`).join(", ");
}

function exampleLinks({ examples }: Model, { type }: EventModel, purpose: Purpose): string {
  const own = examples.filter((example) => example.event === type && example.purpose === purpose);
  return own
    .filter(({ origin }) => origin !== "derived")
    .map(({ file }) => `[${file.slice(file.lastIndexOf("/") + 1)}](${fromPage(file)})`)
    .join(", ");
}
