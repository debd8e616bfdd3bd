/**
 * Checks that an envelope is older than allowed, by the time of its sending, which the signature covers.
 * Without a time that can be read it is not.
 *
 * @param staleAfterMs the age in milliseconds from which it is stale, or null if it may have any
 */
export function isStale(envelope: unknown, staleAfterMs: number | null): boolean {
  if (staleAfterMs === null || typeof envelope !== "object" || envelope === null) return false;
  const createdAt: unknown = Reflect.get(envelope, "created_at");
  return typeof createdAt === "string" && Date.now() - Date.parse(createdAt) > staleAfterMs;
}
