import { describe, expect, it } from "vitest";
import type { VerifyError } from "../../src/errors.ts";
import type { Json } from "../../src/json/json.ts";
import { parsePact } from "../../src/pacts/parse-pact.ts";
import { deliveryState } from "../../src/plan/pact-names.ts";
import { contentsOf, interactionOf, pactOf, paramsOf, readSchemas, type } from "./message-pacts.ts";

const { rows, row } = await readSchemas();
const sound = interactionOf(row);
const state = (params: Json, name = deliveryState) => ({ providerStates: [{ name, params }] });

function parse(pact: Json | string) {
  const text = typeof pact === "string" ? pact : JSON.stringify(pact);
  return parsePact(text, { file: "mailer.json", rows });
}

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

/** The error about a pact. */
function errorOf(pact: Json | string): VerifyError {
  try {
    parse(pact);
  } catch (error) {
    return error as VerifyError;
  }
  throw new Error("The pact was not refused");
}

it("a pact may have characters of two halves", () => {
  const pact = pactOf([{ ...sound, description: "an order \u{1f4e6}" }]);
  expect(parse(pact)).toMatchObject({ isOurs: true });
});

describe("a pact is refused with file and pointer", () => {
  const http = { ...sound, type: "Synchronous/HTTP" };
  const latin1 = Buffer.from('{"name":"Größe"}', "latin1").toString("base64");
  const cases: readonly (readonly [string, Json | string, string])[] = [
    ["an empty file", " \n", "mailer.json"],
    ["not JSON, in lines", "consumer:\n  name: mailer\n", "mailer.json"],
    ["an array", [], "mailer.json"],
    ["any object", { name: "x" }, "mailer.json"],
    ["no name", pactOf([sound], { consumer: {} }), "mailer.json#/consumer/name"],
    ["no version", pactOf([sound], { metadata: {} }), "/pactSpecification/version"],
    [
      "an unknown version",
      pactOf([sound], { metadata: { pactSpecification: { version: "5.0" } } }),
      "mailer.json#/metadata/pactSpecification/version",
    ],
    ["a provider without a name", pactOf([sound], { provider: {} }), "#/provider/name"],
    [
      "a plugin",
      pactOf([sound], {
        metadata: { pactSpecification: { version: "4.0" }, plugins: [{ name: "csv" }] },
      }),
      "#/metadata/plugins",
    ],
    [
      "a plugin, in whatever form",
      pactOf([sound], {
        metadata: { pactSpecification: { version: "4.0" }, plugins: { csv: "1" } },
      }),
      "#/metadata/plugins",
    ],
    ["no interaction", pactOf([]), "mailer.json#/interactions"],
    ["no list", pactOf([], { interactions: {} }), "mailer.json#/interactions"],
    ["HTTP", pactOf([sound, http]), "mailer.json#/interactions/1/type"],
    [
      "HTTP of version 3",
      pactOf([{}], { metadata: { pactSpecification: { version: "3.0.0" } } }),
      "#/interactions",
    ],
    [
      "HTTP next to messages of version 3",
      pactOf([{}], { messages: [sound], metadata: { pactSpecification: { version: "3.0.0" } } }),
      "mailer.json#/interactions",
    ],
    [
      "messages of version 3 in version 4",
      pactOf([sound], { messages: [sound] }),
      "mailer.json#/messages",
    ],
    [
      "half a character in the content",
      pactOf([sound, { ...sound, contents: contentsOf({ data: { id: ["a", "b\udc00"] } }) }]),
      "mailer.json#/interactions/1/contents/content/data/id/1",
    ],
    [
      "half a character in encoded content",
      pactOf([{ ...sound, contents: { content: '{"a":"\\ud800"}', encoded: "JSON" } }]),
      "mailer.json#/interactions/0/contents/content/a",
    ],
    [
      "half a character in a key",
      pactOf([{ ...sound, matchingRules: { body: { "$.\ud83d": type } } }]),
      "mailer.json#/interactions/0/matchingRules/body",
    ],
    ["half a character in a name", pactOf([sound], { consumer: { name: "\ud800" } }), "/name"],
    ["another kind", pactOf([{ ...sound, type: "Synchronous/Messages" }]), "/type"],
    ["an interaction that is a text", pactOf(["x"]), "mailer.json#/interactions/0"],
    ["no description", pactOf([{ ...sound, description: null }]), "#/interactions/0/description"],
    ["no state", pactOf([{ ...sound, providerStates: [] }]), "#/interactions/0/providerStates"],
    [
      "an unknown state",
      pactOf([{ ...sound, ...state({}, "an order") }]),
      "#/interactions/0/providerStates/0/name",
    ],
    ["two states", pactOf([{ ...sound, providerStates: [1, 2] }]), "/providerStates/1"],
    ["no event", pactOf([{ ...sound, ...state({}) }]), "/providerStates/0/params/event"],
    [
      "an unknown event",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), event: "order.lost" }) }]),
      "/params/event",
    ],
    [
      "an unknown purpose",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), purpose: "sms" }) }]),
      "/params/purpose",
    ],
    [
      "an unknown referrer",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), referrer: "some" }) }]),
      "/params/referrer",
    ],
    [
      "an unknown parameter",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), order: "1" }) }]),
      "/params/order",
    ],
    [
      "another content type",
      pactOf([{ ...sound, contents: { content: "x", contentType: "text/plain" } }]),
      "/contents",
    ],
    [
      "content that expects nothing",
      pactOf([{ ...sound, contents: { content: {} } }]),
      "/contents",
    ],
    ["no content", pactOf([{ ...sound, contents: null }]), "/contents"],
    [
      "a rule without a matcher",
      pactOf([{ ...sound, matchingRules: { body: { "$.data": { matchers: [{}] } } } }]),
      "mailer.json#/interactions/0/matchingRules/body/$.data/matchers/0/match",
    ],
    [
      "deep nesting",
      JSON.stringify(pactOf([sound])).replace(/}$/, `,"x":${nested(20_000)}}`),
      "mailer.json#/x/0/0/0/0/0",
    ],
    [
      "deep nesting of what it expects",
      JSON.stringify(pactOf([{ ...sound, contents: { content: "x" } }])).replace(
        '"x"',
        nested(20_000),
      ),
      "#/interactions/0/contents/content/0/0",
    ],
    [
      "deep nesting of encoded content",
      pactOf([{ ...sound, contents: { content: nested(20_000), encoded: "JSON" } }]),
      "/contents/content/0/0",
    ],
    [
      "content that cannot be decoded",
      pactOf([{ ...sound, contents: { content: "{", encoded: "JSON" } }]),
      "/contents/content",
    ],
    [
      "content that is not UTF-8",
      pactOf([{ ...sound, contents: { content: latin1, encoded: "base64" } }]),
      "/contents/content",
    ],
  ];

  it.each(cases)("%s", (_what, pact, place) => {
    const error = errorOf(pact);
    expect(error.code).toBe("pact_invalid");
    expect(`...${error.place}`.slice(-place.length)).toBe(place);
    expect(error.message).not.toContain("\n");
  });
});

