import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isJsonObject } from "../../src/schemas/json.ts";
import { authored, authoredModel } from "../../testing/authored.ts";

const evidence = JSON.parse(authored.get("evidence.json") ?? "{}");
const documented = isJsonObject(evidence.documented) ? Object.entries(evidence.documented) : [];

describe("the documented examples", () => {
  it.each(documented)("%s equals its source as a JSON value", (path, entry) => {
    const value = JSON.parse(authored.get(`examples/${path}`) ?? "null");
    const sha256 = createHash("sha256").update(JSON.stringify(value)).digest("hex");
    expect(entry).toMatchObject({ sha256, source: expect.stringMatching(/\S/) });
  });

  it("are the examples that the model calls documented", () => {
    const files = authoredModel()
      .examples.filter(({ origin }) => origin === "documented")
      .map(({ file }) => file);
    expect(files).toEqual(documented.map(([path]) => `examples/${path}`).toSorted());
    expect(files.length).toBeGreaterThan(0);
  });
});
