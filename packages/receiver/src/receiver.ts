import { createFetch } from "./adapters/fetch.ts";
import type { RequestPipeline } from "./adapters/request-pipeline.ts";
import { OwnerCode } from "./background/owner-code.ts";
import { createBackground } from "./background/tasks.ts";
import { within } from "./background/timers.ts";
import { Turn } from "./background/turn.ts";
import { ReceiverError } from "./errors.ts";
import type { RawRequest } from "./http/request.ts";
import type { ReceiverResponse } from "./http/responses.ts";
import type { ChangeFilter, ChangeOptions, ListedDelivery, ListFilter } from "./inbox/inbox.ts";
import { createMemoryInbox } from "./inbox/memory.ts";
import { Callbacks } from "./jobs/callbacks.ts";
import { FreshJobs } from "./jobs/job.ts";
import { createLog } from "./log/create-log.ts";
import type { LogCode } from "./log/log.ts";
import { assertOptions } from "./options/check-options.ts";
import { assertChangeFilter, assertChangeOptions, assertListFilter } from "./options/filters.ts";
import type { ReceiverOptions } from "./options/options.ts";
import { type Settings, toSettings } from "./options/settings.ts";
import { HandleFirst } from "./receive/handle-first.ts";
import { RequestProcessor } from "./receive/request-processor.ts";
import { DeliveryStore } from "./receive/store-delivery.ts";
import { reportDropped, reportLost } from "./reports/lost-deliveries.ts";
import { Refusals } from "./reports/refusals.ts";
import { SignatureFailures } from "./reports/signature-failures.ts";
import { type ReceiverStats, toStats } from "./reports/stats.ts";
import { UnknownPaths } from "./reports/unknown-paths.ts";
import type { Services } from "./services.ts";
import { findPaddedSecrets } from "./signature/secrets.ts";
import { ClaimHandler, leaseMsOf } from "./worker/claim-handler.ts";
import { Worker } from "./worker/worker.ts";

/** Receives Voucherify's order webhooks. Each function also works without the object, so you can pass it on. */
export interface Receiver {
  /** Responds to a `Request`, for Hono, Next.js, Deno, Bun and other servers. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Responds to a request of any other platform. The body is the unchanged bytes or text. Never rejects. */
  readonly handle: (request: RawRequest) => Promise<ReceiverResponse>;
  /** The interface for adapters to other servers. */
  readonly pipeline: RequestPipeline;
  /** Counts the deliveries in the inbox, and the refused requests and duplicates of this receiver. */
  readonly stats: () => Promise<ReceiverStats>;
  /**
   * Lists deliveries with reasons and without bodies, the newest first. By default it lists dead and quarantined ones.
   * Rejects with a ReceiverError `filter_invalid` for an invalid filter.
   */
  readonly list: (filter?: ListFilter) => Promise<readonly ListedDelivery[]>;
  /**
   * Retries dead-lettered and quarantined deliveries. Resolves to their number. To select all of them, pass
   * `{ all: true }`: without a filter it rejects with a ReceiverError `replay_unfiltered`. After `close` it rejects
   * with `receiver_closed`, because nothing would handle them.
   */
  readonly replay: (filter: ChangeFilter, options?: ChangeOptions) => Promise<number>;
  /**
   * Erases the bodies of deliveries. Their keys stay, so that a later resend is a duplicate. If a delivery is already
   * handled, it erases the key instead. Resolves to the number of deliveries. To select all dead and quarantined ones,
   * pass `{ all: true }`: without a filter it rejects with a ReceiverError `purge_unfiltered`.
   */
  readonly purge: (filter: ChangeFilter, options?: ChangeOptions) => Promise<number>;
  /**
   * Resolves once no handler or callback runs or is due. It does not wait for later retries, or for an inbox that
   * failed.
   */
  readonly idle: () => Promise<void>;
  /**
   * Refuses new requests, waits for running handlers, and closes the inbox. After 10 s it aborts the signals of
   * handlers. With an inbox in memory it first handles the deliveries that are due. It logs the number of deliveries
   * that are lost with that inbox.
   */
  readonly close: () => Promise<void>;
}

