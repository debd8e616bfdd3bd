import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts a server. Port 0 selects a free port. Resolves to its address. Rejects with the system's error. */
export async function listen(server: Server, port: number, host: string): Promise<URL> {
  server.listen(port, host);
  await once(server, "listening");
  return toUrl(server.address());
}

function toUrl(address: AddressInfo | string | null): URL {
  // Only a server on a pipe has another kind of address.
  if (typeof address !== "object" || !address) return new URL("http://localhost");
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return new URL(`http://${host}:${address.port}`);
}
