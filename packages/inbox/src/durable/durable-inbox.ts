import type {
  ChangeFilter,
  ChangeOptions,
  Claim,
  Inbox,
  InboxEntry,
  InboxStats,
  ListedDelivery,
  ListFilter,
  PutOptions,
  PutResult,
} from "@order-webhooks/receiver";
import { toClaimOnPut, toDuration } from "./durations.ts";
import { toPutResult, toStorable } from "./entries.ts";
import { assertListFilter, toChosen } from "./filters.ts";
import { changeAll, listNewest } from "./query.ts";
import type { Retention } from "./retention.ts";
import type { Storage } from "./storage.ts";

/** Option for polling. `pollMs` is the time in ms between two queries for due deliveries, 1,000 by default. */
export interface Polling {
  readonly pollMs?: number;
}

/** Inbox on a database. Each method is one or more operations of its storage. */
export class DurableInbox implements Inbox {
  readonly isDurable = true;
  /** Another process may have left deliveries that become due later and are unknown to the workers of this process. */
  readonly pollMs: number;
  readonly #storage: Storage;
  readonly #retention: Retention;

  constructor(storage: Storage, retention: Retention, { pollMs = 1_000 }: Polling = {}) {
    this.pollMs = pollMs;
    this.#storage = storage;
    this.#retention = retention;
  }

  async put(entry: InboxEntry, options?: PutOptions): Promise<PutResult> {
    const storable = toStorable(entry);
    if (!this.#storage.hasRoomFor(entry.body)) return { outcome: "full" };
    const claim = options?.claim ? toClaimOnPut(options.claim) : null;
    return toPutResult(await this.#storage.put(storable, claim), storable);
  }

  claim({ limit, leaseMs }: { limit: number; leaseMs: number }): Promise<readonly Claim[]> {
    return this.#storage.send({ kind: "claim", limit, leaseMs: toDuration(leaseMs) });
  }

  done({ lease }: Claim): Promise<boolean> {
    return this.#storage.send({ kind: "done", lease });
  }

  retry({ lease }: Claim, delayMs: number): Promise<boolean> {
    return this.#storage.send({ kind: "retry", lease, delayMs: toDuration(delayMs) });
  }

  dead({ lease }: Claim, reason: string): Promise<boolean> {
    return this.#storage.send({ kind: "dead", lease, reason });
  }

  async replay(filter: ChangeFilter, options?: ChangeOptions): Promise<number> {
    const chosen = toChosen("replay", filter);
    return changeAll(this.#storage, { kind: "replay", filter: chosen, ...options });
  }

  async purge(filter: ChangeFilter, options?: ChangeOptions): Promise<number> {
    const chosen = toChosen("purge", filter);
    return changeAll(this.#storage, { kind: "purge", filter: chosen, ...options });
  }

  async list(filter: ListFilter = {}): Promise<readonly ListedDelivery[]> {
    assertListFilter(filter);
    return listNewest(this.#storage, filter);
  }

  async read(key: string): Promise<InboxEntry | undefined> {
    return (await this.#storage.send({ kind: "read", key })) ?? undefined;
  }

  stats(): Promise<InboxStats> {
    return this.#storage.send({ kind: "stats" });
  }

  onDrop(listener: (dropped: ListedDelivery) => void): void {
    this.#retention.onDrop(listener);
  }

  close(): Promise<void> {
    this.#retention.stop();
    return this.#storage.close();
  }
}
