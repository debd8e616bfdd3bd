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

/** An authentic delivery of an event without a handler. */
export interface UnsupportedDelivery {
  readonly eventType: string;
  /** The webhook, or null if this version does not know the event. */
  readonly webhook: OrderWebhook | null;
  /** The parsed body. */
  readonly json: unknown;
}

/** A delivery that failed for good, or that a replay still could not handle. */
export interface DeadLetter {
  readonly deliveryKey: string;
  readonly attempts: number;
  /** The handler's last error, or an error whose message says why the delivery cannot be handled. */
  readonly error: unknown;
}

/** Options of a receiver. Only `secrets` and `handlers` are required. */
export interface ReceiverOptions {
  /** The project's webhook secret. While you change it: several secrets, the newest first. */
  readonly secrets: Secret | readonly Secret[];
  /** Handlers for each event and purpose. They run at least once for each delivery. */
  readonly handlers: Handlers;
  /** Storage of deliveries. The default is in memory, so a crash loses deliveries that were not handled. */
  readonly inbox?: Inbox;
  /** The path for envelopes, `/webhooks` by default. */
  readonly path?: string;
  /**
   * Accepts envelopes on every path except the paths of `rawPaths`. Use it if a framework has already routed the
   * request, or if the platform adds a prefix or passes no path. False by default.
   */
  readonly anyPath?: boolean;
  /** Paths for raw payloads, which are `data` without an envelope. Each path belongs to one event. */
  readonly rawPaths?: { readonly [path: string]: EventType };
  /**
   * Purposes of distributions by the envelope's `source.id`. Set them for distributions whose `data` has no key that
   * shows the purpose. They take precedence over the keys of `data`. They do not apply to raw payloads, which name no
   * source.
   */
  readonly purposes?: { readonly [sourceId: string]: Purpose };
  /**
   * Age in milliseconds above which an envelope is quarantined as `stale`, by its signed `created_at`. Off by default.
   * The vendor retries for 24 hours, so set a longer time.
   */
  readonly staleAfterMs?: number;
  /**
   * Time in milliseconds for which the same bytes count as the same raw payload, 25 hours by default. A raw payload has
   * no ids, so only its bytes identify a resend. The vendor's retries end after 24 hours.
   */
  readonly rawWindowMs?: number;
  readonly limits?: Partial<Limits>;
  readonly retry?: Partial<RetryPolicy>;
  /**
   * Time at which handlers run, `after-response` by default. Use `before-response` on a platform that freezes the
   * process after its response, such as AWS Lambda.
   */
  readonly processing?: Processing;
  /**
   * Maximum number of handlers that run at the same time, 8 by default. The same limit applies separately to callbacks.
   */
  readonly concurrency?: number;
  /** Handles events without a handler, with the same retries. Without it they go to `onUnusable`. */
  readonly onUnsupported?: (
    delivery: UnsupportedDelivery,
    context: HandlerContext,
  ) => void | Promise<void>;
  /**
   * Handles deliveries of known events whose data does not conform to the contract, with the same retries. Causes are
   * custom payloads, selected fields, contradicting purposes and wrong values. Without it they go to `onUnusable`.
   */
  readonly onNonconforming?: (
    delivery: NonconformingDelivery,
    context: HandlerContext,
  ) => void | Promise<void>;
  /** Receives each quarantined delivery once. Such a delivery is authentic, but no handler can handle it. */
  readonly onUnusable?: (delivery: UnusableDelivery) => void | Promise<void>;
  /** Receives the cause of a signature that did not verify, at most ten times a minute for each cause. */
  readonly onRejected?: (failure: SignatureFailure) => void | Promise<void>;
  /**
   * Receives keys and values of a webhook that the strict contract does not know. The receiver calls it at the same
   * time as the handler, in the same concurrency slot.
   */
  readonly onDrift?: (issues: readonly Issue[], webhook: OrderWebhook) => void | Promise<void>;
  /** Receives each dead letter. */
  readonly onDeadLetter?: (letter: DeadLetter) => void | Promise<void>;
  /** Receives the events of the receiver. By default only problems are reported, through `process.emitWarning`. */
  readonly log?: Log;
}
