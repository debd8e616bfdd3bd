import { bannerOf } from "../banner.ts";
import { type EventModel, type Model, type ObjectModel, purposes } from "../schemas/model.ts";
import { addedKeys, eventPage } from "./event-page.ts";
import { groundsOf, groundWords } from "./grounds.ts";
import { linkTo, pageOf, tableOf, toCell } from "./markdown.ts";
import { objectPage } from "./object-page.ts";
import { eventPageFile, indexFile, objectPageFile, referenceFolder } from "./places.ts";

/** The reference in Markdown: an index, one page an event, one page an object, one for the envelope. */
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
    "Every event, object and key of the order webhooks, made from the [schemas](../../README.md).",
    "## Events",
    tableOf(["event", "meaning"], model.events.map(eventRow)),
    "The keys that each purpose adds to `data`:",
    tableOf(
      ["purpose", "keys that it adds"],
      purposes.map((purpose) => [`\`${purpose}\``, addedKeys(purpose)]),
    ),
    "## Envelope",
    tableOf(["object", "meaning"], [objectRow(model.delivery)]),
    "## Objects",
    tableOf(["object", "meaning"], model.objects.map(objectRow)),
    "## Words of the tables",
    columnWords,
    "What a key rests on:",
    tableOf(["rests on", "meaning"], Object.values(groundWords)),
    bannerOf("schemas/"),
  );
}

function eventRow(event: EventModel): readonly string[] {
  return [linkTo(event.type, eventPageFile(event)), toCell(event.description)];
}

function objectRow(object: ObjectModel): readonly string[] {
  return [linkTo(object.name, objectPageFile(object)), toCell(object.schema.description ?? "")];
}

const columnWords = `A \`required\` key is always there. A \`nullable\` one may be null.
Values other than the known ones are accepted too. \`a.b\` is the key \`b\` of the object at \`a\`,
\`a[].b\` that of each item of the list \`a\`, and \`a.*.b\` that of each value of the map \`a\`.`;
