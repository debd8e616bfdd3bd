const controller = new AbortController();

/** Signal that aborts when this process is asked to end. Each wait then rejects, and its caller cleans up. */
export const interruption: AbortSignal = controller.signal;

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Makes the first SIGINT or SIGTERM abort `interruption`, so that temporary folders are deleted. A second signal ends the
 * process immediately. Each command calls this once, at its start.
 */
export function endThroughFinally(): void {
  for (const signal of signals) {
    process.once(signal, () => {
      for (const other of signals) process.removeAllListeners(other);
      controller.abort(new Error(`ended by ${signal}`));
    });
  }
}
