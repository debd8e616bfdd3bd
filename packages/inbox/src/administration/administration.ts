import type {
  ChangeFilter,
  ChangeOptions,
  InboxStats,
  ListedDelivery,
  ListFilter,
} from "@order-webhooks/receiver";

/** Operations on an inbox for its owner. They run in the server that has the inbox open, or in this process. */
export interface Administration {
  /** True if a server has the inbox open and handles replayed deliveries. */
  readonly isServed: boolean;
  /** True if servers may use the inbox at the same time, unknown to this process. */
  readonly isShared: boolean;
  readonly list: (filter: ListFilter) => Promise<readonly ListedDelivery[]>;
  /** Resolves to the signed bytes, or to undefined if there are none for that key. */
  readonly readBody: (key: string) => Promise<Uint8Array | undefined>;
  readonly replay: Change;
  readonly purge: Change;
  readonly stats: () => Promise<InboxStats>;
  /** Releases the resources of this process. A server keeps running. */
  readonly close: () => Promise<void>;
}

/** Changes entries. Resolves to the number of entries. */
export type Change = (filter: ChangeFilter, options: ChangeOptions) => Promise<number>;

/** Operations that a listener answers. */
export type Operations = Omit<Administration, "isServed" | "isShared" | "close">;
