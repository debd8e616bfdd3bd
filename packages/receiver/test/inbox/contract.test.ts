import { describe, it } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { InboxUnderTest } from "../../src/inbox-contract.ts";
import { inboxContract } from "../../src/inbox-contract.ts";

describe("the memory inbox", () => {
  it.each(inboxContract)("$name", ({ run }) => run(makeMemoryInbox));
});

function makeMemoryInbox(): InboxUnderTest {
  let time = 0;
  return {
    inbox: createMemoryInbox({ now: () => time }),
    pass: (ms) => {
      time += ms;
    },
    jump: () => {},
  };
}
