import { once } from "node:events";
import { createServer } from "node:net";
import { ReceiverError } from "../errors.ts";

/** The address that the command was asked to listen on. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** Prefix of the options that set the address, `--` by default. */
  readonly prefix?: string;
}

/**
 * Checks that an address is free by listening on it briefly.
 *
 * @throws ReceiverError `listen_failed` if listening fails
 */
export async function assertFree(address: ListenAddress): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  server.listen(address.port, address.host);
  await once(server, "listening").catch((error) => {
    throw toListenError(error, address);
  });
  server.close();
  await once(server, "close");
}

/** Converts a system error. Its code shows if the host or the port is wrong. */
export function toListenError(error: unknown, address: ListenAddress): ReceiverError {
  const { host, port, prefix = "--" } = address;
  const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
  const { place, expected, fix } = listenFailures[code] ?? cannotListen;
  return new ReceiverError("listen_failed", {
    place: place.replaceAll("--", prefix),
    expected,
    fix: fix.replaceAll("--", prefix),
    found: `${code} for host ${JSON.stringify(host)}, port ${port}`,
    cause: error,
  });
}

interface ListenFailure {
  readonly place: string;
  readonly expected: string;
  readonly fix: string;
}

const wrongHost: ListenFailure = {
  place: "--host",
  expected: "an address of this machine",
  fix: "Choose another --host.",
};

const cannotListen: ListenFailure = {
  place: "--host, --port",
  expected: "an address to listen on",
  fix: "Look up the system's error code, or choose another --host or --port.",
};

const listenFailures: { readonly [code: string]: ListenFailure } = {
  EADDRINUSE: { place: "--port", expected: "a free port", fix: "Choose another --port." },
  EACCES: {
    place: "--port",
    expected: "a port that this user may open",
    fix: "Choose a --port of 1024 or higher.",
  },
  EADDRNOTAVAIL: wrongHost,
  ENOTFOUND: wrongHost,
  EAI_AGAIN: wrongHost,
};
