import { describe, expect, it } from "vitest";
import { purposeFile } from "../../src/schemas/documents.ts";
import { type Json, type JsonObject, toJsonObject } from "../../src/schemas/json.ts";
import { type EventModel, type Purpose, purposes } from "../../src/schemas/model.ts";
import { parseSources } from "../../src/schemas/parse.ts";
import type { Sources } from "../../src/schemas/read.ts";
import { ownReference, wholeVariant } from "../../src/schemas/variants.ts";
import {
  authored,
  authoredModel,
  eventFile,
  filesOf,
  modelOf,
  withText,
} from "../../testing/authored.ts";

const { documents } = parseSources(authored);
const event = documentAt(eventFile);

const ownKey = { own_key: { description: "A key of this event.", type: ["string", "null"] } };

function documentAt(file: string): JsonObject {
  const document = documents.get(file);
  return toJsonObject(document);
}

/** Returns the first event with its own variants in place of some references. */
function withOwn(variants: { readonly [P in Purpose]?: Json }): Sources {
  const oneOf = purposes.map((purpose) => ({
    $ref: variants[purpose] === undefined ? `../${purposeFile(purpose)}` : ownReference(purpose),
  }));
  return withText(eventFile, JSON.stringify({ ...event, oneOf, $defs: variants }));
}

function writtenOut(purpose: Purpose): JsonObject {
  const file = purposeFile(purpose);
  const whole = wholeVariant(documents, { file, schema: documentAt(file) });
  // References in the whole variant are relative to the folder of the schemas, those in the event's file to its folder.
  return JSON.parse(JSON.stringify(whole).replaceAll('"$ref":"objects/', '"$ref":"../objects/'));
}

function extended(purpose: Purpose): JsonObject {
  const { description = "" } = documentAt(purposeFile(purpose));
  const allOf = [{ $ref: `../${purposeFile(purpose)}` }];
  return { description, allOf, type: "object", properties: ownKey };
}

function eventOf(sources: Sources): EventModel | undefined {
  return modelOf(sources).events.find(({ file }) => file === eventFile);
}

/** Returns the model of an event without the files of its variants. */
function meaningOf(event: EventModel | undefined): unknown {
  const variants = event?.variants.map(({ file: _file, ...meaning }) => meaning);
  return { ...event, variants };
}

const referred = authoredModel().events.find(({ file }) => file === eventFile);

describe("an event", () => {
  it("that refers to its purposes is short", () => {
    const isShort = (text: string) => text.includes('"$defs"') || text.split("\n").length <= 41;
    const long = [...authored].filter(
      ([file, text]) => file.startsWith("events/") && !isShort(text),
    );
    expect(long.map(([file]) => file)).toEqual([]);
  });

  it.each(purposes)("means the same if it writes the purpose %s out itself", (purpose) => {
    const own = eventOf(withOwn({ [purpose]: writtenOut(purpose) }));
    expect(meaningOf(own)).toEqual(meaningOf(referred));
    expect(own?.variants.find((each) => each.purpose === purpose)?.file).toBe(eventFile);
  });

  it("means the same if it writes every purpose out itself", () => {
    const all = Object.fromEntries(purposes.map((purpose) => [purpose, writtenOut(purpose)]));
    expect(meaningOf(eventOf(withOwn(all)))).toEqual(meaningOf(referred));
  });

  it.each(purposes)("has its own key only where it extends the purpose %s", (own) => {
    const variants = eventOf(withOwn({ [own]: extended(own) }))?.variants ?? [];
    for (const [index, { purpose, schema }] of variants.entries()) {
      const shared = referred?.variants[index]?.schema;
      const properties = { ...shared?.properties, ...(purpose === own && ownKey) };
      expect(schema).toEqual({ ...shared, properties });
    }
  });

  it("supports both forms together, and every generated file has its key", async () => {
    const [first, second] = purposes;
    if (first === undefined || second === undefined) throw new Error("no purposes");
    const files = await filesOf(
      withOwn({
        [first]: extended(first),
        [second]: { ...writtenOut(second), properties: { ...propertiesOf(second), ...ownKey } },
      }),
    );
    const reached = [...files].filter(([, text]) => text.includes("own_key")).map(([path]) => path);
    for (const place of [
      /schemas\/gen\/strict\//,
      /openapi/,
      /packages\/types\//,
      /checks\.ts$/,
      /known-keys\.ts$/,
    ]) {
      expect(reached).toContainEqual(expect.stringMatching(place));
    }
  });
});

function propertiesOf(purpose: Purpose): JsonObject {
  const { properties } = writtenOut(purpose);
  return toJsonObject(properties);
}
