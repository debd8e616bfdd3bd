import type {
  Inbox,
  MemoryInboxOptions,
  Receiver,
  ReceiverOptions,
} from "@order-webhooks/receiver";
import { secret } from "../deliveries/signed.ts";
import { importEntry, receiverName } from "./builds.ts";

/** The functions of a build of the receiver that are measured. */
export type ReceiverApi = typeof import("@order-webhooks/receiver");

/** A receiver whose handler does nothing but count. */
export interface CountingReceiver {
  readonly receiver: Receiver;
  /** Returns how often the handler has run. */
  readonly countHandled: () => number;
}

/** Imports a build of the receiver. */
export function importReceiver(folder: string): Promise<ReceiverApi> {
  return importEntry(folder, receiverName);
}

/** Imports the `/node` entry of a build, which serves a receiver over HTTP. */
export function importNode(
  folder: string,
): Promise<typeof import("@order-webhooks/receiver/node")> {
  return importEntry(folder, `${receiverName}/node`);
}

/**
 * Creates a receiver with a log that does nothing. By default it has its own memory inbox and the default concurrency.
 */
export function createCountingReceiver(
  { createReceiver }: ReceiverApi,
  inbox?: Inbox,
  concurrency?: number,
): CountingReceiver {
  let handled = 0;
  const handlers: ReceiverOptions["handlers"] = () => {
    handled += 1;
  };
  const given = { ...(inbox && { inbox }), ...(concurrency && { concurrency }) };
  const receiver = createReceiver({ secrets: secret, handlers, log: () => {}, ...given });
  return { receiver, countHandled: () => handled };
}

/**
 * Creates a memory inbox that remembers `count` handled deliveries. Fills it directly, because a receiver would take
 * longer.
 */
export async function createFilledInbox(
  { createMemoryInbox }: ReceiverApi,
  count: number,
  limits?: MemoryInboxOptions,
): Promise<Inbox> {
  const inbox = createMemoryInbox(limits);
  const unnamed = { rawEvent: null, event: null, purpose: null, quarantine: null };
  const filler = { fingerprint: "", body: new Uint8Array(), ...unnamed };
  for (let at = 0; at < count; at += 1) {
    await inbox.put({ ...filler, key: `${at}`.padStart(64, "0") });
    for (const claim of await inbox.claim({ limit: 1, leaseMs: 1_000 })) await inbox.done(claim);
  }
  return inbox;
}
