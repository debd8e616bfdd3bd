import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { generateReference } from "../../src/emit-reference/reference.ts";
import type { JsonObject } from "../../src/schemas/json.ts";
import type { Model } from "../../src/schemas/model.ts";
import {
  authored,
  authoredModel,
  filesOf,
  modelOf,
  root,
  withValue,
} from "../../testing/authored.ts";

const model = authoredModel();
const files = await filesOf(authored);
const folder = "schemas/gen/reference";
const pages = [...files].filter(([path]) => path.startsWith(`${folder}/`));

/** Returns the cells of the row of a key on a page, without backticks. */
function rowOf(of: Model, page: string, key: string): readonly string[] {
  const text = generateReference(of).get(`${folder}/${page}.md`) ?? "";
  const line = text.split("\n").find((one) => one.startsWith(`| \`${key}\` |`)) ?? "";
  return line
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .slice(1, -1);
}

describe.each(pages)("%s", (path, text) => {
  it("has only links to existing files", () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = ""]) =>
      posix.join(posix.dirname(path), target),
    );
    const lost = targets.filter((target) => !files.has(target) && !existsSync(join(root, target)));
    expect(lost).toEqual([]);
    expect(targets).not.toEqual([]);
  });

  it("has the banner and a link to the first page", () => {
    expect(text).toContain("Run `npm run generate` to update it.");
    expect(path.endsWith("/README.md") || text.includes("(README.md)")).toBe(true);
  });

  it("has as many cells in each table row as in the head of the table", () => {
    const tables = text.split("\n\n").filter((block) => block.startsWith("|"));
    const widths = tables.map(
      (table) =>
        new Set(
          table
            .trim()
            .split("\n")
            .map((line) => line.split(/(?<!\\)\|/).length),
        ),
    );
    expect(widths.filter((distinct) => distinct.size !== 1)).toEqual([]);
  });
});

describe("the reference", () => {
  it("has a page for the envelope, each event and each object, and the first page links to all", () => {
    const first = files.get(`${folder}/README.md`) ?? "";
    const others = pages
      .map(([path]) => posix.basename(path))
      .filter((name) => name !== "README.md");
    expect(others).toHaveLength(1 + model.events.length + model.objects.length);
    expect(others.filter((name) => !first.includes(`](${name})`))).toEqual([]);
  });

  it("has a row for each key of each object", () => {
    const missing = [model.delivery, ...model.objects].flatMap(({ file, schema }) => {
      const page = posix.basename(file, ".schema.json");
      const keys = Object.keys(schema.properties ?? {});
      return keys.filter((key) => rowOf(model, page, key).length !== 7).map((key) => [page, key]);
    });
    expect(missing).toEqual([]);
  });

  it("shows the evidence for keys, from the published payloads and the evidence for purposes", () => {
    const published = model.examples.find(({ origin }) => origin === "documented");
    const event = published?.event ?? "";
    const grounds = ["customer", "referrer", "promotion_tier"].map(
      (key) => rowOf(model, event, key)[6],
    );
    expect(grounds).toEqual(["documented payload", "documented payload, as null", "text only"]);
    expect(rowOf(model, "order", "id")[6]).toBe("documented payload");
    expect(rowOf(model, "voucher", "code")[6]).toBe("payload of a sibling event, or text");
    expect(rowOf(model, "promotion-tier", "id")[6]).toBe("text only");
  });

  it("does not count composed payloads as published", () => {
    const composed = model.examples.filter(({ origin }) => origin !== "documented");
    expect(rowOf({ ...model, examples: composed }, "order", "id")[6]).not.toContain("documented");
  });
});

describe("a row", () => {
  const file = "objects/order.schema.json";
  const rowWith = (schema: JsonObject) =>
    rowOf(modelOf(withValue(file, ["properties", "probe"], schema)), "order", "probe");

  it("escapes characters that would end a cell or begin HTML", () => {
    const [, , , , , meaning] = rowWith({ description: "One | `two | <b>` <i>.", type: "string" });
    expect(meaning).toBe("One \\| `two \\| <b>` \\<i>.");
  });

  it.each([
    [{ type: "string", minLength: 1 }, "string (not empty)", "no"],
    [{ type: ["string", "null"], format: "date" }, "string (date)", "yes"],
    [{ type: "array", items: { type: "string" } }, "list of string", "no"],
    [
      { type: "array", items: { $ref: "order-item.schema.json" } },
      "list of [`OrderItem`](order-item.md)",
      "no",
    ],
    [{ type: "object", additionalProperties: { type: "integer" } }, "map of integer", "no"],
  ])("of %j has its type in words", (schema, type, nullable) => {
    const row = rowWith({ description: "Some key.", ...schema });
    expect(row.slice(1, 4)).toEqual([type, "no", nullable]);
  });
});

describe("a key inside an object that a schema writes out", () => {
  it("has a row of its own", () => {
    const inner = {
      type: "object",
      properties: { deep: { description: "Deep.", type: "string" } },
    };
    const probe = { description: "Some list.", type: "array", items: inner };
    const changed = modelOf(withValue("objects/order.schema.json", ["properties", "probe"], probe));
    expect(rowOf(changed, "order", "probe[].deep").slice(1, 3)).toEqual(["string", "no"]);
  });
});
