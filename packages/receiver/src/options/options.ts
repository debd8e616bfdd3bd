import type { EventType, OrderWebhook, Purpose } from "@order-webhooks/types";
import type { Issue } from "@order-webhooks/validator";
import type { Inbox } from "../inbox/inbox.ts";
import type { Log } from "../log/log.ts";
import type { NonconformingDelivery } from "../payload/nonconforming.ts";
import type { UnusableDelivery } from "../payload/quarantine.ts";
import type { SignatureFailure } from "../signature/causes.ts";
import type { Secret } from "../signature/secrets.ts";
import type { HandlerContext, Handlers } from "./handlers.ts";
import type { Limits } from "./limits.ts";
import type { Processing } from "./processing.ts";
import type { RetryPolicy } from "./retry-policy.ts";

/** An authentic delivery of an event that no handler is named for. */
export interface UnsupportedDelivery {
  readonly eventType: string;
  /** The webhook if this version knows the event. Null if it does not. */
  readonly webhook: OrderWebhook | null;
  /** The parsed body. */
  readonly json: unknown;
}

/** A delivery whose handler failed too often, or that still nothing can take in a replay. */
export interface DeadLetter {
  readonly deliveryKey: string;
  readonly attempts: number;
  /** The error that the handler threw last, or one with the reason why nothing can take it. */
  readonly error: unknown;
}

/** Configures a receiver. Only the secrets and the handlers have no default. */
export interface ReceiverOptions {
  /** The project's webhook secret. While it changes: several, the newest first. */
  readonly secrets: Secret | readonly Secret[];
  /** Handlers for each event and purpose. They run at least once for a delivery. */
  readonly handlers: Handlers;
  /** Stores deliveries. By default in memory, so a crash loses what was not handled. */
  readonly inbox?: Inbox;
  /** The path for envelopes, `/webhooks` by default. */
  readonly path?: string;
  /**
   * Takes envelopes on every path but the raw ones. For a framework that routed already, a platform that
   * adds a prefix, or one that hands over no path. Off by default.
   */
  readonly anyPath?: boolean;
  /** A path of its own for each event whose distribution sends `data` alone (a raw payload). */
  readonly rawPaths?: { readonly [path: string]: EventType };
  /**
   * The purpose of each distribution whose keys cannot show it, by the envelope's `source.id`. It wins over
   * the keys of `data`. A raw payload names no source, so its keys alone count.
   */
  readonly purposes?: { readonly [sourceId: string]: Purpose };
  /**
   * The age in milliseconds from which an envelope is quarantined as `stale`, by its signed `created_at`. Off by
   * default. The vendor's own retries come for 24 hours, so set a longer time.
   */
  readonly staleAfterMs?: number;
  /**
   * The time in milliseconds for which the same bytes are the same raw payload, 25 hours by default. A raw
   * payload has no ids, and the vendor's retries end after 24 hours.
   */
  readonly rawWindowMs?: number;
  readonly limits?: Partial<Limits>;
  readonly retry?: Partial<RetryPolicy>;
  /**
   * Sets when handlers run, `after-response` by default. `before-response` is for a platform that freezes the process
   * once it has answered, such as AWS Lambda.
   */
  readonly processing?: Processing;
  /** The most deliveries that are handled at the same time, and the most callbacks. 8 by default. */
  readonly concurrency?: number;
  /** Takes events without a handler, with the same retries. Without it they go to `onUnusable`. */
  readonly onUnsupported?: (
    delivery: UnsupportedDelivery,
    context: HandlerContext,
  ) => void | Promise<void>;
  /**
   * Takes deliveries of known events whose data does not conform to the contract, with the same retries:
   * custom payloads, selected fields, contradicting purposes, wrong values. Without it they go to `onUnusable`.
   */
  readonly onNonconforming?: (
    delivery: NonconformingDelivery,
    context: HandlerContext,
  ) => void | Promise<void>;
  /** Receives each delivery that was quarantined, once: it is authentic, but nothing can handle it. */
  readonly onUnusable?: (delivery: UnusableDelivery) => void | Promise<void>;
  /** Receives the cause of a failed signature, after the response. At most ten a minute of a kind. */
  readonly onRejected?: (failure: SignatureFailure) => void | Promise<void>;
  /**
   * Receives what the strict contract does not know about a webhook, next to its handler and in the same of the
   * `concurrency` places.
   */
  readonly onDrift?: (issues: readonly Issue[], webhook: OrderWebhook) => void | Promise<void>;
  /** Receives a delivery that failed for good. */
  readonly onDeadLetter?: (letter: DeadLetter) => void | Promise<void>;
  /** Receives what the receiver does. By default `process.emitWarning` gets the problems alone. */
  readonly log?: Log;
}
