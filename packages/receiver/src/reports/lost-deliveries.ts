import type { Log } from "../log/log.ts";
import type { Settings } from "../options/settings.ts";
import type { Services } from "../services.ts";

/** Logs each dead or quarantined delivery before the inbox drops it. It cannot be replayed after that. */
export function reportDropped({ inbox, log }: Services): void {
  inbox.onDrop?.(({ key, state }) => {
    const message = `The inbox drops a delivery that is ${state}: there are too many, or it was kept for its time. Replay them sooner, or raise the limits of the inbox.`;
    log({ level: "error", code: "deliveries_lost", deliveryKey: key, message });
  });
}

/** Logs what an inbox without a disk still holds when the process ends. Never rejects. */
export async function reportLost(
  { processing }: Settings,
  { inbox, log }: Services,
): Promise<void> {
  if (inbox.isDurable) return;
  try {
    const { waiting, claimed, dead, quarantined } = await inbox.stats();
    // Before the response what is open was not acknowledged: its sender sends it again.
    if (processing === "after-response") reportOpen(waiting + claimed, log);
    reportKept(dead + quarantined, log);
  } catch (error) {
    const message = "The inbox could not tell what is lost with the memory.";
    log({ level: "error", code: "store_failed", message, error });
  }
}

function reportOpen(count: number, log: Log): void {
  if (count === 0) return;
  const subject =
    count === 1 ? "1 acknowledged delivery was" : `${count} acknowledged deliveries were`;
  const message = `${subject} not handled, and lost with the memory.`;
  log({ level: "error", code: "deliveries_lost", message });
}

function reportKept(count: number, log: Log): void {
  if (count === 0) return;
  const subject = count === 1 ? "1 delivery" : `${count} deliveries`;
  const message = `${subject} that waited for a replay went with the memory. A durable inbox keeps them.`;
  log({ level: "warn", code: "deliveries_lost", message });
}
