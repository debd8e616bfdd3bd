/**
 * Counts an occurrence, and returns true while the limit of its topic allows it. The number of topics must be small.
 */
export type Limiter = (topic?: string) => boolean;

/** Options of a limiter. */
export interface LimiterOptions {
  /** The length of a window in milliseconds, a minute by default. */
  readonly windowMs?: number;
  /** Milliseconds on a clock that never jumps. */
  readonly now?: () => number;
}

/** Maximum number of log lines a minute about an event that anyone can cause. */
export const maxLogsPerMinute = 10;

/**
 * Creates a limiter for events that anyone can cause. The window of a topic starts with the first occurrence, and
 * allows `perWindow` occurrences.
 */
export function createLimiter(
  perWindow: number,
  { windowMs = 60_000, now = () => performance.now() }: LimiterOptions = {},
): Limiter {
  const windows = new Map<string, { readonly end: number; left: number }>();
  return (topic = "") => {
    const begun = windows.get(topic);
    const isOpen = begun !== undefined && now() < begun.end;
    const window = isOpen ? begun : { end: now() + windowMs, left: perWindow };
    if (!isOpen) windows.set(topic, window);
    window.left -= 1;
    return window.left >= 0;
  };
}
