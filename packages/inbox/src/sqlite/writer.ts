import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import { toClosedError } from "../durable/closed-error.ts";
import type { Operation, PutReply, Results, Storage } from "../durable/storage.ts";
import { BatchBuilder, type Outcome } from "./batch-builder.ts";
import type { InboxClock } from "./clock.ts";
import type { SqliteInboxSettings } from "./options.ts";
import type { Opened } from "./protocol.ts";
import { WriterThread } from "./writer-thread.ts";

/** Minimum time in ms between two starts of the thread. */
const restartMs = 1_000;

/**
 * Commits operations in batches, without a timer. While the thread commits one batch, operations collect in the next
 * batch. The writer sends that batch as soon as the thread has answered the first.
 */
export class Writer implements Storage {
  readonly #settings: SqliteInboxSettings;
  readonly #clock: InboxClock;
  readonly #queue: BatchBuilder[] = [];
  #inFlight: BatchBuilder | undefined;
  #isScheduled = false;
  #pending = 0;
  #pendingBytes = 0;
  #thread: WriterThread | undefined;
  #opening: Promise<Opened> | undefined;
  #mayOpenAt = 0;
  #wasOpened = false;
  #closing: Promise<void> | undefined;
  #onIdle: (() => void) | undefined;

  constructor(settings: SqliteInboxSettings, clock: InboxClock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /**
   * Starts the thread, which opens the database.
   *
   * @throws InboxError if the database cannot be opened
   */
  open(): Promise<Opened> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Checks whether the queue has space for a body. A body larger than the limit may wait alone. */
  hasRoomFor({ byteLength }: Uint8Array): boolean {
    const { maxQueued, maxQueuedBytes } = this.#settings.limits;
    const hasBytes = this.#pendingBytes + byteLength <= maxQueuedBytes || this.#pendingBytes === 0;
    return this.#pending < maxQueued && hasBytes;
  }

  put(entry: InboxEntry, claim: ClaimOnPut | null): Promise<PutReply> {
    return this.#enqueue((batch, outcome) => {
      this.#pendingBytes += entry.body.byteLength;
      batch.put(entry, claim, outcome);
    });
  }

  send<O extends Operation>(operation: O): Promise<Results[O["kind"]]> {
    return this.#enqueue((batch, outcome) => batch.add(operation, outcome));
  }

  /** Completes waiting operations, then ends the thread. Later operations reject. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Adds an operation to the newest batch. The protocol determines the type of the result. */
  #enqueue<T>(add: (batch: BatchBuilder, outcome: Outcome) => void): Promise<T> {
    if (this.#closing) return Promise.reject(toClosedError(this.#settings.file));
    return new Promise<T>((resolve, reject) => {
      this.#pending += 1;
      add(this.#newestBatch(), { resolve: (result) => resolve(result as T), reject });
      this.#schedule();
    });
  }

  #newestBatch(): BatchBuilder {
    const newest = this.#queue.at(-1);
    if (newest && !newest.isFull) return newest;
    const batch = new BatchBuilder();
    this.#queue.push(batch);
    return batch;
  }

  /** Sends a batch at the end of this turn of the event loop, unless another batch is in progress. */
  #schedule(): void {
    if (this.#inFlight || this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#postAll();
    });
  }

  /** Sends one batch after the other until none is left. */
  async #postAll(): Promise<void> {
    for (let batch = this.#queue.shift(); batch; batch = this.#queue.shift()) {
      this.#inFlight = batch;
      await this.#post(batch);
      this.#inFlight = undefined;
    }
    this.#thread?.holdProcess(false);
    this.#onIdle?.();
  }

  async #post(batch: BatchBuilder): Promise<void> {
    try {
      const thread = this.#thread ?? (await this.#reopen());
      thread.holdProcess(true);
      const reply = await thread.run(batch.toBatch(this.#clock.times()));
      this.#forget(batch);
      batch.settle(reply);
    } catch (error) {
      this.#reject(batch, error);
    }
  }

  /** Opens the database again after the thread has ended, at most once a second. */
  async #reopen(): Promise<WriterThread> {
    try {
      await this.open();
    } catch (error) {
      // The waiting batches cannot be written either. Without this, each would wait for another attempt.
      for (const batch of this.#queue.splice(0)) this.#reject(batch, error);
      throw error;
    }
    if (!this.#thread) throw toClosedError(this.#settings.file);
    return this.#thread;
  }

  async #open(): Promise<Opened> {
    const waitMs = this.#mayOpenAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    this.#mayOpenAt = performance.now() + restartMs;
    const { file, retention, limits, hooks } = this.#settings;
    const { mustBeMade = false } = hooks;
    const { maxFileBytes } = limits;
    const { now } = this.#clock.times();
    const isFirst = !this.#wasOpened;
    const setup = { file, retention, maxFileBytes, now, isFirst, mustBeMade };
    const { thread, opened } = await WriterThread.open(setup);
    this.#wasOpened = true;
    this.#thread = thread;
    thread.holdProcess(this.#pending > 0);
    thread.onEnd(() => this.#replace(thread));
    return opened;
  }

  /** Starts another thread after one has ended, so that no other process opens the file. */
  #replace(ended: WriterThread): void {
    if (this.#thread !== ended) return;
    this.#thread = undefined;
    // If this fails, the next operation tries again and reports the reason.
    if (!this.#closing) this.open().catch(() => undefined);
  }

  #reject(batch: BatchBuilder, error: unknown): void {
    this.#forget(batch);
    batch.reject(error);
  }

  #forget({ size, bytes }: BatchBuilder): void {
    this.#pending -= size;
    this.#pendingBytes -= bytes;
  }

  async #close(): Promise<void> {
    if (this.#pending > 0) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    }
    await this.#opening?.catch(() => undefined);
    await this.#thread?.close(this.#clock.times());
  }
}
