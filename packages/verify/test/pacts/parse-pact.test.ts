import { describe, expect, it } from "vitest";
import type { Json } from "../../src/json/json.ts";
import { parsePact } from "../../src/pacts/parse-pact.ts";
import { describeProblem } from "../../src/pacts/read-pacts.ts";
import { deliveryState } from "../../src/plan/pact-names.ts";
import { interactionOf, pactOf, paramsOf, readSchemas, type } from "./message-pacts.ts";

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

function sentenceOf(pact: Json | string): string {
  const parsed = parse(pact);
  if (parsed.ok) throw new Error("The pact was not refused");
  return describeProblem(parsed.problem);
}

describe("a pact is refused with file, pointer and reason", () => {
  const http = { ...sound, type: "Synchronous/HTTP" };
  const latin1 = Buffer.from('{"name":"Größe"}', "latin1").toString("base64");
  const cases: readonly (readonly [string, Json | string, string])[] = [
    ["an empty file", " \n", "mailer.json: is empty"],
    ["not JSON, in lines", "consumer:\n  name: mailer\n", "mailer.json: is not JSON"],
    ["an array", [], "mailer.json: is not a pact"],
    ["any object", { name: "x" }, "mailer.json: is not a pact"],
    ["no name", pactOf([sound], { consumer: {} }), "mailer.json#/consumer/name: "],
    ["no version", pactOf([sound], { metadata: {} }), "/pactSpecification/version: is missing"],
    [
      "an unknown version",
      pactOf([sound], { metadata: { pactSpecification: { version: "5.0" } } }),
      'mailer.json#/metadata/pactSpecification/version: is "5.0"',
    ],
    [
      "another provider",
      pactOf([sound], { provider: { name: "shop" } }),
      '#/provider/name: "shop"',
    ],
    [
      "a plugin",
      pactOf([sound], {
        metadata: { pactSpecification: { version: "4.0" }, plugins: [{ name: "csv" }] },
      }),
      "#/metadata/plugins: ",
    ],
    [
      "a plugin, in whatever form",
      pactOf([sound], {
        metadata: { pactSpecification: { version: "4.0" }, plugins: { csv: "1" } },
      }),
      "#/metadata/plugins: ",
    ],
    ["no interaction", pactOf([]), "mailer.json#/interactions: is empty"],
    ["no list", pactOf([], { interactions: {} }), "mailer.json#/interactions: must be"],
    ["HTTP", pactOf([sound, http]), "mailer.json#/interactions/1/type: is of HTTP"],
    [
      "HTTP of version 3",
      pactOf([{}], { metadata: { pactSpecification: { version: "3.0.0" } } }),
      "#/interactions: is of HTTP",
    ],
    [
      "HTTP beside messages of version 3",
      pactOf([{}], { messages: [sound], metadata: { pactSpecification: { version: "3.0.0" } } }),
      "mailer.json#/interactions: is of HTTP",
    ],
    [
      "messages of version 3 in version 4",
      pactOf([sound], { messages: [sound] }),
      "mailer.json#/messages: is of version 3",
    ],
    [
      "another kind",
      pactOf([{ ...sound, type: "Synchronous/Messages" }]),
      '/type: is "Synchronous/Messages"',
    ],
    [
      "an interaction that is a text",
      pactOf(["x"]),
      "mailer.json#/interactions/0: must be an object",
    ],
    ["no description", pactOf([{ ...sound, description: null }]), "#/interactions/0/description: "],
    [
      "no state",
      pactOf([{ ...sound, providerStates: [] }]),
      "#/interactions/0/providerStates: is missing",
    ],
    [
      "an unknown state",
      pactOf([{ ...sound, ...state({}, "an order") }]),
      '#/interactions/0/providerStates/0/name: is "an order"',
    ],
    [
      "two states",
      pactOf([{ ...sound, providerStates: [1, 2] }]),
      "/providerStates/1: is one state too many",
    ],
    [
      "no event",
      pactOf([{ ...sound, ...state({}) }]),
      "/providerStates/0/params/event: is missing",
    ],
    [
      "an unknown event",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), event: "order.lost" }) }]),
      '/params/event: is "order.lost": known are ',
    ],
    [
      "an unknown purpose",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), purpose: "sms" }) }]),
      '/params/purpose: is "sms"',
    ],
    [
      "an unknown referrer",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), referrer: "some" }) }]),
      '/params/referrer: is "some": known are "null", "present"',
    ],
    [
      "an unknown parameter",
      pactOf([{ ...sound, ...state({ ...paramsOf(row), order: "1" }) }]),
      "/params/order: is no parameter",
    ],
    [
      "another content type",
      pactOf([{ ...sound, contents: { content: "x", contentType: "text/plain" } }]),
      "/contents: has the type text/plain",
    ],
    [
      "content that expects nothing",
      pactOf([{ ...sound, contents: { content: {} } }]),
      "/contents: expects nothing",
    ],
    ["no content", pactOf([{ ...sound, contents: null }]), "/contents: expects nothing"],
    [
      "a rule without a matcher",
      pactOf([{ ...sound, matchingRules: { body: { "$.data": { matchers: [{}] } } } }]),
      "mailer.json#/interactions/0/matchingRules/body/$.data/matchers/0/match: is missing",
    ],
    [
      "deep nesting",
      JSON.stringify(pactOf([sound])).replace(/}$/, `,"x":${nested(20_000)}}`),
      "mailer.json#/x/0/0/0/0/0: is nested more than 100 levels deep",
    ],
    [
      "deep nesting of what it expects",
      JSON.stringify(pactOf([{ ...sound, contents: { content: "x" } }])).replace(
        '"x"',
        nested(20_000),
      ),
      "#/interactions/0/contents/content/0/0: is nested more than 100 levels deep",
    ],
    [
      "deep nesting of encoded content",
      pactOf([{ ...sound, contents: { content: nested(20_000), encoded: "JSON" } }]),
      "/contents/content/0/0: is nested more than 100 levels deep",
    ],
    [
      "content that cannot be decoded",
      pactOf([{ ...sound, contents: { content: "{", encoded: "JSON" } }]),
      "/contents/content: is not JSON",
    ],
    [
      "content that is not UTF-8",
      pactOf([{ ...sound, contents: { content: latin1, encoded: "base64" } }]),
      "/contents/content: is not JSON",
    ],
  ];

  it.each(cases)("%s", (_what, pact, sentence) => {
    expect(sentenceOf(pact)).toContain(sentence);
    expect(sentenceOf(pact)).not.toContain("\n");
  });
});

