import type { Log } from "../log/log.ts";
import type { Settings } from "../options/settings.ts";
import type { Services } from "../services.ts";

/** Logs each dead or quarantined delivery that the inbox drops, because it cannot be replayed any more. */
export function reportDropped({ inbox, log }: Services): void {
  inbox.onDrop?.(({ key, state }) => {
    const message = `The inbox drops a ${state} delivery, because there are too many or its retention ended. Replay such deliveries sooner, or raise the limits of the inbox.`;
    log({ level: "error", code: "deliveries_lost", deliveryKey: key, message });
  });
}

/** Logs the deliveries that an inbox in memory still holds when the process ends. Never rejects. */
export async function reportLost(
  { processing }: Settings,
  { inbox, log }: Services,
): Promise<void> {
  if (inbox.isDurable) return;
  try {
    const { waiting, claimed, dead, quarantined } = await inbox.stats();
    // With before-response, open deliveries were not acknowledged, so their senders send them again.
    if (processing === "after-response") reportOpen(waiting + claimed, log);
    reportKept(dead + quarantined, log);
  } catch (error) {
    const message = "The inbox could not count the deliveries that are lost with the memory.";
    log({ level: "error", code: "store_failed", message, error });
  }
}

function reportOpen(count: number, log: Log): void {
  if (count === 0) return;
  const subject =
    count === 1
      ? "1 acknowledged delivery was not handled and is"
      : `${count} acknowledged deliveries were not handled and are`;
  const message = `${subject} lost with the memory. Use a durable inbox to keep deliveries.`;
  log({ level: "error", code: "deliveries_lost", message });
}

function reportKept(count: number, log: Log): void {
  if (count === 0) return;
  const subject =
    count === 1
      ? "1 dead or quarantined delivery is"
      : `${count} dead or quarantined deliveries are`;
  const message = `${subject} lost with the memory. Use a durable inbox to keep deliveries.`;
  log({ level: "warn", code: "deliveries_lost", message });
}
