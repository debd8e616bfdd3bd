/** Tracks tasks that run in the background. */
export interface Background {
  /** Starts a task, which must not reject. Resolves when it has ended. */
  start(task: () => Promise<void>): Promise<void>;
  /** Resolves once no task runs, including tasks that start during the wait. */
  idle(): Promise<void>;
}

/** Creates a background, so that tests and shutdown can wait for its tasks. */
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
