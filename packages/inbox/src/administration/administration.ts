import type {
  ChangeFilter,
  ChangeOptions,
  InboxStats,
  ListedDelivery,
  ListFilter,
} from "@order-webhooks/receiver";

/** Does to an inbox what its owner asks for, in the process that holds it or in this one. */
export interface Administration {
  /** True if a server holds the inbox: it handles what is replayed. */
  readonly isServed: boolean;
  /** True if servers may have the inbox at the same time, of which this process knows nothing. */
  readonly isShared: boolean;
  readonly list: (filter: ListFilter) => Promise<readonly ListedDelivery[]>;
  /** Resolves to the signed bytes, or to undefined if there are none under that key. */
  readonly readBody: (key: string) => Promise<Uint8Array | undefined>;
  readonly replay: Change;
  readonly purge: Change;
  readonly stats: () => Promise<InboxStats>;
  /** Releases what this process holds. A server goes on. */
  readonly close: () => Promise<void>;
}

/** Changes entries. Resolves to their number. */
export type Change = (filter: ChangeFilter, options: ChangeOptions) => Promise<number>;

/** The operations of an administration that a listener answers. */
export type Operations = Omit<Administration, "isServed" | "isShared" | "close">;
