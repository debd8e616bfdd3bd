import { afterEach, expect, test, vi } from "vitest";
import { openAdministration } from "../../src/administration/open-administration.ts";
import { entryOf } from "../sqlite/entries.ts";
import { FakeClocks } from "../sqlite/fake-clocks.ts";
import { openInbox } from "../sqlite/place.ts";

afterEach(() => void vi.useRealTimers());

const dayMs = 86_400_000;

test("a command that opens the file erases no expired delivery, because only a server has a log for it", async () => {
  const clocks = new FakeClocks(Date.now() - 40 * dayMs);
  const { file, inbox } = await openInbox({ hooks: { clocks, sweepMs: 2 ** 30 } });
  await inbox.put(entryOf("old", { quarantine: "not_json" }));
  clocks.pass(39 * dayMs);
  await inbox.close?.();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { list, close } = await openAdministration(file);
  await vi.advanceTimersByTimeAsync(5_000);
  // A sweep for expired deliveries would run before these lists.
  for (let turn = 0; turn < 3; turn += 1) await list({});
  expect(await list({})).toMatchObject([{ key: "old" }]);
  await close();
});
