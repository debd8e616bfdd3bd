import type { InboxStats } from "../inbox/inbox.ts";
import type { Log } from "../log/log.ts";
import type { Services } from "../services.ts";

/** Logs each dead or quarantined delivery before the inbox drops it: nobody can replay it any more. */
export function reportDropped({ inbox, log }: Services): void {
  inbox.onDrop?.(({ key, state }) => {
    const message = `The inbox drops a delivery that is ${state}: there are too many, or it was kept for its time. Replay them sooner, or raise the limits of the inbox.`;
    log({ level: "error", code: "deliveries_lost", deliveryKey: key, message });
  });
}

/** Logs what an inbox without a disk still holds when the process ends. Never rejects. */
export async function reportLost({ inbox, log }: Services): Promise<void> {
  if (inbox.isDurable) return;
  try {
    reportCount(await inbox.stats(), log);
  } catch (error) {
    const message = "The inbox could not tell what is lost with the memory.";
    log({ level: "error", code: "store_failed", message, error });
  }
}

function reportCount({ waiting, claimed }: InboxStats, log: Log): void {
  const count = waiting + claimed;
  if (count === 0) return;
  const subject =
    count === 1 ? "1 acknowledged delivery was" : `${count} acknowledged deliveries were`;
  const message = `${subject} not handled, and lost with the memory.`;
  log({ level: "error", code: "deliveries_lost", message });
}
