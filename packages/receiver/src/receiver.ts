import type { Front, RawRequest } from "./adapters/adapter.ts";
import { createFetch } from "./adapters/fetch.ts";
import { type CallHook, createHookCaller } from "./background/hooks.ts";
import { type Background, createBackground } from "./background/tasks.ts";
import { BufferPool } from "./http/body-buffer.ts";
import type { Answer } from "./http/responses.ts";
import { StrayPaths } from "./http/unknown-paths.ts";
import type { Inbox, InboxEntry, ReplayFilter } from "./inbox/inbox.ts";
import { createMemoryInbox } from "./inbox/memory.ts";
import { type Log, toLog } from "./log/log.ts";
import { type Limits, toLimits } from "./options/limits.ts";
import { assertOptions, type ReceiverOptions, type Routes, toRoutes } from "./options/options.ts";
import { type RetryPolicy, toRetryPolicy } from "./options/retry-policy.ts";
import { readBody, type UnusableReading } from "./payload/parse.ts";
import { Intake } from "./receive.ts";
import { Rejections } from "./signature/report-failures.ts";
import { findStraySecrets, toKeys, toSecretList } from "./signature/verify.ts";
import { createDispatch, type Dispatch } from "./worker/dispatch.ts";
import { Runner } from "./worker/worker.ts";

/** Receives Voucherify's order webhooks. Every function may be passed on by itself. */
export interface Receiver {
  /** For servers that speak `Request` and `Response`: Hono, Next.js, Deno, Bun. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For everything else: bytes in, a small object out. Never rejects. */
  readonly handle: (request: RawRequest) => Promise<Answer>;
  /** For those who write an adapter to a server. */
  readonly front: Front;
  /** Has dead or quarantined deliveries handled again; answers how many. */
  readonly replay: (filter?: ReplayFilter) => Promise<number>;
  /** Resolves once no handler or hook runs and none is due; waits for no later retry. For tests. */
  readonly idle: () => Promise<void>;
  /**
   * Takes nothing more, lets handlers end (10 s, then their signal aborts) and closes the inbox.
   * With an inbox in memory, what is due is handled before; a later retry is lost, and logged.
   */
  readonly close: () => Promise<void>;
}

/**
 * Makes a receiver. It answers 202 to everything authentic that the inbox took, and calls the
 * handlers only then.
 *
 * @throws ReceiverError if the options are not what their types say, or a secret is missing or blank.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const parts = toParts(options);
  const rejections = createRejections(options, parts);
  const runner = createRunner(options, parts);
  const { inbox, limits, routes, background, log } = parts;
  const strayPaths = new StrayPaths(routes.keys(), log);
  const intake = createIntake({ options, parts, rejections, runner, strayPaths });
  const pool = new BufferPool(limits);

  const front: Front = {
    paths: [...routes.keys()],
    limits,
    admit: (head) => intake.admit(head),
    openBuffer: () => pool.open(),
    refuse: (code) => intake.refuse(code),
    refuseConsumed: () => rejections.refuseConsumed(),
    tellStray: (head) => strayPaths.tell(head),
    handle: (request) => intake.handle(request),
  };

  async function replay(filter?: ReplayFilter): Promise<number> {
    const count = await inbox.replay(filter);
    runner.wake();
    return count;
  }

  async function close(): Promise<void> {
    intake.close();
    await runner.close(closeGraceMs);
    await tellLost(parts);
    await inbox.close?.();
  }

  // What an earlier process left in a durable inbox does not wait for the next delivery.
  runner.wake();
  const { handle } = front;
  return { fetch: createFetch(front), handle, front, replay, idle: background.idle, close };
}

const closeGraceMs = 10_000;

/** What the parts of a receiver share. */
interface Parts {
  readonly keys: ReturnType<typeof toKeys>;
  readonly limits: Limits;
  readonly routes: Routes;
  readonly dispatch: Dispatch;
  readonly inbox: Inbox;
  readonly retry: RetryPolicy;
  readonly background: Background;
  /** Aborts the owner's code at the end of the grace that it has when the receiver closes. */
  readonly closing: AbortController;
  readonly callHook: CallHook;
  readonly log: Log;
}

function toParts(options: ReceiverOptions): Parts {
  assertOptions(options);
  const log = toLog(options.log);
  const retry = toRetryPolicy(options.retry);
  const closing = new AbortController();
  const { timeoutMs } = retry;
  const callHook = createHookCaller(log, { timeoutMs, closing: closing.signal });
  const background = createBackground();
  return {
    keys: toKeys(options.secrets),
    limits: toLimits(options.limits),
    routes: toRoutes(options),
    dispatch: createDispatch(options, { background, callHook }),
    inbox: options.inbox ?? createMemoryInbox(),
    retry,
    background,
    closing,
    callHook,
    log,
  };
}

function createRejections({ secrets, onRejected }: ReceiverOptions, parts: Parts): Rejections {
  for (const index of findStraySecrets(toSecretList(secrets))) {
    const message = `secrets[${index}] begins or ends with whitespace, and is used like that.`;
    parts.log({ level: "warn", code: "secret_whitespace", message });
  }
  return new Rejections({ ...parts, secrets, onRejected });
}

function createRunner(options: ReceiverOptions, parts: Parts): Runner {
  const { onDeadLetter, concurrency = 8 } = options;
  const { dispatch, background, callHook } = parts;
  return new Runner({
    ...parts,
    findJob: (entry) => dispatch(readBody(entry)),
    onDead: ({ entry, attempt }, error) => {
      if (!onDeadLetter) return;
      const letter = { deliveryKey: entry.key, attempts: attempt, error };
      background.start(() => callHook("onDeadLetter", () => onDeadLetter(letter)));
    },
    concurrency,
  });
}

/** What an inbox without a disk still holds at the end nobody will ever see: better said than not. */
async function tellLost({ inbox, log }: Parts): Promise<void> {
  if (inbox.isDurable) return;
  const { waiting, claimed } = await inbox.stats();
  const count = waiting + claimed;
  const what =
    count === 1 ? "1 acknowledged delivery was" : `${count} acknowledged deliveries were`;
  const message = `${what} not handled, and lost with the memory.`;
  if (count > 0) log({ level: "error", code: "deliveries_lost", message });
}

interface IntakeParts {
  readonly options: ReceiverOptions;
  readonly parts: Parts;
  readonly rejections: Rejections;
  readonly runner: Runner;
  readonly strayPaths: StrayPaths;
}

function createIntake({ options, parts, runner, ...told }: IntakeParts): Intake {
  const { background, callHook } = parts;
  const { onUnusable } = options;

  function tellUnusable(entry: InboxEntry, { usable: _usable, ...reading }: UnusableReading): void {
    const delivery = { ...reading, body: entry.body, deliveryKey: entry.key };
    if (onUnusable) background.start(() => callHook("onUnusable", () => onUnusable(delivery)));
  }

  return new Intake({
    ...parts,
    ...told,
    onWaiting: () => runner.wake(),
    onQuarantined: tellUnusable,
  });
}
