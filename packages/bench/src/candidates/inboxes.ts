import type { Inbox } from "@order-webhooks/receiver";
import { importEntry, inboxName } from "./builds.ts";
import { countOneByOne, createOneByOneInbox } from "./one-by-one.ts";

/** The durable inboxes that are measured. */
export type InboxKind = "intake" | "handlers" | "serial" | "one-by-one";

/** An inbox that is measured, and the file that it keeps deliveries in. */
export interface InboxPlace {
  readonly kind: InboxKind;
  /** The folder of the build. */
  readonly folder: string;
  readonly file: string;
}

/** Opens an inbox that is measured. */
export async function openInbox({ kind, folder, file }: InboxPlace): Promise<Inbox> {
  if (kind === "one-by-one") return createOneByOneInbox(file);
  const inbox = await openSqlite(folder, file);
  if (kind === "serial") return inSeries(withoutClaims(inbox));
  return kind === "intake" ? withoutClaims(inbox) : inbox;
}

/** Makes each delivery wait for the commit of the previous one, so that each has its own commit. */
function inSeries(inbox: Inbox): Inbox {
  const put = inbox.put.bind(inbox);
  let last: Promise<unknown> = Promise.resolve();
  return Object.assign(inbox, {
    put: (...args: Parameters<Inbox["put"]>) => {
      const storing = last.then(() => put(...args));
      last = storing.catch(() => undefined);
      return storing;
    },
  });
}

/** Counts the deliveries in an inbox's file after its process has ended. */
export async function countKept({ kind, folder, file }: InboxPlace): Promise<number> {
  if (kind === "one-by-one") return countOneByOne(file);
  const inbox = await openSqlite(folder, file);
  const { waiting, claimed, done } = await inbox.stats();
  await inbox.close?.();
  return waiting + claimed + done;
}

async function openSqlite(folder: string, file: string): Promise<Inbox> {
  const api = await importEntry<typeof import("@order-webhooks/inbox/sqlite")>(
    folder,
    `${inboxName}/sqlite`,
  );
  return api.createSqliteInbox({ file });
}

/** Makes every claim of the worker return nothing. So only the work up to the response is measured. */
function withoutClaims(inbox: Inbox): Inbox {
  return Object.assign(inbox, { claim: () => Promise.resolve([]) });
}
