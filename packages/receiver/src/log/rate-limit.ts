/** Says whether something of a kind may happen once more; the kinds must be few. */
export type Limiter = (kind?: string) => boolean;

/** How often the owner is told of something that anyone can cause. */
export const maxToldPerMinute = 10;

/**
 * Allows so many of each kind in any minute, counted in whole minutes from the first; for what anyone
 * can cause.
 */
export function createLimiter(
  perMinute: number,
  now: () => number = () => performance.now(),
): Limiter {
  const windows = new Map<string, { readonly end: number; left: number }>();
  return (kind = "") => {
    const begun = windows.get(kind);
    const isOpen = begun !== undefined && now() < begun.end;
    const window = isOpen ? begun : { end: now() + 60_000, left: perMinute };
    windows.set(kind, window);
    window.left -= 1;
    return window.left >= 0;
  };
}
