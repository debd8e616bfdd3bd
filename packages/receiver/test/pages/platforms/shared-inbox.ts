import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { deserialize, serialize } from "node:v8";
import type { Inbox } from "../../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../../src/inbox/memory.ts";
import { bind } from "../../inbox/bound-inbox.ts";

/** The module `inbox.ts` of the page: an owner's inbox, in a database next to all processes. */
export const inboxModule: string = `
import { deserialize, serialize } from "node:v8";
import type { Inbox } from "@order-webhooks/receiver";

const methods = ["put", "claim", "done", "retry", "dead", "replay", "purge", "list", "read", "stats"];

async function call(name: string, values: readonly unknown[]) {
  const init = { method: "POST", body: serialize({ name, values }) };
  const response = await fetch(process.env.INBOX_URL ?? "", init);
  return deserialize(Buffer.from(await response.arrayBuffer()));
}

export async function openInbox(): Promise<Inbox> {
  const calls = methods.map((name) => [name, (...values: unknown[]) => call(name, values)]);
  return { isDurable: true, ...Object.fromEntries(calls) };
}
`;

/** The database: it outlives every process of a function, and its clock is the test's. */
export class SharedInbox {
  /** The time in milliseconds. */
  now = 0;
  readonly inbox: Inbox = { ...bind(createMemoryInbox({ now: () => this.now })), isDurable: true };
  readonly #server = createServer(async (request, response) => {
    const { name, values } = deserialize(await buffer(request));
    response.end(serialize(await Reflect.get(this.inbox, name)(...values)));
  });

  async listen(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    // A server that listens on a port has such an address.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
