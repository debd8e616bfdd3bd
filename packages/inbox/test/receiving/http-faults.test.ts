// The rows come from the receiver's tests. The receiver cannot run them on SQLite, because this package depends on it.
import type { Inbox } from "@order-webhooks/receiver";
import { afterAll, describe, expect, it } from "vitest";
import { createNodeServer } from "../../../receiver/src/server/node-server.ts";
import { createRecordedReceiver } from "../../../receiver/test/recorded-receiver.ts";
import {
  faultLimits,
  faultSecrets,
  type HttpFault,
  httpFaults,
} from "../../../receiver/test/server/http-faults.ts";
import { converse } from "../../../receiver/test/server/wire.ts";
import { hold, inboxKinds, removeFiles } from "./inboxes.ts";

const rows = Object.entries(httpFaults).flatMap(([group, faults]) =>
  faults.map((fault) => ({ group, ...fault })),
);

afterAll(removeFiles);

it("are many", () => {
  expect(rows.length).toBeGreaterThanOrEqual(130);
});

describe.each(inboxKinds)("with an inbox of $name", ({ create }) => {
  it.each(rows)("$group: $name", async (fault) => {
    const inbox = await create();
    const { status, stored, runs, states } = await receive(fault, inbox);
    expect(fault.status).toContain(status);
    expect(stored).toEqual(fault.stored === "nowhere" ? [] : [fault.stored]);
    expect(runs).toEqual(fault.runs ?? []);
    expect(states).toEqual(stored.map((state) => (state === "waiting" ? "done" : state)));
  });
});

/** Sends the request to a receiver, reads the inbox, and then lets the handlers run. */
async function receive(fault: HttpFault, inbox: Inbox) {
  const held = hold(inbox);
  const recorded = createRecordedReceiver({
    secrets: faultSecrets,
    limits: { ...faultLimits, ...fault.limits },
    inbox: held.inbox,
  });
  const server = createNodeServer(recorded.receiver, { lameDuckMs: 0 });
  const url = await server.listen(0);
  const { answers } = await converse(url, fault.send);
  const stored = await listStates(inbox);
  held.release();
  await recorded.receiver.idle();
  const states = await listStates(inbox);
  await server.close();
  return { status: answers[0]?.status ?? "none", stored, runs: recorded.runs, states };
}

const states = ["waiting", "claimed", "done", "dead", "quarantined"] as const;

/** Lists the state of each entry. */
async function listStates(inbox: Inbox): Promise<readonly string[]> {
  const lists = await Promise.all(states.map((state) => inbox.list({ state })));
  return lists.flat().map(({ state }) => state);
}
