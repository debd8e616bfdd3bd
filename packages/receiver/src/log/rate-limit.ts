/** Counts an occurrence, and returns true while the limit of its topic allows it. Topics must be few. */
export type Limiter = (topic?: string) => boolean;

/** Sets another length or clock of the windows in which a limiter counts. */
export interface LimiterOptions {
  /** The length of a window in milliseconds, a minute by default. */
  readonly windowMs?: number;
  /** Milliseconds on a clock that never jumps. */
  readonly now?: () => number;
}

/** The most log lines a minute about something that anyone can cause. */
export const maxLogsPerMinute = 10;

/**
 * Creates a limiter for what anyone can cause. It allows so many of each topic in a window, counted in
 * whole windows from the first.
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
