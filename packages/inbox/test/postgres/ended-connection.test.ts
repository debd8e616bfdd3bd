import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { expect, inject, onTestFinished, test } from "vitest";
import { createPostgresInbox } from "../../src/postgres.ts";
import { entryOf } from "../sqlite/entries.ts";
import { makeSchemaName } from "./place.ts";
import { toErrorFrame, toFrame } from "./pooler/frames.ts";

/** The last bytes that a server sends when it accepts a client. */
const isReady = toFrame("Z", "I");

/** Starts a proxy that ends the first connections at the moment at which they are ready, in the same packet. */
async function startCutting(target: string, count: number): Promise<string> {
  let left = count;
  const { hostname, port } = new URL(target);
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      socket.on("error", () => {}).on("close", () => [client, server].map((one) => one.destroy()));
    }
    client.pipe(server);
    server.on("data", (chunk) => {
      const isCut = left > 0 && chunk.subarray(-isReady.length).equals(isReady);
      if (!isCut) return client.write(chunk);
      left -= 1;
      return client.end(Buffer.concat([chunk, toErrorFrame("57P01", "the server ends")]));
    });
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void proxy.close());
  const url = new URL(target);
  // A server on a port has an address with a port.
  url.port = String((proxy.address() as AddressInfo).port);
  return url.href;
}

test("a connection that the server ends as it becomes ready does not end the process, and is replaced", async () => {
  const schema = makeSchemaName();
  await (await createPostgresInbox({ url: inject("postgresUrl"), schema })).close?.();
  const url = await startCutting(inject("postgresUrl"), 3);
  for (let cut = 0; cut < 3; cut++) {
    const opening = createPostgresInbox({ url, schema });
    await expect(opening).rejects.toThrow("[database_unreachable]");
  }
  const inbox = await createPostgresInbox({ url, schema });
  onTestFinished(() => inbox.close?.());
  expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
});
