import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json/json.ts";
import { contentsOf, interactionOf, pactOf, readSchemas, reportOn, type } from "./message-pacts.ts";

const { row } = await readSchemas();

const and = (matcher: JsonObject): JsonObject => ({ combine: "AND", matchers: [matcher] });
const eachKey = { match: "eachKey", rules: [{ match: "regex", regex: "[a-z]{2}" }] };

/** An interaction of some content, with rules for it. */
function expecting(content: Json, body: JsonObject, changes: JsonObject = {}): JsonObject {
  return interactionOf(row, { contents: contentsOf(content), matchingRules: { body }, ...changes });
}

async function findingsOn(interaction: JsonObject) {
  const { interactions } = await reportOn(pactOf([interaction]));
  return interactions[0]?.findings ?? [];
}

const order = { data: { order: { id: "ord_1" } } };
const ofId = { "$.data.order.id": type };

describe("one finding, at the place that has to change, for", () => {
  const cases: readonly (readonly [string, JsonObject, string, string])[] = [
    [
      "a rule for each key of an object that rejects some keys",
      expecting(order, { "$.data.order": and(eachKey), ...ofId }),
      "/data/order",
      "Remove that rule from the pact",
    ],
    [
      "a rule for each value of the message",
      expecting({ id: "x" }, { $: and({ match: "eachValue", rules: [{ match: "type" }] }) }),
      "",
      "Remove that rule from the pact",
    ],
    [
      "rules for each key and value of a map that may be absent",
      expecting(
        { data: { order: { metadata: { ab: 1 } } } },
        { "$.data.order.metadata": and(eachKey) },
      ),
      "/data/order/metadata",
      "Read it as optional and remove it from the pact",
    ],
    [
      "a list that may be absent, null or empty, with any expected items",
      expecting(
        { data: { order: { items: [{ quantity: 1, product: { id: "x" } }] } } },
        {
          "$.data.order.items": and({ match: "type", min: 1 }),
          "$.data.order.items[*].quantity": type,
        },
      ),
      "/data/order/items",
      "let this list be absent, null or empty. Read it as optional and remove it from the pact",
    ],
    [
      "a null that is only in the example",
      expecting({ data: { order: { id: "x", referrer: null } } }, { "$.data.order": type }),
      "/data/order/referrer",
      "remove it from the pact",
    ],
    [
      "a key in the style of another language",
      expecting({ data: { order: { orderId: "ord_1" } } }, { "$.data.order.orderId": type }),
      "/data/order/orderId",
      "They have /data/order/id. Expect that key instead",
    ],
    [
      "metadata that only a broker would add",
      expecting(order, ofId, { metadata: { contentType: "application/json", topic: "orders" } }),
      "",
      "Remove all other metadata",
    ],
    [
      "a time without fractions",
      expecting(
        { created_at: "2026-01-01T00:00:00Z" },
        { "$.created_at": and({ match: "datetime", format: "yyyy-MM-dd'T'HH:mm:ssX" }) },
      ),
      "/created_at",
      "with or without fractions of a second",
    ],
    [
      "a number instead of a string",
      expecting({ data: { order: { id: 1 } } }, ofId),
      "/data/order/id",
      "promise a string here",
    ],
  ];

  it.each(cases)("%s", async (_what, interaction, pointer, words) => {
    const [finding, ...others] = await findingsOn(interaction);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      pointer,
      side: "pact",
      remedy: expect.stringContaining(words),
    });
  });
});

describe("nothing is wrong with", () => {
  it.each<[string, JsonObject]>([
    [
      "generators",
      expecting(order, ofId, {
        generators: { body: { "$.data.order.id": { type: "RandomString", size: 5 } } },
      }),
    ],
    ["comments", expecting(order, ofId, { comments: { text: ["read by the mailer"] } })],
    [
      "a rule for the content type",
      interactionOf(row, { matchingRules: { body: ofId, metadata: { contentType: type } } }),
    ],
    ["a wildcard", expecting(order, { "$.data.*.id": type })],
    [
      "rules next to each other that any text matches",
      expecting(order, {
        "$.data.order.id": { combine: "OR", matchers: [{ match: "semver" }, { match: "type" }] },
      }),
    ],
  ])("%s", async (_what, interaction) => {
    expect(await findingsOn(interaction)).toEqual([]);
  });
});
