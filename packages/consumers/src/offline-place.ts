import { startOfflineRegistry } from "./offline-registry.ts";
import { createPlace, type Place } from "./place.ts";

/** A place that needs no network: a registry for it alone serves these tarballs, and stops when the place is removed. */
export async function createOfflinePlace(tarballs: readonly Buffer[]): Promise<Place> {
  const registry = await startOfflineRegistry(tarballs);
  const place = await createPlace({ registry: registry.url, serves: "everything" });
  const remove = async () => {
    await place.remove();
    registry.close();
  };
  return { ...place, remove };
}
