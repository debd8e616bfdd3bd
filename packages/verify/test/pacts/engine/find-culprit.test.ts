import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/json/json.ts";
import { explainFailure } from "../../../src/pacts/engine/find-culprit.ts";
import { type PlannedMessage, verifyMessages } from "../../../src/pacts/match-messages.ts";
import { interactionOf, outcomeOf, pactOf, readSchemas } from "../message-pacts.ts";

const { row } = await readSchemas();

const anyOf = (...matchers: readonly JsonObject[]): JsonObject => ({ combine: "OR", matchers });
const regexOf = (regex: string): JsonObject => ({ match: "regex", regex });
const harmless = regexOf("[\\s\\S]*");

// Each exceeds the attempts of Pact's engine and makes its program crash.
const endless = ["^(([a-z0-9_])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "(.|x)*y"];

function idMatching(rule: JsonObject): JsonObject {
  return interactionOf(row, { matchingRules: { body: { "$.data.order.id": rule } } });
}

describe("a regular expression that Pact's engine cannot run", () => {
  it.each(endless)("is named by file and pointer: %s", async (regex) => {
    const innocent = idMatching(anyOf(harmless));
    const guilty = idMatching(anyOf(harmless, regexOf(regex)));
    const outcome = await outcomeOf(pactOf([innocent, guilty, innocent]), { payloads: 300 });
    expect(outcome).toMatchObject({
      code: "pact_invalid",
      place: expect.stringMatching(
        /#\/interactions\/1\/matchingRules\/body\/\$\.data\.order\.id\/matchers\/1\/regex$/,
      ),
      message: expect.stringContaining(
        `got ${JSON.stringify(regex)} (the engine gives up on "xxxxx`,
      ),
    });
    expect(outcome).toMatchObject({ message: expect.stringContaining("retry-limit-in-match") });
  });

  it("is named inside of another matcher too", async () => {
    const body = {
      "$.data.order": anyOf({ match: "eachKey", rules: [harmless, regexOf("(\\w+\\w+)+!")] }),
    };
    const outcome = await outcomeOf(pactOf([interactionOf(row, { matchingRules: { body } })]));
    expect(outcome).toMatchObject({
      code: "pact_invalid",
      place: expect.stringContaining("/$.data.order/matchers/0/rules/1/regex"),
    });
  });
});

describe("an interaction that Pact's program does not finish", () => {
  // Slow on each text, and below the limit of the engine.
  const slow = regexOf("(a|aa)+");
  const contentType = "application/json";
  const texts = Array.from({ length: 2_500 }, () => `${"a".repeat(28)}b`);

  function listMatching(id: string, rule: JsonObject): PlannedMessage {
    const expectation = {
      ...{ content: texts, contentType, rules: { "$[*]": anyOf(rule) }, generators: {} },
      ...{ metadata: { contentType }, metadataRules: {} },
    };
    return { id, place: `a.json#/interactions/${id}`, expectation, params: {} };
  }

  it("is named, and the expression", async () => {
    const messages = [listMatching("0", harmless), listMatching("1", slow)];
    const provider = { prepare: () => {}, produce: () => JSON.stringify(texts) };
    const run = verifyMessages(messages, provider, {
      timeoutMs: 4_000,
      explain: explainFailure,
    });
    await expect(run).rejects.toMatchObject({
      code: "pact_invalid",
      place: "a.json#/interactions/1/matchingRules/body/$[*]/matchers/0/regex",
      message: expect.stringContaining("no exit within 4000 ms"),
    });
  });
});

it("no interaction is to blame if Pact's program fails on all", async () => {
  const contentType = "application/json";
  const expectation = {
    ...{ content: { id: "x" }, contentType, rules: {}, generators: {} },
    ...{ metadata: { contentType }, metadataRules: {} },
  };
  const message = { id: "0", place: "a.json#/interactions/0", expectation, params: {} };
  const provider = { prepare: () => {}, produce: () => '{"id":"x"}' };
  const run = verifyMessages([message], provider, { timeoutMs: 1, explain: explainFailure });
  await expect(run).rejects.toMatchObject({ code: "verifier_timed_out" });
});
