import { describe, expect, it } from "vitest";
import { runPactVerifier } from "../../../src/pact-verifier/run-pact-verifier.ts";
import type { MessageProvider } from "../../../src/pacts/engine/message-provider.ts";
import { provideExamples } from "../../../src/pacts/example-messages.ts";
import {
  assertTrusted,
  type PlannedMessage,
  verifyMessages,
} from "../../../src/pacts/match-messages.ts";
import { deliveryState } from "../../../src/plan/pact-names.ts";
import { paramsOf, readSchemas, type } from "../message-pacts.ts";

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

const ofVerifier = { code: "verifier_failed", place: "Pact's verifier" };
const ofProvider = { code: "verifier_failed", place: "message provider" };

describe("a run fails although Pact would let it pass", () => {
  it("when there is nothing to verify", async () => {
    await expect(verifyMessages([], examples)).rejects.toMatchObject(ofVerifier);
  });

  it("when a state throws", async () => {
    const run = verifyMessages([message], { ...anything, prepare: broken });
    await expect(run).rejects.toMatchObject(ofProvider);
    await expect(run).rejects.toThrow("the provider is broken");
  });

  it("when the provider throws", async () => {
    const run = verifyMessages([message], { ...anything, produce: broken });
    await expect(run).rejects.toMatchObject(ofProvider);
    await expect(run).rejects.toThrow("the provider is broken");
  });

  it.each([
    ["an unknown event", { ...message.params, event: "order.lost" }],
    ["an unknown example", { ...message.params, example: "examples/lost.json" }],
  ])("when the state names %s", async (_what, params) => {
    const run = verifyMessages([{ ...message, params }], examples);
    await expect(run).rejects.toMatchObject(ofProvider);
  });

  it("when an interaction is lost: Pact keeps one of two with the same name", async () => {
    const run = verifyMessages([message, message], examples);
    await expect(run).rejects.toMatchObject(ofVerifier);
    await expect(run).rejects.toThrow(/lost: first/);
  });

  it("when it is stopped", async () => {
    const run = verifyMessages([message], examples, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ code: "stopped" });
  });
});

// Not observed with Pact's program so far. These cases are made by hand, so that they would not
// pass silently.
describe("verdicts are not believed", () => {
  const verdict = (description: string) => ({ description, ok: true, mismatches: [] });
  const both = [verdict("a"), verdict("b")];

  it.each([
    ["but where each message was asked for and judged once", { a: 1, b: 1 }, both, undefined],
    ["on a message that was not asked for", { a: 1 }, both, "lost: b"],
    ["on a message that was asked for twice", { a: 1, b: 2 }, both, "lost: b"],
    ["where one is missing", { a: 1, b: 1 }, [verdict("a")], "lost: b"],
    ["where a message has two", { a: 1, b: 1 }, [...both, verdict("b")], "lost: none"],
    ["next to one on something else", { a: 1, b: 1 }, [...both, verdict("c")], "lost: none"],
  ])("%s", (_what, produced, verdicts, lost) => {
    const provider = { faults: [], produced: new Map(Object.entries(produced)) };
    const assert = () => assertTrusted([{ id: "a" }, { id: "b" }], provider, verdicts);
    if (lost === undefined) expect(assert).not.toThrow();
    else expect(assert).toThrow(lost);
  });
});

it("has to count, because a pact without interactions has no verdicts and is no error", async () => {
  const pact = JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "b" },
    interactions: [],
    metadata: { pactSpecification: { version: "4.0" } },
  });
  expect(await runPactVerifier({ pact, origin: new URL("http://127.0.0.1:9") })).toEqual([]);
});

it("gives the differences of each message, none for what matches", async () => {
  const wrong = { ...message.expectation, rules: {} };
  const mismatches = await verifyMessages(
    [message, { ...message, id: "second", expectation: wrong }],
    examples,
  );
  expect(mismatches.get("first")).toEqual([]);
  expect(mismatches.get("second")).toMatchObject([{ path: "$.data.order.id" }]);
});

it("knows one state", () => {
  const state = { name: deliveryState, params: message.params };
  expect(() => examples.prepare(state)).not.toThrow();
  expect(() => examples.prepare({ ...state, name: "another" })).toThrow('the state "another"');
});
