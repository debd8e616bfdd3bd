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

/** Checked options of a receiver, with defaults. */
export interface Settings {
  readonly secrets: readonly Secret[];
  /** The keys of the secrets, in the same order. */
  readonly keys: readonly KeyObject[];
  readonly findHandler: HandlerFinder;
  readonly callbacks: OwnerCallbacks;
  readonly routes: Routes;
  readonly purposeOptions: PurposeOptions;
  readonly limits: Limits;
  readonly retry: RetryPolicy;
  readonly processing: Processing;
  /** Maximum number of handlers at the same time, and separately of callbacks. */
  readonly concurrency: number;
  /** The age in milliseconds above which an envelope is quarantined. Null for no limit. */
  readonly staleAfterMs: number | null;
  /** The time in milliseconds for which the same bytes count as the same raw payload. */
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

/** Callbacks of the owner. Each is bound to the options object. */
export type OwnerCallbacks = Pick<ReceiverOptions, (typeof callbackNames)[number]>;

/** A little more than the 24 hours in which the vendor retries. */
const defaultRawWindowMs = 25 * 3_600_000;

/**
 * Checks the values of options whose types are correct, and adds the defaults.
 *
 * @throws ReceiverError if an option is wrong. Its `code` and `place` name the mistake.
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
  // This cast is safe because a bound function has the type of the original.
  return Object.fromEntries(bound) as OwnerCallbacks;
}
