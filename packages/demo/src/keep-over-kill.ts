import { setTimeout as sleep } from "node:timers/promises";
import { sendDelivery, testSecret } from "@order-webhooks/verify";
import { startApplication } from "./application.ts";
import { examples } from "./deliver.ts";
import {
  countDeliveries,
  replayDeadLetters,
  type Stats,
  startReceiver,
} from "./receiver-process.ts";

/** A step, with the counts after it. */
export interface Step {
  readonly step: string;
  /** Deliveries that the receiver has acknowledged so far. */
  readonly acknowledged: number;
  /** Deliveries that the application has handled so far, each counted once. */
  readonly handled: number;
  /** Deliveries that the receiver still has to forward, or that the application has not answered. */
  readonly open: number;
  readonly dead: number;
}

/** The steps in order, with their expected counts. */
export const expectedSteps: readonly Step[] = [
  {
    step: "12 deliveries, and an application that hangs after 4",
    ...{ acknowledged: 12, handled: 4, open: 8, dead: 0 },
  },
  {
    step: "kill -9 of the receiver, and a restart",
    ...{ acknowledged: 12, handled: 12, open: 0, dead: 0 },
  },
  {
    step: "a delivery that the application refuses",
    ...{ acknowledged: 13, handled: 12, open: 0, dead: 1 },
  },
  {
    step: "a replay, with the application corrected",
    ...{ acknowledged: 13, handled: 13, open: 0, dead: 0 },
  },
];

/**
 * Kills a receiver that forwards deliveries to an application, and starts it again on the same inbox. Then the
 * application refuses a delivery permanently, and accepts it in a replay. Returns the steps with the real counts.
 *
 * @param file file of the inbox, which must not exist
 */
export async function keepOverKill(file: string): Promise<readonly Step[]> {
  const application = await startApplication();
  const steps: Step[] = [];
  let acknowledged = 0;
  const start = () => startReceiver(file, `--forward=${application.url}`);
  const send = async (url: URL) => {
    const sent = await sendDelivery({ ...examples[0], url, secret: testSecret });
    if (sent.ran && sent.report.answers[0]?.status === 202) acknowledged += 1;
  };
  const describe = async (isReached: (stats: Stats) => boolean) => {
    const { waiting, claimed, dead } = await countOnce(file, isReached);
    const step = expectedSteps[steps.length]?.step ?? "";
    const handled = application.handled.size;
    steps.push({ step, acknowledged, handled, open: waiting + claimed, dead });
  };

  application.most = 4;
  const killed = await start();
  for (let count = 0; count < 12; count += 1) await send(killed.url);
  await describe(({ done }) => done === 4);
  await killed.end("SIGKILL");

  application.most = Number.POSITIVE_INFINITY;
  const restarted = await start();
  await describe(({ done }) => done === 12);
  application.status = 410;
  await send(restarted.url);
  await describe(({ dead }) => dead === 1);
  application.status = 204;
  await replayDeadLetters(file);
  await describe(({ done }) => done === 13);
  await restarted.end("SIGTERM");
  application.close();
  return steps;
}

/** Counts deliveries until `isReached` returns true, for ten seconds at most. Returns the last counts. */
async function countOnce(file: string, isReached: (stats: Stats) => boolean): Promise<Stats> {
  const started = performance.now();
  for (;;) {
    const stats = await countDeliveries(file);
    if (isReached(stats) || performance.now() - started > 10_000) return stats;
    await sleep(50);
  }
}