describe("a rule that Pact would drop or read otherwise is refused with file and pointer", () => {
  const place = "mailer.json#/interactions/0/matchingRules";
  const ofBody = (rule: Json): Json => ({ body: { "$.data": rule } });
  const ofMatcher = (matcher: Json): Json => ofBody({ combine: "AND", matchers: [matcher] });
  const ofVariant = (match: string): Json => ({ "$.id": { matchers: [{ match }] } });
  const matcher = `${place}/body/$.data/matchers/0`;
  const cases: readonly (readonly [string, Json, string])[] = [
    ["a list of categories", [], place],
    ["a list of rules", { body: [] }, `${place}/body`],
    ["version 2", { "$.body.x": { match: "type" } }, `${place}/$.body.x`],
    ["another category", { content: { "$.x": type } }, `${place}/content`],
    ["a rule for metadata", { metadata: { x: {} } }, `${place}/metadata/x`],
    ["a text for a rule", ofBody("type"), `${place}/body/$.data`],
    ["another combination", ofBody({ combine: "XOR", matchers: [] }), "/combine"],
    ["no matcher", ofBody({ combine: "AND", matchers: [] }), "/matchers"],
    ["a text for a matcher", ofMatcher("type"), matcher],
    ["no name", ofMatcher({}), `${matcher}/match`],
    ["an unknown name", ofMatcher({ match: "foo" }), `${matcher}/match`],
    ["the name of a status", ofMatcher({ match: "statusCode" }), `${matcher}/match`],
    ["no expression", ofMatcher({ match: "regex" }), `${matcher}/regex`],
    ["a bad bound", ofMatcher({ match: "type", min: "x" }), `${matcher}/min`],
    [
      "an unknown name further in",
      ofMatcher({ match: "eachKey", rules: [{ match: "foo" }] }),
      `${matcher}/rules/0/match`,
    ],
    [
      "an unknown name in a variant of a list",
      ofMatcher({ match: "arrayContains", variants: [{ rules: ofVariant("foo") }] }),
      `${matcher}/variants/0/rules/$.id/matchers/0/match`,
    ],
    [
      "a rule for the items of a list without an example",
      { body: { "$.data.list[*].id": type } },
      `${place}/body/$.data.list[*].id`,
    ],
    [
      "a text for a variant",
      ofMatcher({ match: "arrayContains", variants: ["x"] }),
      `${matcher}/variants/0`,
    ],
  ];

  it.each(cases)("%s", (_what, matchingRules, end) => {
    const contents = contentsOf({ data: { list: [] } });
    const error = errorOf(pactOf([{ ...sound, contents, matchingRules }]));
    expect(error.code).toBe("pact_invalid");
    expect(`...${error.place}`.slice(-end.length)).toBe(end);
  });

  it.each<[string, Json]>([
    ["an expression: Pact itself is asked", ofMatcher({ match: "regex", regex: "(" })],
    [
      "variants of a list",
      ofMatcher({ match: "arrayContains", variants: [{ index: 0, rules: ofVariant("type") }] }),
    ],
    ["a category without rules", { body: {}, header: {} }],
    ["no combination", ofBody({ matchers: [{ match: "type", min: 1 }] })],
    ["none", null],
    ["a rule for the items of a list with an example", { body: { "$.data.full[*].id": type } }],
    ["a rule for an empty list itself", { body: { "$.data.list": type } }],
  ])("but not %s", (_what, matchingRules) => {
    const contents = contentsOf({ data: { list: [], full: [{ id: "x" }] } });
    expect(parse(pactOf([{ ...sound, contents, matchingRules }]))).toMatchObject({ isOurs: true });
  });
});

