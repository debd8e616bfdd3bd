import { createSqliteInbox } from "@order-webhooks/inbox/sqlite";
import { createReceiver, PermanentFailure } from "@order-webhooks/receiver";
import { createNodeServer } from "@order-webhooks/receiver/node";
import { testSecret } from "@order-webhooks/receiver/testing";
import type { FromProcess, ProcessPlan, ToProcess } from "./process-messages.ts";

// A receiver in a process of its own, which its parent talks to, and may kill.
const plan: ProcessPlan = JSON.parse(process.argv[2] ?? "{}");
let calls = 0;

const receiver = createReceiver({
  secrets: testSecret,
  inbox: await createSqliteInbox({ file: plan.file }),
  handlers: async ({ data }) => {
    calls += 1;
    if (calls > plan.handles) await new Promise(() => {});
    if (data.order.id === plan.refuses) throw new PermanentFailure("This order is unknown.");
    tell({ kind: "handled", orderId: data.order.id });
  },
  // Handlers fail here on purpose.
  log: () => {},
});

const server = createNodeServer(receiver, { lameDuckMs: 0 });
const origin = await server.listen(0);

process.on("message", async ({ kind }: ToProcess) => {
  if (kind === "close") return close();
  if (kind === "replay") await receiver.replay({ state: "dead" });
  if (kind !== "count") await receiver.idle();
  tell({ kind: "counted", stats: await receiver.stats() });
});
tell({ kind: "listening", url: new URL("/webhooks", origin).href });

async function close(): Promise<void> {
  await server.close();
  process.disconnect?.();
}

function tell(message: FromProcess): void {
  process.send?.(message);
}
