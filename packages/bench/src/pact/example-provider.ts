import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A message provider on a loopback port. */
export interface ExampleProvider {
  readonly port: number;
  /** Returns the number of messages that Pact has requested. */
  readonly countGiven: () => number;
  readonly close: () => Promise<unknown>;
}

const headers = {
  "content-type": "application/json",
  "pact-message-metadata": Buffer.from('{"contentType":"application/json"}').toString("base64"),
};

/** Starts a provider that always answers with the same example for an interaction, by the interaction's description. */
export async function startExampleProvider(
  examples: ReadonlyMap<string, string>,
): Promise<ExampleProvider> {
  let given = 0;
  const server = createServer(async (request, response) => {
    const { description } = JSON.parse(await text(request));
    const example = examples.get(description);
    if (example === undefined) return response.writeHead(404).end();
    given += 1;
    return response.writeHead(200, headers).end(example);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // This cast is safe: a server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const close = () => once(server.close(), "close");
  return { port, countGiven: () => given, close };
}
