import { afterAll, beforeAll, test } from "vitest";
import { addEvent } from "./added-event.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

// No package depends on the number of events or on their names. With one more event every check and test of `npm test`
// passes. This package is left out, since it would run itself. third-event.test.ts runs the part that depends on events.

let copy: WorkspaceCopy;

beforeAll(async () => {
  copy = copyWorkspace();
  addEvent(copy.root);
  await copy.run("generate");
});

afterAll(() => copy?.remove());

test("every check and test of every other package passes", { timeout: 2_400_000 }, async () => {
  await copy.run("test:installed", "--filter=!@order-webhooks/consumers");
});
