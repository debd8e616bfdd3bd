import type { KeyObject } from "node:crypto";
import type { PurposeOptions } from "@order-webhooks/validator";
import { toKeys } from "../signature/keys.ts";
import { type Secret, toSecretList } from "../signature/secrets.ts";
import { type HandlerFinder, toHandlerFinder } from "./handlers.ts";
import { type Limits, toLimits } from "./limits.ts";
import type { ReceiverOptions } from "./options.ts";
import { Routes } from "./paths.ts";
import type { Processing } from "./processing.ts";
import { toPurposeOptions } from "./purposes.ts";
import { type RetryPolicy, toRetryPolicy } from "./retry-policy.ts";

/** The options of a receiver, checked and filled in. Every part of it reads them. */
export interface Settings {
  readonly secrets: readonly Secret[];
  /** The keys of the secrets, in their order. */
  readonly keys: readonly KeyObject[];
  readonly findHandler: HandlerFinder;
  readonly callbacks: OwnerCallbacks;
  readonly routes: Routes;
  readonly purposeOptions: PurposeOptions;
  readonly limits: Limits;
  readonly retry: RetryPolicy;
  readonly processing: Processing;
  /** The most handlers, and the most callbacks, at the same time. */
  readonly concurrency: number;
  /** The age in milliseconds from which an envelope is quarantined. Null if it may have any. */
  readonly staleAfterMs: number | null;
  /** The time in milliseconds for which the bytes of a raw payload tell it from another one. */
  readonly rawWindowMs: number;
}

const callbackNames = [
  "onUnsupported",
  "onNonconforming",
  "onUnusable",
  "onRejected",
  "onDrift",
  "onDeadLetter",
] as const;

/** The callbacks that the owner set. Each keeps its `this`, the object of the options. */
export type OwnerCallbacks = Pick<ReceiverOptions, (typeof callbackNames)[number]>;

/** The vendor's last retry comes after 24 hours, and a little more. */
const defaultRawWindowMs = 25 * 3_600_000;

/**
 * Fills in what was left out of options whose types are right.
 *
 * @throws ReceiverError if an option is wrong. Its `code` and `place` say which.
 */
export function toSettings(options: ReceiverOptions): Settings {
  const { secrets, concurrency = 8, staleAfterMs = null } = options;
  const { processing = "after-response" } = options;
  return {
    keys: toKeys(secrets),
    secrets: toSecretList(secrets),
    findHandler: toHandlerFinder(options.handlers),
    callbacks: toOwnerCallbacks(options),
    routes: new Routes(options),
    purposeOptions: toPurposeOptions(options),
    limits: toLimits(options.limits, processing),
    retry: toRetryPolicy(options.retry),
    processing,
    concurrency,
    staleAfterMs,
    rawWindowMs: options.rawWindowMs ?? defaultRawWindowMs,
  };
}

function toOwnerCallbacks(options: ReceiverOptions): OwnerCallbacks {
  const bound = callbackNames.map((name) => [name, options[name]?.bind(options)] as const);
  // The seam: a bound function has the type of the function, under the same name.
  return Object.fromEntries(bound) as OwnerCallbacks;
}
