import type { EventType, OrderWebhook } from "@order-webhooks/types";
import { type Issue, isEventType } from "@order-webhooks/validator";
import type { Rejection } from "./diagnosis.ts";
import { ReceiverError, type ReceiverErrorCode } from "./errors.ts";
import type { HandlerContext, Handlers } from "./handlers.ts";
import type { Inbox } from "./inbox.ts";
import type { Limits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { UnusableDelivery } from "./reading.ts";
import type { RetryPolicy } from "./retry.ts";
import type { Secret } from "./secret.ts";

/** An authentic delivery of an event that no handler is named for. */
export interface UnsupportedDelivery {
  readonly eventType: string;
  /** The webhook if this version knows the event; null if it does not. */
  readonly webhook: OrderWebhook | null;
  /** The parsed body. */
  readonly json: unknown;
}

/** An authentic delivery whose `data` was made in the vendor's payload designer. */
export interface CustomDelivery {
  readonly eventType: string | null;
  /** The parsed body. */
  readonly json: unknown;
}

/** A delivery that its handler could not handle, however often it was called. */
export interface DeadLetter {
  readonly deliveryKey: string;
  readonly attempts: number;
  /** What the handler threw last. */
  readonly error: unknown;
}

/** What a receiver is made of. Only the secrets and the handlers have no default. */
export interface ReceiverOptions {
  /** The project's webhook secret; several while it is being changed. */
  readonly secrets: Secret | readonly Secret[];
  /** What to do with each event and purpose. Runs after the answer, at least once a delivery. */
  readonly handlers: Handlers;
  /** Where deliveries wait; in memory unless told, so a crash loses what was not handled. */
  readonly inbox?: Inbox;
  /** The path for envelopes; `/webhooks` unless told. */
  readonly path?: string;
  /** A path of its own for each event whose distribution sends `data` alone (a raw payload). */
  readonly rawPaths?: { readonly [path: string]: EventType };
  readonly limits?: Partial<Limits>;
  readonly retry?: Partial<RetryPolicy>;
  /** How many deliveries are handled at the same time at most; 8 unless told. */
  readonly concurrency?: number;
  /** Takes events without a handler; retried like one. Without it they go to `onUnusable`. */
  readonly onUnsupported?: (
    delivery: UnsupportedDelivery,
    context: HandlerContext,
  ) => void | Promise<void>;
  /** Takes custom payloads; retried like a handler. Without it they go to `onUnusable`. */
  readonly onCustom?: (delivery: CustomDelivery, context: HandlerContext) => void | Promise<void>;
  /** Is told, once each, of what is authentic but unusable: answered with success and set aside. */
  readonly onUnusable?: (delivery: UnusableDelivery) => void | Promise<void>;
  /** Is told why signatures fail: after the answer, ten times a minute of a kind at most. */
  readonly onRejected?: (rejection: Rejection) => void | Promise<void>;
  /** Is told what the strict contract does not know about a webhook that is handled all the same. */
  readonly onDrift?: (issues: readonly Issue[], webhook: OrderWebhook) => void | Promise<void>;
  /** Is told of a delivery that no retry could get handled. */
  readonly onDeadLetter?: (letter: DeadLetter) => void | Promise<void>;
  readonly log?: Log;
}

const hooks = [
  "onUnsupported",
  "onCustom",
  "onUnusable",
  "onRejected",
  "onDrift",
  "onDeadLetter",
  "log",
] as const;

const inboxMethods = ["put", "claim", "done", "retry", "dead", "replay", "stats"] as const;

/**
 * Checks what no other part checks, for those who write JavaScript: a mistake is to be found now, and
 * not by the first delivery that fails.
 *
 * @throws ReceiverError `options_invalid`, `hook_invalid`, `inbox_invalid` or `concurrency_invalid`.
 */
export function assertOptions(options: ReceiverOptions): void {
  assertObject(options);
  const { inbox, concurrency = 1 } = options;
  for (const name of hooks) assertOptional(name, options[name], "hook_invalid");
  if (inbox !== undefined) assertInbox(inbox);
  if (Number.isSafeInteger(concurrency) && concurrency > 0) return;
  const message = `concurrency: expected a positive whole number, got ${String(concurrency)}.`;
  throw new ReceiverError("concurrency_invalid", message);
}

function assertObject(options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  const found = options === null ? "null" : typeof options;
  const message = `createReceiver: expected an object with secrets and handlers, got ${found}.`;
  throw new ReceiverError("options_invalid", message);
}

function assertInbox(inbox: unknown): void {
  const find = (name: string): unknown => Reflect.get(Object(inbox), name);
  for (const name of inboxMethods) assertFunction(`inbox.${name}`, find(name), "inbox_invalid");
  assertOptional("inbox.close", find("close"), "inbox_invalid");
}

function assertOptional(name: string, value: unknown, code: ReceiverErrorCode): void {
  if (value !== undefined) assertFunction(name, value, code);
}

function assertFunction(name: string, value: unknown, code: ReceiverErrorCode): void {
  if (typeof value === "function") return;
  const found = value === null ? "null" : typeof value;
  throw new ReceiverError(code, `${name}: expected a function, got ${found}.`);
}

/** Which event each path is for; null for envelopes. */
export type Routes = ReadonlyMap<string, EventType | null>;

/**
 * Collects the paths.
 *
 * @throws ReceiverError `path_invalid` if one is not a plain absolute path or stands twice,
 * `handlers_invalid` if a raw path is for an unknown event.
 */
export function toRoutes({ path = "/webhooks", rawPaths = {} }: ReceiverOptions): Routes {
  const routes = new Map<string, EventType | null>();
  addRoute(routes, path, null);
  for (const [rawPath, event] of Object.entries(rawPaths)) {
    assertEvent(rawPath, event);
    addRoute(routes, rawPath, event);
  }
  return routes;
}

function addRoute(routes: Map<string, EventType | null>, path: string, event: EventType | null) {
  if (!isPlainPath(path)) {
    const expected = "an absolute path without query, colon or asterisk, as a URL spells it";
    const message = `path: expected ${expected}, got ${JSON.stringify(path)}.`;
    throw new ReceiverError("path_invalid", message);
  }
  if (routes.has(path)) {
    throw new ReceiverError("path_invalid", `path: ${JSON.stringify(path)} is given twice.`);
  }
  routes.set(path, event);
}

/** Frameworks make a pattern of a colon or an asterisk, and would hand over other paths too. */
export function isPlainPath(path: string): boolean {
  if (/[:*]/.test(path)) return false;
  const url = URL.parse(path, "http://localhost");
  return path.startsWith("/") && url?.pathname === path && url.host === "localhost";
}

function assertEvent(path: string, event: unknown): void {
  if (isEventType(event)) return;
  const message = `rawPaths[${JSON.stringify(path)}]: there is no event ${JSON.stringify(event)}.`;
  throw new ReceiverError("handlers_invalid", message);
}
