import type { EventType } from "@order-webhooks/types";
import { placeOf } from "../assertions.ts";
import { ReceiverError, type ReceiverErrorCode } from "../errors.ts";
import { assertEvent } from "./known-names.ts";
import type { ReceiverOptions } from "./options.ts";

/** The event of each path, or null for the path of envelopes. */
export type Routes = ReadonlyMap<string, EventType | null>;

/**
 * Collects the paths.
 *
 * @throws ReceiverError `path_invalid` if the path is not a plain absolute one. `raw_paths_invalid` if a raw
 * path is not, or is the path of envelopes. `event_unknown` if a raw path is for an unknown event.
 */
export function toRoutes({ path = "/webhooks", rawPaths = {} }: ReceiverOptions): Routes {
  assertPlainPath("path", path, "path_invalid");
  const routes = new Map<string, EventType | null>([[path, null]]);
  for (const [rawPath, event] of Object.entries(rawPaths)) {
    const place = placeOf("rawPaths", rawPath);
    assertPlainPath(place, rawPath, "raw_paths_invalid");
    if (rawPath === path) refuseTakenPath(place);
    assertEvent(place, event);
    routes.set(rawPath, event);
  }
  return routes;
}

/** The words for a path that {@link isPlainPath} accepts. */
export const plainPath = "an absolute path without query, colon or asterisk, as a URL spells it";

/** Checks that a path is absolute and plain. Frameworks turn a colon or an asterisk into a pattern. */
export function isPlainPath(path: string): boolean {
  if (/[:*]/.test(path)) return false;
  const url = URL.parse(path, "http://localhost");
  return path.startsWith("/") && url?.pathname === path && url.host === "localhost";
}

function assertPlainPath(place: string, path: string, code: ReceiverErrorCode): void {
  if (isPlainPath(path)) return;
  const found = JSON.stringify(path);
  const fix = "Pass the path alone, such as /webhooks.";
  throw new ReceiverError(code, { place, expected: plainPath, found, fix });
}

function refuseTakenPath(place: string): never {
  throw new ReceiverError("raw_paths_invalid", {
    place,
    expected: "a path of its own",
    found: "the path of envelopes",
    fix: "Give the raw payloads another path.",
  });
}
