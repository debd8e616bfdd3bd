import { describe, expect, it } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { makeEntry } from "../../src/inbox-contract/entries.ts";
import { measureCpu } from "../measuring.ts";

/*
 * A `Map` hides how many deleted keys its iterators walk over, so that no count shows it. These tests compare the
 * CPU time of the same work early and late in one run, which a busy machine slows down alike. A walk makes late work
 * more than sixty times as expensive, and its absence about twice, for the memory is colder.
 */
const mostTimes = 20;

const lease = { limit: 1_000, leaseMs: 1_000_000 };

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? expect.fail("There are no values.");
}

async function finishAll(inbox: Inbox): Promise<void> {
  for (const claim of await inbox.claim(lease)) await inbox.done(claim);
}

describe("after 300,000 deliveries", () => {
  it.each([
    ["that were handled", null],
    ["that were quarantined", "why"],
  ])("%s, another one costs about as much as after 1,000", async (_name, quarantine) => {
    const inbox = createMemoryInbox({ maxKept: 100_000 });
    const costs: number[] = [];
    for (let thousand = 0; thousand < 300; thousand += 1) {
      const entries = Array.from({ length: 1_000 }, (_, index) =>
        makeEntry(`${thousand}-${index}`, { quarantine }),
      );
      costs.push(
        await measureCpu(async () => {
          for (const entry of entries) await inbox.put(entry);
        }),
      );
      await finishAll(inbox);
    }
    const early = median(costs.slice(1, 50));
    const late = median(costs.slice(200));
    expect(late / early).toBeLessThan(mostTimes);
  });
});

/** Stores entries that failed, and wait for their sender. */
async function awaitSenders(inbox: Inbox, count: number): Promise<void> {
  const claim = { leaseMs: 1_000_000, senderMs: 1_000_000 };
  for (let each = 0; each < count; each += 1) {
    const result = await inbox.put(makeEntry(`sender ${each}`), { claim });
    if (result.outcome === "stored" && result.claim) await inbox.retry(result.claim, 0);
  }
}

describe("with 150,000 deliveries that wait for a retry or their sender, or are leased", () => {
  it("another one costs about as much as with none", async () => {
    const inbox = createMemoryInbox({ maxOpen: 200_000 });
    let count = 0;
    const deliver = async () => {
      count += 1;
      await inbox.put(makeEntry(String(count)));
      await finishAll(inbox);
    };
    const measure = async () => {
      const costs: number[] = [];
      for (let times = 0; times < 50; times += 1) {
        costs.push(
          await measureCpu(async () => {
            for (let each = 0; each < 20; each += 1) await deliver();
          }),
        );
      }
      return median(costs);
    };

    await measure();
    const alone = await measure();
    for (let each = 0; each < 100_000; each += 1) await inbox.put(makeEntry(`open ${each}`));
    const claims = await inbox.claim({ ...lease, limit: 100_000 });
    for (const claim of claims.slice(50_000)) await inbox.retry(claim, 1_000_000);
    await awaitSenders(inbox, 50_000);
    expect(await inbox.stats()).toMatchObject({ waiting: 100_000, claimed: 50_000 });
    const crowded = await measure();
    expect(crowded / alone).toBeLessThan(mostTimes);
  });
});
