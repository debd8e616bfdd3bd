import { bannerOf } from "../banner.ts";
import { type EventModel, type Model, type ObjectModel, purposes } from "../schemas/model.ts";
import { addedKeys, eventPage } from "./event-page.ts";
import { groundsOf, groundWords } from "./grounds.ts";
import { linkTo, pageOf, tableOf, toCell } from "./markdown.ts";
import { objectPage } from "./object-page.ts";
import { eventPageFile, indexFile, objectPageFile, referenceFolder } from "./places.ts";

/** Generates the reference in Markdown: an index, and a page for each event, each object and the envelope. */
export function generateReference(model: Model): ReadonlyMap<string, string> {
  const grounds = groundsOf(model);
  const pages = [
    [indexFile, indexPage(model)],
    ...model.events.map((event) => [eventPageFile(event), eventPage(model, event, grounds)]),
    ...[model.delivery, ...model.objects].map((object) => [
      objectPageFile(object),
      objectPage(model, object, grounds),
    ]),
  ] as const;
  return new Map(pages.map(([file, text]) => [`${referenceFolder}/${file}`, text]));
}

function indexPage(model: Model): string {
  return pageOf(
    "# Reference",
    "Every event, object and key of the order webhooks, generated from the [schemas](../../README.md).",
    "## Events",
    tableOf(["event", "description"], model.events.map(eventRow)),
    "Keys that each purpose adds to `data`:",
    tableOf(
      ["purpose", "added keys"],
      purposes.map((purpose) => [`\`${purpose}\``, addedKeys(purpose)]),
    ),
    "## Envelope",
    tableOf(["object", "description"], [objectRow(model.delivery)]),
    "## Objects",
    tableOf(["object", "description"], model.objects.map(objectRow)),
    "## How to read the tables",
    columnWords,
    "Evidence for a key:",
    tableOf(["evidence", "meaning"], Object.values(groundWords)),
    bannerOf("schemas/"),
  );
}

function eventRow(event: EventModel): readonly string[] {
  return [linkTo(event.type, eventPageFile(event)), toCell(event.description)];
}

function objectRow(object: ObjectModel): readonly string[] {
  return [linkTo(object.name, objectPageFile(object)), toCell(object.schema.description ?? "")];
}

const columnWords = `A \`required\` key is always present. A \`nullable\` key may be null.
Values other than the known values are accepted too.

Keys inside other values are written as paths:

- \`a.b\` is the key \`b\` of the object at \`a\`.
- \`a[].b\` is the key \`b\` of each item of the list at \`a\`.
- \`a.*.b\` is the key \`b\` of each value of the map at \`a\`.`;