/**
 * Creates a receiver. It answers 202 to every authentic delivery once the inbox has stored it, and then calls the
 * handler. With `processing: "before-response"` it calls the handler first.
 *
 * @throws ReceiverError if an option is missing, unknown or wrong. Its `code` and `place` name the mistake.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  assertOptions(options);
  const settings = toSettings(options);
  const services = toServices(options, settings);
  const { inbox, log, background } = services;
  reportPaddedSecrets(settings, services);
  reportDropped(services);

  const store = new DeliveryStore(settings, { ...services, onWaiting: () => worker.wake() });
  const claimHandler = new ClaimHandler(settings, {
    ...services,
    storeConflict: (entry) => store.storeConflict(entry),
    onRetry: (delayMs) => worker.wakeIn(delayMs),
    onSettled: () => store.onRoom(),
  });
  const worker: Worker = new Worker(settings, { ...services, claimHandler });
  const refusals = new Refusals(settings.limits, log);
  const signatureFailures = new SignatureFailures(settings, services);
  const unknownPaths = new UnknownPaths(settings.routes.paths, log);
  const reports = { refusals, signatureFailures, unknownPaths };
  const isAwaited = settings.processing === "before-response";
  const handleFirst = new HandleFirst(settings, {
    ...services,
    store,
    handleAwaited: (awaited) => claimHandler.handleAwaited(awaited),
    leaseMs: leaseMsOf(settings),
  });
  const processor = new RequestProcessor(settings, {
    ...services,
    ...reports,
    take: (delivery) => (isAwaited ? handleFirst.take(delivery) : store.store(delivery)),
  });

  const pipeline: RequestPipeline = {
    paths: settings.routes.paths,
    limits: settings.limits,
    takesPath: (path) => settings.routes.find(path) !== undefined,
    answer: (request) => processor.answer(request),
    endOfTurn: () => services.turn.end(),
    stopClaiming: () => worker.stopClaiming(),
    refuse: (code) => processor.refuse(code),
    reportUnknownPath: (target) => unknownPaths.report(target),
    reportFailure: (message, error) =>
      log({ level: "error", code: "request_failed", message, error }),
    refuseMistake: (mistake) => processor.refuseMistake(mistake),
  };

  async function list(filter: ListFilter = {}): Promise<readonly ListedDelivery[]> {
    assertListFilter(filter);
    return inbox.list(filter);
  }

  let isClosed = false;

  async function replay(filter: ChangeFilter, options: ChangeOptions = {}): Promise<number> {
    if (isClosed) throw toClosedError();
    assertChangeFilter("replay", filter);
    assertChangeOptions("replay", options);
    const count = await inbox.replay(filter, options);
    worker.wake();
    return count;
  }

  async function purge(filter: ChangeFilter, options: ChangeOptions = {}): Promise<number> {
    assertChangeFilter("purge", filter);
    assertChangeOptions("purge", options);
    return inbox.purge(filter, options);
  }

  async function close(): Promise<void> {
    isClosed = true;
    processor.close();
    const grace = setTimeout(() => worker.abort(), closeGraceMs);
    await store.close();
    clearTimeout(grace);
    await worker.close(closeGraceMs);
    await within(lostReportMs, reportLost(settings, services));
    await inbox.close?.();
  }

  // Handles the deliveries that an earlier process left in a durable inbox, without waiting for a new one.
  worker.wake();
  return {
    fetch: createFetch(pipeline),
    handle: (request) => processor.handle(request),
    pipeline,
    stats: async () => toStats(await inbox.stats(), store.duplicates, refusals.counts),
    list,
    replay,
    purge,
    idle: background.idle,
    close,
  };
}

const closeGraceMs = 10_000;

/** The time for the inbox to count the deliveries that are lost with it. */
const lostReportMs = 1_000;

function toServices(options: ReceiverOptions, { limits, concurrency }: Settings): Services {
  const log = createLog({ log: options.log?.bind(options), taken: takenCodes(options) });
  const background = createBackground();
  const ownerCode = new OwnerCode(limits.handlerTimeoutMs);
  return {
    inbox: options.inbox ?? createMemoryInbox(),
    log,
    background,
    turn: new Turn(),
    ownerCode,
    callbacks: new Callbacks({ background, ownerCode, log }, concurrency),
    freshJobs: new FreshJobs(),
  };
}

function toClosedError(): ReceiverError {
  return new ReceiverError("receiver_closed", {
    place: "replay",
    expected: "a receiver that handles deliveries",
    found: "a closed one",
    fix: "Replay with a running receiver.",
  });
}

/** Returns the codes that a callback of the owner reports, so that they need no process warning. */
function takenCodes({ onUnusable, onRejected, onDeadLetter }: ReceiverOptions): readonly LogCode[] {
  const taken: LogCode[] = [];
  if (onUnusable) taken.push("quarantined");
  if (onRejected) taken.push("signature_rejected");
  if (onDeadLetter) taken.push("dead_letter");
  return taken;
}

function reportPaddedSecrets({ secrets }: Settings, { log }: Services): void {
  for (const index of findPaddedSecrets(secrets)) {
    const message = `secrets[${index}] begins or ends with whitespace. The receiver uses it unchanged.`;
    log({ level: "warn", code: "secret_whitespace", message });
  }
}
