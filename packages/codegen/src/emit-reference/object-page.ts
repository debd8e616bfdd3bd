import { bannerOf } from "../banner.ts";
import { type Model, type ObjectModel, referencedName, type SchemaNode } from "../schemas/model.ts";
import { childrenOf } from "../schemas/walk.ts";
import type { Grounds } from "./grounds.ts";
import { keysTable } from "./keys-table.ts";
import { linkTo, pageOf, withoutHtml } from "./markdown.ts";
import { eventPageFile, fromPage, indexFile, objectPageFile } from "./places.ts";

/** Makes the page of a shared object or of the envelope. */
export function objectPage(model: Model, object: ObjectModel, grounds: Grounds): string {
  const { name, file, schema } = object;
  return pageOf(
    `# ${name}`,
    `[All pages](${indexFile}) · [Schema, with an example](${fromPage(file)})`,
    withoutHtml(schema.description ?? ""),
    holdersOf(model, name),
    keysTable(model, schema, grounds.ofObject(object)),
    bannerOf(`schemas/${file}`),
  );
}

/** Links to the pages of everything that refers to an object, in one sentence. */
function holdersOf(model: Model, name: string): string {
  const objects = [model.delivery, ...model.objects]
    .filter(({ schema }) => refersTo(schema, name))
    .map((object) => linkTo(object.name, objectPageFile(object)));
  const events = model.events
    .filter(({ variants }) => variants.some(({ schema }) => refersTo(schema, name)))
    .map((event) => linkTo(event.type, eventPageFile(event)));
  const holders = [...events, ...objects];
  return holders.length === 0 ? "" : `Used in ${holders.join(", ")}.`;
}

function refersTo(node: SchemaNode, name: string): boolean {
  const isReference = node.$ref !== undefined && referencedName(node.$ref) === name;
  return isReference || childrenOf(node).some((child) => refersTo(child, name));
}
