import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { isUnreachable } from "../http/client.ts";
import { codeOf } from "../system-error.ts";

const patienceMs = 5_000;
// A receiver that was started in the same line of a script may need a moment.
const startMs = 2_000;

/** Throws if no server takes connections at the address, after it had a moment to start. */
export async function assertServer(url: URL): Promise<void> {
  const deadline = performance.now() + startMs;
  let code = await tryToConnect(url);
  while (code === "ECONNREFUSED" && performance.now() < deadline) {
    await sleep(100);
    code = await tryToConnect(url);
  }
  if (code === undefined) return;
  const details = { place: url.origin, found: code, ...explain(code) };
  throw new VerifyError("receiver_unreachable", details);
}

/** True if a server takes connections at the address, whatever it then does with them. */
export async function takesConnections(url: URL): Promise<boolean> {
  const code = await tryToConnect(url);
  return code === undefined || !(code === "ETIMEDOUT" || isUnreachable(code));
}

function explain(code: string): Pick<VerifyErrorDetails, "expected" | "fix"> {
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    const fix = "Name its authority in NODE_EXTRA_CA_CERTS.";
    return { expected: "a certificate that is trusted", fix };
  }
  if (/^EPROTO$|^ERR_SSL/.test(code)) {
    return { expected: "TLS", fix: "Begin the address with http:// if the server has no TLS." };
  }
  const fix = "Start the receiver, then run this again.";
  return { expected: "a server that takes connections", fix };
}

function tryToConnect(url: URL): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = open(url, () => settle(undefined));
    const settle = (code: string | undefined): void => {
      socket.destroy();
      resolve(code);
    };
    socket.setTimeout(patienceMs, () => settle("ETIMEDOUT"));
    socket.once("error", (error) => settle(codeOf(error)));
  });
}

function open(url: URL, onConnected: () => void): Socket {
  // A URL has IPv6 addresses in brackets, a socket has not.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "https:";
  const port = Number(url.port || (secure ? 443 : 80));
  if (!secure) return connectTcp({ host, port }, onConnected);
  // The name is sent where it is one: an address is no server name.
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  return connectTls({ host, port, ...servername }, onConnected);
}
