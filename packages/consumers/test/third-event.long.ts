import { afterAll, beforeAll, test } from "vitest";
import { addEvent } from "./added-event.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

// No package depends on the number of events or on their names: everything that `npm test` runs passes with one more event,
// except this package, which would run itself. third-event.test.ts runs the part that depends on events.

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
