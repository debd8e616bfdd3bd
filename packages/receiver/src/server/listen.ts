import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Has a server listen. Port 0 takes a free one. Resolves to its address, and rejects with the system's error. */
export async function listen(server: Server, port: number, host: string): Promise<URL> {
  server.listen(port, host);
  await once(server, "listening");
  return toUrl(server.address());
}

function toUrl(address: AddressInfo | string | null): URL {
  // Only a server that listens on a pipe has another kind of address.
  if (typeof address !== "object" || !address) return new URL("http://localhost");
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return new URL(`http://${host}:${address.port}`);
}
