import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runPeer } from "../src/pact/commands.ts";
import { readMessagePact } from "../src/pact/message-pact.ts";
import type { PactReport } from "../src/report/pact-report.ts";

const program = join(import.meta.dirname, "../src/cli.ts");
const pact = readMessagePact();

test("a quick run lets each command match every interaction of the committed pact", async () => {
  const args = [program, "pact", "--quick", "--json"];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  const { interactions, commands }: PactReport = JSON.parse(stdout);
  expect(stderr).toBe("");
  expect(interactions).toBe(pact.examples.size);
  const [peer, few, more] = commands.map(({ messages }) => messages);
  expect(peer).toBe(interactions);
  expect(more).toBe(Number(few) + interactions);
  for (const { nanoseconds, timesPeer } of commands) {
    expect(nanoseconds).toBeGreaterThan(0);
    expect(timesPeer.median).toBeGreaterThan(0);
  }
});

test("a pact that does not hold is not measured", async () => {
  const examples = new Map([...pact.examples].map(([description]) => [description, "{}"]));
  await expect(runPeer({ ...pact, examples })).rejects.toThrow("Command failed");
});
