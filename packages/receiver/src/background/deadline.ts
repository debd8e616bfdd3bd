/** A promise that resolves to nothing when the time is up, and the way to end it before. */
export interface Deadline {
  readonly passed: Promise<undefined>;
  readonly clear: () => void;
}

/** Starts a deadline. */
export function startDeadline(ms: number): Deadline {
  let clear = () => {};
  const passed = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    clear = () => clearTimeout(timer);
  });
  return { passed, clear };
}

/** Waits for a promise, but not longer than this. Its later outcome is ignored. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const deadline = startDeadline(ms);
  try {
    return await Promise.race([work, deadline.passed]);
  } finally {
    deadline.clear();
  }
}
