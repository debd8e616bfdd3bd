import { setTimeout as sleep } from "node:timers/promises";
import { warn } from "../../durable/warnings.ts";
import { sqlStateOf } from "./failure.ts";

/** The time in ms for which a server may start. */
const mostMs = 30_000;

/** The time in ms after which the process is warned of the wait. */
const quietMs = 2_000;

const pauseMs = 200;

/** SQLSTATEs of a server that soon has a connection: it is starting, or has too many. */
const passing: ReadonlySet<string | undefined> = new Set(["57P03", "53300"]);

/** Opens a database, and waits while its server starts. */
export async function awaitStart<T>(place: string, open: () => Promise<T>): Promise<T> {
  const start = performance.now();
  for (let isQuiet = true; ; ) {
    try {
      return await open();
    } catch (error) {
      const waitedMs = performance.now() - start;
      if (!passing.has(sqlStateOf(error)) || waitedMs >= mostMs) throw error;
      if (isQuiet && waitedMs >= quietMs) {
        warn("INBOX_WAITING", `The server of ${place} takes no connection yet. Waiting for it.`);
        isQuiet = false;
      }
    }
    await sleep(pauseMs);
  }
}
