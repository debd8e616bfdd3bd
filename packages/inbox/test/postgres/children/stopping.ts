/** Purges one entry, and stops as soon as the database has locked its row. */
import pg from "pg";
import { createPostgresInbox } from "../../../src/postgres.ts";

/** Options: the location of the entry. */
export interface StoppingOptions {
  readonly url: string;
  readonly schema: string;
  readonly key: string;
}

if (process.argv[2] !== undefined) await purge(JSON.parse(process.argv[2]));

async function purge({ url, schema, key }: StoppingOptions): Promise<void> {
  const inbox = await createPostgresInbox({ url, schema, hooks: { sweepMs: 2 ** 30 } });
  const { query } = pg.Client.prototype;
  const replaced = function (this: pg.Client, ...args: unknown[]): unknown {
    const [config] = args;
    const text: unknown = typeof config === "object" && config && Reflect.get(config, "text");
    if (String(text).includes("DELETE")) process.kill(process.pid, "SIGSTOP");
    return Reflect.apply(query, this, args);
  };
  Object.assign(pg.Client.prototype, { query: replaced });
  await inbox.purge({ key });
}
