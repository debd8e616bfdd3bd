import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryInbox, type Inbox } from "@order-webhooks/receiver";
import { inject } from "vitest";
import { createPostgresInbox } from "../../src/postgres.ts";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { makeSchemaName } from "../postgres/place.ts";

/** One kind of inbox, which opens a new one each time. */
export interface InboxKind {
  readonly name: string;
  readonly create: () => Promise<Inbox>;
}

const folders: string[] = [];

/** The inboxes with which a receiver must behave the same. */
export const inboxKinds: readonly InboxKind[] = [
  { name: "memory", create: async () => createMemoryInbox() },
  { name: "SQLite", create: createInNewFolder },
  { name: "PostgreSQL", create: createInNewSchema },
];

function createInNewFolder(): Promise<Inbox> {
  const folder = mkdtempSync(join(tmpdir(), "inbox-receiving-"));
  folders.push(folder);
  return createSqliteInbox({ file: join(folder, "inbox.db") });
}

function createInNewSchema(): Promise<Inbox> {
  const schema = makeSchemaName();
  return createPostgresInbox({ url: inject("postgresUrl"), schema });
}

/** Removes the files of all inboxes, which must be closed. */
export function removeFiles(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** An inbox that gives no claims to workers until it is released. */
export interface HeldInbox {
  readonly inbox: Inbox;
  readonly release: () => void;
}

/** Delays the claims of an inbox, so that a test can read the stored entries. */
export function hold(inbox: Inbox): HeldInbox {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = new Proxy(inbox, {
    get(target, name) {
      if (name === "claim") return claim;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  async function claim(request: Parameters<Inbox["claim"]>[0]) {
    await released;
    return inbox.claim(request);
  }
  return { inbox: held, release };
}
