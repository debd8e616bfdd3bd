import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json/json.ts";
import { parseDocuments } from "../../src/pacts/read-pacts.ts";
import { deliveryState } from "../../src/plan/pact-names.ts";
import { verifyPacts } from "../../src/verify-pacts.ts";
import {
  contentsOf,
  interactionOf,
  outcomeOf,
  pactOf,
  paramsOf,
  readSchemas,
  reportOn,
  type,
} from "./message-pacts.ts";

const { rows, row } = await readSchemas();
const long = "x".repeat(100_000);
const most = 2_000;

const and = (matcher: JsonObject): JsonObject => ({ combine: "AND", matchers: [matcher] });
const ofBody = (rule: Json, path = "$.data.order.id"): JsonObject => ({
  matchingRules: { body: { [path]: rule } },
});
const ofState = (params: JsonObject, name = deliveryState): JsonObject => ({
  providerStates: [{ name, params: { ...paramsOf(row), ...params } }],
});

describe("a long text of a pact is clipped in the one sentence about", () => {
  const cases: readonly (readonly [string, JsonObject])[] = [
    ["a type", pactOf([interactionOf(row, { type: long })])],
    ["a state", pactOf([interactionOf(row, ofState({}, long))])],
    ["a parameter", pactOf([interactionOf(row, ofState({ [long]: "x" }))])],
    ["an event", pactOf([interactionOf(row, ofState({ event: long }))])],
    ["a form", pactOf([interactionOf(row, ofState({ form: long }))])],
    ["a version", pactOf([], { metadata: { pactSpecification: { version: long } } })],
    ["another provider", pactOf([], { provider: { name: long } })],
    [
      "a content type",
      pactOf([interactionOf(row, { contents: { content: "x", contentType: long } })]),
    ],
    ["an encoding", pactOf([interactionOf(row, { contents: { content: "{", encoded: long } })])],
    ["a content", pactOf([interactionOf(row, { contents: contentsOf(long) })])],
    ["a category of rules", pactOf([interactionOf(row, { matchingRules: { [long]: { x: {} } } })])],
    ["a path of a rule", pactOf([interactionOf(row, ofBody("type", long))])],
    ["a matcher", pactOf([interactionOf(row, ofBody(and({ match: long })))])],
    ["a bound", pactOf([interactionOf(row, ofBody(and({ match: "type", min: long })))])],
    ["a combination", pactOf([interactionOf(row, ofBody({ combine: long, matchers: [] }))])],
    [
      "a path that Pact cannot read",
      pactOf([interactionOf(row, ofBody(and({ match: "type" }), `$.data[${long}`))]),
    ],
    [
      "an expression that Pact cannot read",
      pactOf([interactionOf(row, ofBody(and({ match: "regex", regex: `(${long}` })))]),
    ],
    [
      "an expression below a long path",
      pactOf([interactionOf(row, ofBody(and({ match: "regex", regex: "(" }), `$.${long}`))]),
    ],
    [
      "an expression that Pact cannot run",
      pactOf([interactionOf(row, ofBody(and({ match: "regex", regex: `(x+x+)+y|${long}` })))]),
    ],
  ];

  it.each(cases)("%s", async (_what, pact) => {
    const outcome = await outcomeOf(pact, { payloads: 100 });
    if (outcome.ran) throw new Error("It was not refused");
    expect(outcome.code).toBe("pact_invalid");
    expect(outcome.message.length).toBeLessThan(most);
    // The end of a message is the fix, so the message itself must not be clipped.
    expect(outcome.message).toMatch(/\.$/);
    expect(outcome.message).not.toMatch(/\.\.\.$/);
  });

  it("a path", async () => {
    const outcome = await verifyPacts({ paths: [join("/", long), long] });
    expect(outcome).toMatchObject({ ran: false, message: expect.stringMatching(/[^.]\.$/) });
    expect("message" in outcome && outcome.message.length).toBeLessThan(most);
  });

  it("a document's name", () => {
    const parse = () => parseDocuments([{ file: long, text: "[]" }], rows);
    expect(parse).toThrow(/\[pact_invalid\] x{300,400}\.\.\.: expected a pact/);
  });

  it("a pact that is skipped", () => {
    const text = JSON.stringify(pactOf([], { provider: { name: long } }));
    const { skipped } = parseDocuments([{ file: "a.json", text, mayBeForeign: true }], rows);
    expect(skipped[0]?.message.length).toBeLessThan(most);
  });
});

it("a long key, value or expression is clipped in a finding", async () => {
  const contents = contentsOf({ data: { order: { [long]: "x", id: long } } });
  const regex = and({ match: "regex", regex: `A|${long}` });
  const tall = interactionOf(row, {
    contents,
    matchingRules: { body: { "$.data.order.id": regex } },
  });
  const literal = interactionOf(row, {
    contents,
    matchingRules: { body: { [`$.data.order.${long}`]: type } },
  });
  const { interactions } = await reportOn(pactOf([tall, literal]));
  const findings = interactions.flatMap((one) => one.findings);
  expect(findings.length).toBeGreaterThan(2);
  for (const { pointer, text, remedy } of findings) {
    expect(pointer.length).toBeLessThan(most / 4);
    expect(`${text}${remedy}`.length).toBeLessThan(most);
  }
});
