import { expect, test } from "vitest";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { entryOf } from "./entries.ts";
import { makeFile, openInbox } from "./place.ts";

const hour = 3_600_000;

test("leases of an earlier process end, since it had the file for itself", async () => {
  const file = await makeFile();
  const earlier = await createSqliteInbox({ file });
  await earlier.put(entryOf("a"));
  const [late] = await earlier.claim({ limit: 1, leaseMs: hour });
  await earlier.put(entryOf("sent"), { claim: { leaseMs: hour, senderMs: 25 * hour } });
  await earlier.close?.();

  const { inbox } = await openInbox({ file });
  expect(await inbox.stats()).toMatchObject({ waiting: 2, claimed: 0 });
  const claims = await inbox.claim({ limit: 10, leaseMs: hour });
  expect(claims.map(({ entry, attempt }) => [entry.key, attempt])).toEqual([["a", 2]]);
  expect(late && (await inbox.done(late))).toBe(false);
  const again = await inbox.put(entryOf("sent"), { claim: { leaseMs: hour, senderMs: 25 * hour } });
  expect(again).toMatchObject({ outcome: "duplicate", state: "waiting", claim: { attempt: 2 } });
});
