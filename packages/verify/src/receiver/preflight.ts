import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { isUnreachable } from "../http/client.ts";
import { codeOf } from "../system-error.ts";

const patienceMs = 5_000;
// A receiver that was started in the same line of a script may need a moment.
const startMs = 2_000;

/** Checks that a server accepts connections at the URL, with time to start. Throws otherwise. */
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

/** Returns true if a server accepts connections at the URL, even if it then fails. */
export async function takesConnections(url: URL): Promise<boolean> {
  const code = await tryToConnect(url);
  return code === undefined || !(code === "ETIMEDOUT" || isUnreachable(code));
}

function explain(code: string): Pick<VerifyErrorDetails, "expected" | "fix"> {
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    const fix = "Add its certificate authority to NODE_EXTRA_CA_CERTS.";
    return { expected: "a trusted certificate", fix };
  }
  if (/^EPROTO$|^ERR_SSL/.test(code)) {
    return { expected: "TLS", fix: "If the server has no TLS, use a URL with http://." };
  }
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) {
    // The name of a container resolves only while the container runs.
    const fix = "Start the receiver, or correct the host in the URL.";
    return { expected: "a host name that resolves", fix };
  }
  const fix = "Start the receiver, then run the command again.";
  return { expected: "a server that accepts connections", fix };
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
  // A URL has IPv6 addresses in brackets, a socket does not.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "https:";
  const port = Number(url.port || (secure ? 443 : 80));
  if (!secure) return connectTcp({ host, port }, onConnected);
  // Only a host name is sent as server name, never an IP address.
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  return connectTls({ host, port, ...servername }, onConnected);
}
