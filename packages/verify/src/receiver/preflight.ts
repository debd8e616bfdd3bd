import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { codeOf } from "../system-error.ts";

const patienceMs = 5_000;
// A receiver that was started in the same line of a script may need a moment.
const startMs = 2_000;

/** Undefined if a server takes connections at the address; else one sentence that says what is wrong. */
export async function problemOfServer(url: URL): Promise<string | undefined> {
  const deadline = performance.now() + startMs;
  let code = await tryToConnect(url);
  while (code === "ECONNREFUSED" && performance.now() < deadline) {
    await sleep(100);
    code = await tryToConnect(url);
  }
  if (code === undefined) return undefined;
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return `The certificate of ${url.origin} is not trusted (${code}): name its authority in NODE_EXTRA_CA_CERTS.`;
  }
  if (/^EPROTO$|^ERR_SSL/.test(code)) {
    return `The server at ${url.origin} speaks no TLS (${code}): must the address begin with http://?`;
  }
  return `No server answers at ${url.origin} (${code}): start the receiver, then run this again.`;
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
