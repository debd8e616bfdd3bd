/** Runs work after the response. */
export interface Background {
  /** Starts a task, which must not reject. Resolves when it has ended. */
  start(task: () => Promise<void>): Promise<void>;
  /** Resolves once nothing is going on, including what was started meanwhile. */
  idle(): Promise<void>;
}

/** Creates a background whose tasks a test or a shutdown can wait for. */
export function createBackground(): Background {
  const tasks = new Set<Promise<void>>();

  function start(task: () => Promise<void>): Promise<void> {
    const running = task().finally(() => tasks.delete(running));
    tasks.add(running);
    return running;
  }

  async function idle(): Promise<void> {
    while (tasks.size > 0) await Promise.all(tasks);
  }

  return { start, idle };
}
