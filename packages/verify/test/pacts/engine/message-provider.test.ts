import { afterAll, expect, it } from "vitest";
import { startMessageProvider } from "../../../src/pacts/engine/message-provider.ts";

const provider = await startMessageProvider({ prepare: () => {}, produce: () => '{"a":1}' });
afterAll(() => provider.close());

// Request of Pact's verifier for a message. This package's pacts always name one state.
function ask(description: string, providerStates: unknown): Promise<Response> {
  const body = JSON.stringify({ description, providerStates });
  return fetch(provider.origin, { method: "POST", body });
}

const state = { name: "a state", params: {} };

it("returns the message of one state, and counts it", async () => {
  const response = await ask("one", [state]);
  expect([response.status, await response.text()]).toEqual([200, '{"a":1}']);
  expect(provider.produced.get("one")).toBe(1);
  expect(provider.faults).toEqual([]);
});

it.each<[string, unknown, string]>([
  ["no list of states", undefined, "has no provider state"],
  ["no state", [], "has no provider state"],
  ["two states", [state, state], "has more than one provider state"],
])(
  "gives nothing for %s, and remembers the fault: Pact takes no answer for an empty one",
  async (description, states, fault) => {
    const response = await ask(description, states);
    // Not 500, because Pact retries it.
    expect(response.status).toBe(400);
    expect(provider.produced.has(description)).toBe(false);
    expect(provider.faults.at(-1)).toBe(`"${description}" ${fault}`);
  },
);
