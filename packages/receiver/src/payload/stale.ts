/**
 * Checks that an envelope is older than allowed, by its signed `created_at`. Returns false if that is not a valid time.
 *
 * @param staleAfterMs the age in milliseconds above which it is stale, or null for no limit
 */
export function isStale(envelope: unknown, staleAfterMs: number | null): boolean {
  if (staleAfterMs === null || typeof envelope !== "object" || envelope === null) return false;
  const createdAt: unknown = Reflect.get(envelope, "created_at");
  return typeof createdAt === "string" && Date.now() - Date.parse(createdAt) > staleAfterMs;
}
