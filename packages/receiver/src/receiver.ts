import { createFetch } from "./adapters/fetch.ts";
import type { RequestPipeline } from "./adapters/request-pipeline.ts";
import { createCallbackRunner, type RunCallback } from "./background/callbacks.ts";
import { type Background, createBackground } from "./background/tasks.ts";
import { BufferPool } from "./http/body-buffer.ts";
import type { RawRequest } from "./http/request.ts";
import type { ReceiverResponse } from "./http/responses.ts";
import { UnknownPathReporter } from "./http/unknown-path-reporter.ts";
import type { Inbox, ReplayFilter } from "./inbox/inbox.ts";
import { createMemoryInbox } from "./inbox/memory.ts";
import { type Log, toLog } from "./log/log.ts";
import { assertOptions } from "./options/check-options.ts";
import { type Limits, toLimits } from "./options/limits.ts";
import type { ReceiverOptions } from "./options/options.ts";
import { type Routes, toRoutes } from "./options/paths.ts";
import { toPurposeOptions } from "./options/purposes.ts";
import { type RetryPolicy, toRetryPolicy } from "./options/retry-policy.ts";
import { type ParseBody, parseBody } from "./payload/parse.ts";
import { RequestProcessor } from "./receive/request-processor.ts";
import { DeliveryStore } from "./receive/store-delivery.ts";
import { SignatureFailureReporter } from "./signature/failure-reporter.ts";
import { findPaddedSecrets, toKeys, toSecretList } from "./signature/secrets.ts";
import { createDispatch, type Dispatch } from "./worker/dispatch.ts";
import { Worker } from "./worker/worker.ts";

/** Receives Voucherify's order webhooks. Every function may be passed on by itself. */
export interface Receiver {
  /** Answers a `Request`: for Hono, Next.js, Deno, Bun and other servers. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers anything else: takes bytes, resolves to a small object. Never rejects. */
  readonly handle: (request: RawRequest) => Promise<ReceiverResponse>;
  /** The steps of a request, for adapters to other servers. */
  readonly pipeline: RequestPipeline;
  /** Makes dead or quarantined deliveries due again. Resolves to their number. */
  readonly replay: (filter: ReplayFilter) => Promise<number>;
  /** Resolves once no handler or callback runs or is due. It waits for no later retry. For tests. */
  readonly idle: () => Promise<void>;
  /**
   * Takes nothing more, lets handlers end (10 s, then their signal aborts) and closes the inbox.
   * With an inbox in memory, what is due is handled before. A later retry is lost, and logged.
   */
  readonly close: () => Promise<void>;
}

/**
 * Creates a receiver. It answers 202 to every authentic delivery that the inbox stored, and calls the
 * handlers only then.
 *
 * @throws ReceiverError if an option is missing, unknown or wrong. Its `code` and `place` say which.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const parts = toParts(options);
  const { inbox, limits, routes, background, log } = parts;
  const signatureFailures = createSignatureFailureReporter(options, parts);
  const unknownPaths = new UnknownPathReporter(routes.keys(), log);
  const store = createStore(options, parts, () => worker.wake());
  const worker: Worker = createWorker(options, parts, store);
  const processor = new RequestProcessor({ ...parts, store, signatureFailures, unknownPaths });
  const pool = new BufferPool(limits);

  const pipeline: RequestPipeline = {
    paths: [...routes.keys()],
    limits,
    admit: (head) => processor.admit(head),
    openBuffer: () => pool.open(),
    refuse: (code) => processor.refuse(code),
    refuseConsumedBody: () => processor.refuseConsumedBody(),
    reportUnknownPath: (head) => unknownPaths.report(head),
    handle: (request) => processor.handle(request),
  };

  async function replay(filter: ReplayFilter): Promise<number> {
    const count = await inbox.replay(filter);
    worker.wake();
    return count;
  }

  async function close(): Promise<void> {
    processor.close();
    await worker.close(closeGraceMs);
    await reportLostDeliveries(parts);
    await inbox.close?.();
  }

  // Deliveries that an earlier process left in a durable inbox do not wait for the next one.
  worker.wake();
  const { handle } = pipeline;
  return { fetch: createFetch(pipeline), handle, pipeline, replay, idle: background.idle, close };
}

const closeGraceMs = 10_000;

/** The parts that others of a receiver share. */
interface Parts {
  readonly keys: ReturnType<typeof toKeys>;
  readonly limits: Limits;
  readonly routes: Routes;
  readonly parse: ParseBody;
  readonly dispatch: Dispatch;
  readonly inbox: Inbox;
  readonly retry: RetryPolicy;
  readonly background: Background;
  /** Aborts the owner's code at the end of the grace that it has when the receiver closes. */
  readonly closing: AbortController;
  readonly runCallback: RunCallback;
  readonly log: Log;
}

