import { setTimeout as sleep } from "node:timers/promises";
import { warn } from "../../durable/warnings.ts";
import { sqlStateOf } from "./failure.ts";

/** The time in ms for which a server may start, or have too many connections. */
const mostMs = 30_000;

/** The time in ms after which the process is warned of the wait. */
const quietMs = 2_000;

const pauseMs = 200;

/** Says how long something may wait for a server, which the messages name. */
export interface Wait {
  readonly place: string;
  /** The time in ms for a server that has too many connections. By default as long as for one that starts. */
  readonly busyMs?: number | undefined;
}

/** Opens a database, and waits while its server starts, or has too many connections. */
export async function awaitStart<T>(
  { place, busyMs = mostMs }: Wait,
  open: () => Promise<T>,
): Promise<T> {
  /** The times in ms by the SQLSTATEs of a server that soon has a connection. */
  const passing = new Map<string | undefined, number>([
    ["57P03", mostMs],
    ["53300", busyMs],
  ]);
  const start = performance.now();
  for (let isQuiet = true; ; ) {
    try {
      return await open();
    } catch (error) {
      const waitedMs = performance.now() - start;
      if (waitedMs >= (passing.get(sqlStateOf(error)) ?? 0)) throw error;
      if (isQuiet && waitedMs >= quietMs) {
        warn("INBOX_WAITING", `The server of ${place} takes no connection yet. Waiting for it.`);
        isQuiet = false;
      }
    }
    await sleep(pauseMs);
  }
}
