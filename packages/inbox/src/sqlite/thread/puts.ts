import type { DatabaseSync } from "node:sqlite";
import type { Claim, ClaimOnPut } from "@order-webhooks/receiver";
import type { InboxRetention } from "../../durable/durations.ts";
import { type DeliveryRow, isForgotten, stateOf, toEntry } from "../../durable/rows.ts";
import { open, quarantined } from "../../durable/states.ts";
import type { PutReply } from "../../durable/storage.ts";
import type { Times } from "../protocol.ts";
import { type Leases, toLease } from "./leases.ts";
import { prepare, type Statement } from "./statement.ts";

/** Entry to store, as received from the other thread. */
export interface NewEntry {
  readonly key: string;
  readonly fingerprint: string;
  readonly rawEvent: string | null;
  readonly event: string | null;
  readonly purpose: string | null;
  readonly quarantine: string | null;
  readonly rememberMs: number | null;
  readonly body: Uint8Array;
}

/** Stores entries. Only the unique key of the table decides whether an entry is new, and not an earlier read. */
export class Puts {
  readonly #leases: Leases;
  readonly #retention: InboxRetention;
  readonly #insert: Statement<never>;
  readonly #insertClaimed: Statement<never>;
  readonly #insertQuarantined: Statement<never>;
  readonly #insertBody: Statement<never>;
  readonly #find: Statement<DeliveryRow>;
  readonly #readBody: Statement<{ readonly body: Uint8Array }>;
  readonly #forget: Statement<never>;
  readonly #acknowledge: Statement<never>;
  readonly #claim: Statement<never>;

  constructor(database: DatabaseSync, leases: Leases, retention: InboxRetention) {
    this.#leases = leases;
    this.#retention = retention;
    this.#insert = prepare(database, toInsert(`${open}, ?3, 0, NULL, NULL, NULL, NULL`));
    this.#insertClaimed = prepare(database, toInsert(`${open}, ?9, 1, ?10, ?11, ?12, NULL`));
    this.#insertQuarantined = prepare(
      database,
      toInsert(`${quarantined}, NULL, 0, NULL, NULL, NULL, ?9`),
    );
    this.#insertBody = prepare(database, "INSERT INTO bodies (id, body) VALUES (?, ?)");
    this.#find = prepare(database, "SELECT * FROM deliveries WHERE key = ?");
    this.#readBody = prepare(database, "SELECT body FROM bodies WHERE id = ?");
    this.#forget = prepare(database, "DELETE FROM deliveries WHERE id = ?");
    this.#acknowledge = prepare(
      database,
      "UPDATE deliveries SET sender_until = NULL, due_at = max(?2, ifnull(lease_until, 0)) WHERE id = ?1",
    );
    this.#claim = prepare(
      database,
      "UPDATE deliveries SET lease = ?2, lease_until = ?3, due_at = max(?3, sender_until), attempts = ?4 WHERE id = ?1",
    );
  }

  put(entry: NewEntry, claim: ClaimOnPut | null, times: Times): PutReply {
    const lease = claim && entry.quarantine === null ? this.#leases.next() : null;
    const { changes, id } = this.#tryInsert(entry, times.now, claim, lease);
    if (changes === 0) return this.#putKnown(entry, claim, times);
    this.#insertBody.run(id, entry.body);
    return lease === null ? 0 : { outcome: "stored", lease: toLease(id, lease) };
  }

  #tryInsert(entry: NewEntry, now: number, claim: ClaimOnPut | null, lease: number | null) {
    const { key, fingerprint, body, event, purpose, rawEvent, quarantine, rememberMs } = entry;
    const bytes = body.byteLength;
    const values = [key, fingerprint, now, bytes, event, purpose, rawEvent, rememberMs] as const;
    if (quarantine !== null) return this.#insertQuarantined.run(...values, quarantine);
    if (!claim || lease === null) return this.#insert.run(...values);
    const leaseUntil = now + claim.leaseMs;
    const senderUntil = now + claim.senderMs;
    const dueAt = Math.max(leaseUntil, senderUntil);
    return this.#insertClaimed.run(...values, dueAt, lease, leaseUntil, senderUntil);
  }

  /** Answers a put whose key is in the table. */
  #putKnown(entry: NewEntry, claim: ClaimOnPut | null, times: Times): PutReply {
    const row = this.#find.get(entry.key);
    if (row === undefined) throw new Error("an entry is neither new nor known");
    if (isForgotten(row, times.aged, this.#retention)) {
      this.#forget.run(row.id);
      return this.put(entry, claim, times);
    }
    const state = stateOf(row, times.now);
    if (row.fingerprint !== entry.fingerprint) return { outcome: "conflict", state };
    const awaitsSender = row.state === open && row.sender_until !== null;
    if (awaitsSender && !claim) this.#acknowledge.run(row.id, times.now);
    if (!awaitsSender || !claim || state !== "waiting") return { outcome: "duplicate", state };
    return { outcome: "duplicate", state, claim: this.#claimAgain(row, claim, times.now) };
  }

  /** Claims an existing entry for the vendor's resend. */
  #claimAgain(row: DeliveryRow, { leaseMs }: ClaimOnPut, now: number): Claim {
    const lease = this.#leases.next();
    const attempt = row.attempts + 1;
    this.#claim.run(row.id, lease, now + leaseMs, attempt);
    const body = this.#readBody.get(row.id)?.body ?? new Uint8Array();
    return {
      entry: toEntry(row, body),
      lease: toLease(row.id, lease),
      attempt,
      awaitsSender: true,
    };
  }
}

/** Returns the statement that inserts a row with these values of its state, unless its key exists. */
function toInsert(state: string): string {
  return `
    INSERT INTO deliveries (
      key, fingerprint, since, stored_at, bytes, event, purpose, raw_event, remember_ms,
      state, due_at, attempts, lease, lease_until, sender_until, reason
    ) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ${state})
    ON CONFLICT (key) DO NOTHING`;
}
