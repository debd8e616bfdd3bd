import type { EventType, OrderWebhook } from "@order-webhooks/types";
import { type Issue, isEventType } from "@order-webhooks/validator";
import { ReceiverError } from "../errors.ts";
import type { Inbox } from "../inbox/inbox.ts";
import type { Log } from "../log/log.ts";
import type { UnusableDelivery } from "../payload/parse.ts";
import type { Rejection } from "../signature/diagnose.ts";
import { assertKind, assertNames, describe, type KindRule } from "./assert.ts";
import type { HandlerContext, Handlers } from "./handlers.ts";
import type { Limits } from "./limits.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import type { Secret } from "./secrets.ts";
import { assertWhole } from "./settings.ts";

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
  /** The project's webhook secret; several, the newest first, while it is being changed. */
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

const hook: KindRule = ["function", "hook_invalid"];

/** Every option, and what it has to be; null if whoever reads it says so. */
const rules: { readonly [O in keyof ReceiverOptions]-?: KindRule | null } = {
  secrets: null,
  handlers: null,
  inbox: null,
  path: ["string", "path_invalid"],
  rawPaths: ["object", "path_invalid"],
  limits: ["object", "limits_invalid"],
  retry: ["object", "retry_invalid"],
  concurrency: null,
  onUnsupported: hook,
  onCustom: hook,
  onUnusable: hook,
  onRejected: hook,
  onDrift: hook,
  onDeadLetter: hook,
  log: hook,
};

const inboxMethods = ["put", "claim", "done", "retry", "dead", "replay", "stats"] as const;

/**
 * Checks what no other part checks, for those who write JavaScript: a mistake is to be found now, and
 * not by the first delivery that fails.
 *
 * @throws ReceiverError `options_invalid` for an option that there is not, or the code of its own for
 * one that is of another kind than its type says.
 */
export function assertOptions(options: ReceiverOptions): void {
  assertKind("createReceiver", options, ["object", "options_invalid"]);
  const lack = "createReceiver: there is no option";
  assertNames(options, Object.keys(rules), { lack, code: "options_invalid" });
  for (const [name, rule] of Object.entries(rules)) {
    if (rule) assertOptional(name, Reflect.get(options, name), rule);
  }
  const { inbox, concurrency = 1 } = options;
  if (inbox !== undefined) assertInbox(inbox);
  assertWhole("concurrency", concurrency, { code: "concurrency_invalid" });
}

function assertInbox(inbox: unknown): void {
  const code = "inbox_invalid";
  const find = (name: string): unknown => Reflect.get(Object(inbox), name);
  for (const name of inboxMethods) assertKind(`inbox.${name}`, find(name), ["function", code]);
  assertKind("inbox.isDurable", find("isDurable"), ["boolean", code]);
  assertOptional("inbox.close", find("close"), ["function", code]);
  const pollMs = find("pollMs");
  if (pollMs !== undefined) assertWhole("inbox.pollMs", pollMs, { code });
}

function assertOptional(name: string, value: unknown, rule: KindRule): void {
  if (value !== undefined) assertKind(name, value, rule);
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
  const message = `rawPaths[${JSON.stringify(path)}]: there is no event ${describe(event)}.`;
  throw new ReceiverError("handlers_invalid", message);
}
