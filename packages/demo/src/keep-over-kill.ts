import { randomUUID } from "node:crypto";
import type { ReceiverStats } from "@order-webhooks/receiver";
import { buildDelivery, type SignedRequest } from "@order-webhooks/receiver/testing";
import type { Example } from "./examples.ts";
import { KillableReceiver } from "./killable-receiver.ts";
import { post } from "./post.ts";

/** Names a step, with the counts after it. */
export interface Step {
  readonly step: string;
  /** Deliveries that were answered 202 so far. */
  readonly acknowledged: number;
  /** Deliveries that a handler took so far, each counted once. */
  readonly handled: number;
  /** Deliveries that wait, or whose handler runs. */
  readonly open: number;
  readonly dead: number;
}

/** The counts that the steps should have, in their order. */
export const expectedSteps: readonly Step[] = [
  {
    step: "12 deliveries, and a handler that hangs",
    acknowledged: 12,
    handled: 4,
    open: 8,
    dead: 0,
  },
  { step: "kill -9, and a new process", acknowledged: 12, handled: 12, open: 0, dead: 0 },
  { step: "a delivery that the handler refuses", acknowledged: 13, handled: 12, open: 0, dead: 1 },
  { step: "a replay, with the handler corrected", acknowledged: 13, handled: 13, open: 0, dead: 0 },
];

/**
 * Has a receiver with a SQLite inbox acknowledge deliveries, kills it, and starts another on the same file. Then a
 * handler refuses a delivery for good, and takes it in a replay once it is corrected.
 *
 * @param file the file of the inbox, which must not exist
 */
export async function keepOverKill(file: string, example: Example): Promise<readonly Step[]> {
  const handled = new Set<string>();
  const start = (handles: number, refuses: string | null) =>
    KillableReceiver.start({ file, handles, refuses }, (orderId) => handled.add(orderId));
  const steps: Step[] = [];
  let acknowledged = 0;
  const describe = ({ waiting, running, dead }: ReceiverStats) => {
    const { step } = expectedSteps[steps.length] ?? { step: "another" };
    steps.push({ step, acknowledged, handled: handled.size, open: waiting + running, dead });
  };
  const send = async ({ url }: KillableReceiver, request: SignedRequest) => {
    if ((await post(url, request)) === 202) acknowledged += 1;
  };

  const hanging = await start(4, null);
  for (let count = 0; count < 12; count += 1) await send(hanging, build(example, randomUUID()));
  describe(await countOnceHandled(hanging, handled, 4));
  await hanging.kill();

  const refused = randomUUID();
  const refusing = await start(Number.MAX_SAFE_INTEGER, refused);
  describe(await refusing.count("settle"));
  await send(refusing, build(example, refused));
  describe(await refusing.count("settle"));
  await refusing.close();

  const corrected = await start(Number.MAX_SAFE_INTEGER, null);
  describe(await corrected.count("replay"));
  await corrected.close();
  return steps;
}

/** Counts once so many deliveries are handled. */
async function countOnceHandled(
  receiver: KillableReceiver,
  handled: ReadonlySet<string>,
  least: number,
): Promise<ReceiverStats> {
  const stats = await receiver.count("count");
  return handled.size < least ? countOnceHandled(receiver, handled, least) : stats;
}

function build({ event, purpose, data }: Example, orderId: string): SignedRequest {
  const withId = { ...data, order: { ...(data as { readonly order: object }).order, id: orderId } };
  // The seam: an example of the index is data of its event and purpose, which the receiver checks.
  return buildDelivery({ event, purpose, data: withId as never });
}
