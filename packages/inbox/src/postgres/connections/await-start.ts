import { setTimeout as sleep } from "node:timers/promises";
import { warn } from "../../durable/warnings.ts";
import { sqlStateOf } from "./failure.ts";

/** Maximum time in ms to wait for a server that is starting, or that has too many connections. */
const mostMs = 30_000;

/** Time in ms after which a warning reports the wait. */
const quietMs = 2_000;

const pauseMs = 200;

/** Options of waiting for a server. `place` is its name in messages. */
export interface Wait {
  readonly place: string;
  /** Maximum time in ms for a server with too many connections. By default 30 s, as for a server that is starting. */
  readonly busyMs?: number | undefined;
}

/**
 * Opens a database. Waits while its server is starting, or has too many connections. Rejects with the error of `open`
 * if that fails for another reason, or after the maximum time.
 */
export async function awaitStart<T>(
  { place, busyMs = mostMs }: Wait,
  open: () => Promise<T>,
): Promise<T> {
  /** Maximum times in ms by the SQLSTATEs of temporary refusals. */
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
        warn(
          "INBOX_WAITING",
          `The server of ${place} does not accept connections yet. Waiting for it.`,
        );
        isQuiet = false;
      }
    }
    await sleep(pauseMs);
  }
}
