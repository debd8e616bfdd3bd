import { inboxContract } from "@order-webhooks/receiver/inbox-contract";
import { test } from "vitest";
import { FakeClocks } from "./fake-clocks.ts";
import { openInbox } from "./place.ts";

// The inbox contract on a real file, with clocks that the rules move.

/** Time in ms that is longer than any rule takes. */
const tenYearsMs = 10 * 365 * 24 * 60 * 60 * 1000;
const retention = { keysMs: tenYearsMs, keptMs: tenYearsMs };

test.each(inboxContract)("$name", async ({ run }) => {
  await run(async () => {
    const clocks = new FakeClocks();
    const { inbox } = await openInbox({ hooks: { clocks }, retention });
    return { inbox, pass: (ms) => clocks.pass(ms), jump: (ms) => clocks.jump(ms) };
  });
});