it("a pact with another provider is left to that one", () => {
  const pact = pactOf(["x"], { provider: { name: "shop" }, metadata: {} });
  expect(parse(pact)).toEqual({ isOurs: false, provider: "shop" });
});

describe("a pact is read", () => {
  it("of version 4", () => {
    const parsed = parse(pactOf([sound]));
    expect(parsed).toMatchObject({
      isOurs: true,
      pact: {
        consumer: "mailer",
        interactions: [
          { pointer: "/interactions/0", variants: [row], rules: { "$.data.order.id": type } },
        ],
      },
    });
  });

  it("of version 3, its content type among the metadata", () => {
    const { contents: _contents, type: _type, metadata: _metadata, ...rest } = sound;
    const message = {
      ...rest,
      contents: { id: "x" },
      matchingRules: { body: { "$.id": type } },
      metaData: { contentType: "application/json" },
    };
    const metadata = { pactSpecification: { version: "3.0.0" } };
    const { interactions: _none, ...pact } = pactOf([]);
    const parsed = parse({ ...pact, messages: [message], metadata });
    expect(parsed).toMatchObject({
      isOurs: true,
      pact: { interactions: [{ pointer: "/messages/0", content: { id: "x" } }] },
    });
  });

  it.each([
    ["JSON", '{"id":"x"}'],
    ["base64", Buffer.from('{"id":"x"}').toString("base64")],
  ])("with content encoded as %s", (encoded, content) => {
    const matchingRules = { body: { "$.id": type } };
    const parsed = parse(pactOf([{ ...sound, contents: { content, encoded }, matchingRules }]));
    expect(parsed).toMatchObject({
      isOurs: true,
      pact: { interactions: [{ content: { id: "x" } }] },
    });
  });

  it("speaks about every variant that its state leaves open", () => {
    const { event, purpose } = paramsOf(row);
    const parsed = parse(pactOf([{ ...sound, ...state({ event, purpose } as Json) }]));
    const open = rows.filter((one) => one.event === event && one.purpose === purpose);
    expect(parsed.isOurs && parsed.pact.interactions[0].variants).toEqual(open);
    expect(open).toHaveLength(4);
  });
});
