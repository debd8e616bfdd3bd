import { inboxContract } from "@order-webhooks/receiver/inbox-contract";
import { test } from "vitest";
import { openInbox } from "./place.ts";

// The rules of every inbox, on a real server, with two inboxes on one schema. No clock of a machine is read, so that none can jump.

/** Longer than the rules take. */
const tenYearsMs = 10 * 365 * 24 * 60 * 60 * 1000;
const retention = { keysMs: tenYearsMs, keptMs: tenYearsMs };

test.each(inboxContract)("$name", async ({ run }) => {
  await run(async () => {
    let offsetMs = 0;
    const hooks = { clockOffsetMs: () => offsetMs };
    const { inbox, schema } = await openInbox({ hooks, retention });
    const { inbox: other } = await openInbox({ hooks, retention, schema });
    const pass = (ms: number): void => {
      offsetMs += ms;
    };
    return { inbox, other, pass, jump: () => {} };
  });
});