describe("a rule that Pact would drop or read otherwise is refused with file and pointer", () => {
  const place = "mailer.json#/interactions/0/matchingRules";
  const ofBody = (rule: Json): Json => ({ body: { "$.data": rule } });
  const ofMatcher = (matcher: Json): Json => ofBody({ combine: "AND", matchers: [matcher] });
  const ofVariant = (match: string): Json => ({ "$.id": { matchers: [{ match }] } });
  const matcher = `${place}/body/$.data/matchers/0`;
  const cases: readonly (readonly [string, Json, string])[] = [
    ["a list of categories", [], `${place}: must be an object`],
    ["a list of rules", { body: [] }, `${place}/body: must be an object of rules by path`],
    ["version 2", { "$.body.x": { match: "type" } }, `${place}/$.body.x: is a rule of version 2`],
    ["another category", { content: { "$.x": type } }, `${place}/content: is not read`],
    ["a rule for metadata", { metadata: { x: {} } }, `${place}/metadata/x: must be {`],
    ["a text for a rule", ofBody("type"), `${place}/body/$.data: must be {`],
    ["another combination", ofBody({ combine: "XOR", matchers: [] }), '/combine: is "XOR"'],
    ["no matcher", ofBody({ combine: "AND", matchers: [] }), "/matchers: is empty"],
    ["a text for a matcher", ofMatcher("type"), `${matcher}: must be {`],
    ["no name", ofMatcher({}), `${matcher}/match: is missing`],
    ["an unknown name", ofMatcher({ match: "foo" }), `${matcher}/match: is "foo"`],
    ["the name of a status", ofMatcher({ match: "statusCode" }), `${matcher}/match: is `],
    ["no expression", ofMatcher({ match: "regex" }), `${matcher}/regex: must be a regular`],
    [
      "a bad bound",
      ofMatcher({ match: "type", min: "x" }),
      `${matcher}/min: must be a whole number`,
    ],
    [
      "an unknown name further in",
      ofMatcher({ match: "eachKey", rules: [{ match: "foo" }] }),
      `${matcher}/rules/0/match: is "foo"`,
    ],
    [
      "an unknown name in a variant of a list",
      ofMatcher({ match: "arrayContains", variants: [{ rules: ofVariant("foo") }] }),
      `${matcher}/variants/0/rules/$.id/matchers/0/match: is "foo"`,
    ],
    [
      "a text for a variant",
      ofMatcher({ match: "arrayContains", variants: ["x"] }),
      `${matcher}/variants/0: must be {`,
    ],
  ];

  it.each(cases)("%s", (_what, matchingRules, sentence) => {
    expect(sentenceOf(pactOf([{ ...sound, matchingRules }]))).toContain(sentence);
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
  ])("but not %s", (_what, matchingRules) => {
    expect(parse(pactOf([{ ...sound, matchingRules }]))).toMatchObject({ ok: true });
  });
});

describe("a pact is read", () => {
  it("of version 4", () => {
    const parsed = parse(pactOf([sound]));
    expect(parsed).toMatchObject({
      ok: true,
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
      metaData: { contentType: "application/json" },
    };
    const metadata = { pactSpecification: { version: "3.0.0" } };
    const { interactions: _none, ...pact } = pactOf([]);
    const parsed = parse({ ...pact, messages: [message], metadata });
    expect(parsed).toMatchObject({
      ok: true,
      pact: { interactions: [{ pointer: "/messages/0", content: { id: "x" } }] },
    });
  });

  it.each([
    ["JSON", '{"id":"x"}'],
    ["base64", Buffer.from('{"id":"x"}').toString("base64")],
  ])("with content encoded as %s", (encoded, content) => {
    const parsed = parse(pactOf([{ ...sound, contents: { content, encoded } }]));
    expect(parsed).toMatchObject({ ok: true, pact: { interactions: [{ content: { id: "x" } }] } });
  });

  it("speaks about every variant that its state leaves open", () => {
    const { event, purpose } = paramsOf(row);
    const parsed = parse(pactOf([{ ...sound, ...state({ event, purpose } as Json) }]));
    const open = rows.filter((one) => one.event === event && one.purpose === purpose);
    expect(parsed.ok && parsed.pact.interactions[0].variants).toEqual(open);
    expect(open).toHaveLength(4);
  });
});
