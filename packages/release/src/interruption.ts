const controller = new AbortController();

/** Aborted once this process has been asked to end. Each wait then gives up, and cleans up on the way out. */
export const interruption: AbortSignal = controller.signal;

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Has the first SIGINT or SIGTERM end this process through its finally blocks, which take away what it has in temporary
 * folders. A second one ends it at once. For commands, once, at their start.
 */
export function endThroughFinally(): void {
  for (const signal of signals) {
    process.once(signal, () => {
      // Nothing takes the next one, of either kind.
      for (const other of signals) process.removeAllListeners(other);
      controller.abort(new Error(`ended by ${signal}`));
    });
  }
}
