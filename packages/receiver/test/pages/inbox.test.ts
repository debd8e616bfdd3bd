import { join } from "node:path";
import { packageRoot, readPage, runToEnd, UserFolder } from "@order-webhooks/test-setup/pages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboxContract } from "../../src/inbox-contract.ts";

const { snippets, blockCount } = readPage("docs/inbox.md");

const soundInbox = `
import { createMemoryInbox, type Inbox } from "@order-webhooks/receiver";
export function createMyInbox(options: { readonly now: () => number }): Inbox {
  return createMemoryInbox(options);
}
`;

/** An inbox without fencing: a late worker can settle. */
const brokenInbox = `
import { createMemoryInbox, type Inbox } from "@order-webhooks/receiver";
export function createMyInbox(options: { readonly now: () => number }): Inbox {
  const inbox = createMemoryInbox(options);
  const done = inbox.done.bind(inbox);
  return Object.assign(inbox, {
    done: async (claim: Parameters<Inbox["done"]>[0]) => (await done(claim)) || true,
  });
}
`;

const runners = [
  { runner: "Vitest", name: "my-inbox.test.ts", program: "node_modules/vitest/vitest.mjs" },
  { runner: "node:test", name: "my-inbox.node-test.ts", program: undefined },
];

let folder: UserFolder;

beforeAll(() => {
  folder = new UserFolder(snippets, ["@order-webhooks/types", "vitest"]);
  folder.write("my-inbox.ts", soundInbox);
});

afterAll(() => folder.remove());

describe("the examples of the page on inboxes", () => {
  it("are all there", () => {
    const names = ["make-inbox.ts", ...runners.map(({ name }) => name)];
    expect([...snippets.keys()]).toEqual(names);
    expect(blockCount).toBe(snippets.size);
  });

  it("compile", async () => {
    expect(await folder.compile()).toBe("");
  });

  it.each(runners)("run every rule with $runner", async ({ name, program }) => {
    const { code, output } = await run(name, program);
    expect(output).toMatch(new RegExp(`(Tests +|pass )${inboxContract.length}\\b`));
    expect(code).toBe(0);
  });

  it.each(runners)("fail with $runner if the inbox breaks a rule", async ({ name, program }) => {
    folder.write("my-inbox.ts", brokenInbox);
    const { code, output } = await run(name, program);
    const sentence = "done resolves to false for a lease that was lost: expected false, got true.";
    expect(snippets.has(name) && output).toContain(sentence);
    expect(code).toBe(1);
  });
});

/** Runs a test file of the page with Node, or with a test runner. */
function run(name: string, program: string | undefined): ReturnType<typeof runToEnd> {
  const file = join(folder.path, name);
  if (program === undefined) return runToEnd(file);
  return runToEnd(join(packageRoot, "../..", program), ["run", "--root", folder.path, name]);
}
