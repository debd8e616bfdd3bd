import { ReceiverError } from "../errors.ts";

/** The address that the command was asked to listen on. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Rewrites an error of the system, whose code says whether the host or the port is at fault. */
export function toListenError(error: unknown, { host, port }: ListenAddress): ReceiverError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
  return new ReceiverError("listen_failed", {
    ...(faults[code] ?? wrongHost),
    found: `${code} for host ${JSON.stringify(host)}, port ${port}`,
    cause: error,
  });
}

interface Fault {
  readonly place: string;
  readonly expected: string;
  readonly fix: string;
}

const wrongHost: Fault = {
  place: "--host",
  expected: "an address of this machine",
  fix: "Choose another --host.",
};

const faults: { readonly [code: string]: Fault } = {
  EADDRINUSE: { place: "--port", expected: "a free port", fix: "Choose another --port." },
  EACCES: {
    place: "--port",
    expected: "a port that this user may open",
    fix: "Choose a --port from 1024 on.",
  },
};