function toParts(options: ReceiverOptions): Parts {
  assertOptions(options);
  const log = toLog(options.log);
  const retry = toRetryPolicy(options.retry);
  const closing = new AbortController();
  const { timeoutMs } = retry;
  const runCallback = createCallbackRunner(log, { timeoutMs, closing: closing.signal });
  const background = createBackground();
  const purposes = toPurposeOptions(options);
  return {
    keys: toKeys(options.secrets),
    limits: toLimits(options.limits),
    routes: toRoutes(options),
    parse: (stored) => parseBody(stored, purposes),
    dispatch: createDispatch(options, { background, runCallback }),
    inbox: options.inbox ?? createMemoryInbox(),
    retry,
    background,
    closing,
    runCallback,
    log,
  };
}

function createSignatureFailureReporter(
  { secrets, onRejected }: ReceiverOptions,
  parts: Parts,
): SignatureFailureReporter {
  for (const index of findPaddedSecrets(toSecretList(secrets))) {
    const message = `secrets[${index}] begins or ends with whitespace, and is used like that.`;
    parts.log({ level: "warn", code: "secret_whitespace", message });
  }
  return new SignatureFailureReporter({ ...parts, secrets, onRejected });
}

function createWorker(options: ReceiverOptions, parts: Parts, store: DeliveryStore): Worker {
  const { onDeadLetter, concurrency = 8 } = options;
  const { parse, dispatch, background, runCallback } = parts;
  return new Worker({
    ...parts,
    findJob: (entry) => dispatch(parse(entry)),
    quarantineConflict: (entry) => store.storeConflict(entry),
    onDeadLetter: ({ entry, attempt }, error) => {
      if (!onDeadLetter) return;
      const letter = { deliveryKey: entry.key, attempts: attempt, error };
      background.start(() => runCallback("onDeadLetter", () => onDeadLetter(letter)));
    },
    concurrency,
  });
}

function createStore(
  { onUnusable }: ReceiverOptions,
  parts: Parts,
  onWaiting: () => void,
): DeliveryStore {
  const { background, runCallback } = parts;
  return new DeliveryStore({
    ...parts,
    onWaiting,
    onQuarantined: (entry, { kind: _kind, ...unusable }) => {
      const delivery = { ...unusable, body: entry.body, deliveryKey: entry.key };
      if (onUnusable) background.start(() => runCallback("onUnusable", () => onUnusable(delivery)));
    },
  });
}

/** Logs what an inbox without a disk still holds when the process ends. */
async function reportLostDeliveries({ inbox, log }: Parts): Promise<void> {
  if (inbox.isDurable) return;
  const { waiting, claimed } = await inbox.stats();
  const count = waiting + claimed;
  if (count === 0) return;
  const subject =
    count === 1 ? "1 acknowledged delivery was" : `${count} acknowledged deliveries were`;
  const message = `${subject} not handled, and lost with the memory.`;
  log({ level: "error", code: "deliveries_lost", message });
}
