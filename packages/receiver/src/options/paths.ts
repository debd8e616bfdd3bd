import type { EventType } from "@order-webhooks/types";
import { placeOf } from "../assertions.ts";
import { ReceiverError, type ReceiverErrorCode } from "../errors.ts";
import { pathOf, withoutSlash } from "../http/request.ts";
import { assertEvent } from "./known-names.ts";

/** The kind of payload that a path accepts. */
export interface Route {
  /** The event of the raw payloads, or null for envelopes. */
  readonly rawEvent: EventType | null;
}

const forEnvelopes: Route = { rawEvent: null };

/** The options of a receiver that set its paths. */
export interface PathOptions {
  readonly path?: string;
  readonly rawPaths?: { readonly [path: string]: EventType };
  readonly anyPath?: boolean;
}

/** The paths of a receiver. A trailing slash makes no difference. */
export class Routes {
  /** The paths as in the options. The path of envelopes is the first. */
  readonly paths: readonly string[];
  readonly #routes = new Map<string, Route>();
  readonly #otherwise: Route | undefined;

  /**
   * @throws ReceiverError `path_invalid` if the path is not a plain absolute path. `raw_paths_invalid` if a raw path is
   * not one, or is used twice. `event_unknown` if the event of a raw path is unknown.
   */
  constructor({ path = "/webhooks", rawPaths = {}, anyPath = false }: PathOptions) {
    assertPlainPath("path", path, "path_invalid");
    this.#routes.set(withoutSlash(path), forEnvelopes);
    for (const [rawPath, event] of Object.entries(rawPaths)) this.#addRawPath(rawPath, event);
    this.#otherwise = anyPath ? forEnvelopes : undefined;
    this.paths = [path, ...Object.keys(rawPaths)];
  }

  /** True if every other path accepts envelopes. */
  get takesAny(): boolean {
    return this.#otherwise !== undefined;
  }

  /** Finds the route of a path, with or without a query. Returns undefined if the receiver does not accept the path. */
  find(path: string | undefined): Route | undefined {
    if (path === undefined) return this.#otherwise;
    return (
      this.#routes.get(path) ?? this.#routes.get(withoutSlash(pathOf(path))) ?? this.#otherwise
    );
  }

  #addRawPath(rawPath: string, event: EventType): void {
    const place = placeOf("rawPaths", rawPath);
    assertPlainPath(place, rawPath, "raw_paths_invalid");
    const path = withoutSlash(rawPath);
    if (this.#routes.has(path)) refuseTakenPath(place);
    assertEvent(place, event);
    this.#routes.set(path, { rawEvent: event });
  }
}

/** Description of a path that {@link isPlainPath} accepts, for messages. */
export const plainPath = "an absolute path without query, colon or asterisk, as a URL spells it";

/**
 * Checks that a path is absolute and plain. A colon or an asterisk is refused, because frameworks read it as a
 * pattern.
 */
export function isPlainPath(path: string): boolean {
  if (/[:*]/.test(path)) return false;
  const url = URL.parse(path, "http://localhost");
  return path.startsWith("/") && url?.pathname === path && url.host === "localhost";
}

function assertPlainPath(place: string, path: string, code: ReceiverErrorCode): void {
  if (isPlainPath(path)) return;
  const found = JSON.stringify(path);
  const fix = "Pass only the path, such as /webhooks.";
  throw new ReceiverError(code, { place, expected: plainPath, found, fix });
}

function refuseTakenPath(place: string): never {
  throw new ReceiverError("raw_paths_invalid", {
    place,
    expected: "a path that is not used elsewhere",
    found: "the path of envelopes, or of another event",
    fix: "Choose another path for the raw payloads.",
  });
}
