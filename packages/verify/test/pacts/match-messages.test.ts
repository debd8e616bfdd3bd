import { describe, expect, it } from "vitest";
import { runPactVerifier } from "../../src/pact-verifier.ts";
import { provideExamples } from "../../src/pacts/example-messages.ts";
import { findFault, type PlannedMessage, verifyMessages } from "../../src/pacts/match-messages.ts";
import type { MessageProvider } from "../../src/pacts/message-provider.ts";
import { deliveryState } from "../../src/plan/pact-names.ts";
import { paramsOf, readSchemas, type } from "./message-pacts.ts";

const schemas = await readSchemas();
const examples = provideExamples(schemas);

const message: PlannedMessage = {
  id: "first",
  expectation: {
    content: { data: { order: { id: "ord_1" } } },
    contentType: "application/json",
    rules: { "$.data.order.id": type },
    generators: {},
    metadata: { contentType: "application/json" },
    metadataRules: {},
  },
  params: paramsOf(schemas.row),
};

const broken = (): never => {
  throw new Error("the provider is broken");
};

// Answers that would satisfy the expectation, so that only the fault can make the run fail.
const anything: MessageProvider = {
  prepare: () => {},
  produce: () => '{"data":{"order":{"id":"x"}}}',
};

describe("a run fails although Pact would let it pass", () => {
  it("when there is nothing to verify", async () => {
    const run = await verifyMessages([], examples);
    expect(run).toMatchObject({ ok: false, reason: "nothing_to_verify" });
  });

  it("when a state throws", async () => {
    const run = await verifyMessages([message], { ...anything, prepare: broken });
    expect(run).toMatchObject({
      ok: false,
      reason: "provider_failed",
      message: "the provider is broken",
    });
  });

  it("when the provider throws", async () => {
    const run = await verifyMessages([message], { ...anything, produce: broken });
    expect(run).toMatchObject({
      ok: false,
      reason: "provider_failed",
      message: "the provider is broken",
    });
  });

  it.each([
    ["an unknown event", { ...message.params, event: "order.lost" }],
    ["an unknown example", { ...message.params, example: "examples/lost.json" }],
  ])("when the state names %s", async (_what, params) => {
    const run = await verifyMessages([{ ...message, params }], examples);
    expect(run).toMatchObject({ ok: false, reason: "provider_failed" });
  });

  it("when an interaction is lost: Pact keeps one of two with the same name", async () => {
    const run = await verifyMessages([message, message], examples);
    expect(run).toMatchObject({ ok: false, reason: "lost" });
  });

  it("when it is stopped", async () => {
    const run = await verifyMessages([message], examples, { signal: AbortSignal.abort() });
    expect(run).toMatchObject({ ok: false, reason: "aborted" });
  });
});

// Not seen of Pact's program so far: made by hand, so that it would not pass in silence.
describe("verdicts are not believed", () => {
  const verdict = (description: string) => ({ description, ok: true, mismatches: [] });
  const both = [verdict("a"), verdict("b")];

  it.each([
    ["but where each message was asked for and judged once", { a: 1, b: 1 }, both, undefined],
    ["on a message that was not asked for", { a: 1 }, both, "2 of 2 verdicts; lost: b"],
    ["on a message that was asked for twice", { a: 1, b: 2 }, both, "2 of 2 verdicts; lost: b"],
    ["where one is missing", { a: 1, b: 1 }, [verdict("a")], "1 of 2 verdicts; lost: b"],
    [
      "where a message has two",
      { a: 1, b: 1 },
      [...both, verdict("b")],
      "3 of 2 verdicts; lost: none",
    ],
    [
      "beside one on something else",
      { a: 1, b: 1 },
      [...both, verdict("c")],
      "3 of 2 verdicts; lost: none",
    ],
  ])("%s", (_what, produced, verdicts, problem) => {
    const provider = { faults: [], produced: new Map(Object.entries(produced)) };
    const fault = findFault([{ id: "a" }, { id: "b" }], provider, verdicts);
    expect(fault?.message).toBe(problem && `Pact gave ${problem}`);
  });
});

it("rests on what Pact does: a pact without interactions passes there", async () => {
  const pact = JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "b" },
    interactions: [],
    metadata: { pactSpecification: { version: "4.0" } },
  });
  const run = await runPactVerifier({ pact, origin: new URL("http://127.0.0.1:9") });
  expect(run).toMatchObject({ ok: true, exit: 0, interactions: [] });
});

it("gives the differences of each message, none for what matches", async () => {
  const wrong = { ...message.expectation, rules: {} };
  const run = await verifyMessages(
    [message, { ...message, id: "second", expectation: wrong }],
    examples,
  );
  if (!run.ok) throw new Error(run.message);
  expect(run.mismatches.get("first")).toEqual([]);
  expect(run.mismatches.get("second")).toMatchObject([{ path: "$.data.order.id" }]);
});

it("knows one state", () => {
  const state = { name: deliveryState, params: message.params };
  expect(() => examples.prepare(state)).not.toThrow();
  expect(() => examples.prepare({ ...state, name: "another" })).toThrow('The state "another"');
});
