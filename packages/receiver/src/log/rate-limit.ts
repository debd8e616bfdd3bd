/** Counts an occurrence, and returns true while the limit of its topic allows it. Topics must be few. */
export type Limiter = (topic?: string) => boolean;

/** The most log lines a minute about something that anyone can cause. */
export const maxLogsPerMinute = 10;

/**
 * Creates a limiter for what anyone can cause. It allows so many of each topic in a minute, counted in
 * whole minutes from the first.
 */
export function createLimiter(
  perMinute: number,
  now: () => number = () => performance.now(),
): Limiter {
  const windows = new Map<string, { readonly end: number; left: number }>();
  return (topic = "") => {
    const begun = windows.get(topic);
    const isOpen = begun !== undefined && now() < begun.end;
    const window = isOpen ? begun : { end: now() + 60_000, left: perMinute };
    windows.set(topic, window);
    window.left -= 1;
    return window.left >= 0;
  };
}
