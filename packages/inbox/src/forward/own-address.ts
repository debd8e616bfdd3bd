import { BlockList, isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import type { ListenAddress } from "@order-webhooks/receiver/command";
import { InboxError } from "../errors.ts";

/**
 * Checks that a target is not the sidecar itself, in any spelling of its address.
 *
 * @throws InboxError `target_invalid`
 */
export function assertElsewhere(target: URL, { host, port, prefix = "--" }: ListenAddress): void {
  if (portOf(target) !== port || !isListenedOn(target.hostname, host)) return;
  throw new InboxError("target_invalid", {
    place: "--forward",
    expected: "the address of the application",
    found: "the address that this command listens on",
    fix: `Pass another address, or set another ${prefix}port.`,
  });
}

function portOf({ port, protocol }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}

/** Checks whether a connection to the first host may reach a listener on the second. */
function isListenedOn(target: string, listening: string): boolean {
  const [to, at] = [toPlace(target), toPlace(listening)];
  if (to === at) return true;
  // A connection to an unspecified address goes to the loopback address.
  if (at === loopback) return to === any;
  // A host name may have any address of this machine.
  return isIP(at) === 0 && isOwn(to);
}

const loopback = "loopback";
const any = "any";

/** Returns one spelling for each address: a word for loopback and unspecified addresses, or the normalized address. */
function toPlace(host: string): string {
  const name = host
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase()
    .replace(/\.$/, "");
  if (name === "localhost" || name.endsWith(".localhost")) return loopback;
  if (isIP(name) === 0) return name;
  const address = toPlainAddress(name);
  if (address === "0.0.0.0" || address === "::") return any;
  return loopbacks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4") ? loopback : address;
}

const loopbacks = new BlockList();
loopbacks.addSubnet("127.0.0.0", 8, "ipv4");
loopbacks.addAddress("::1", "ipv6");

/** Normalizes an address. Converts an IPv4-mapped IPv6 address to IPv4. */
function toPlainAddress(address: string): string {
  const [plain = ""] = address.split("%");
  if (isIP(plain) === 4) return plain;
  const spelled = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(spelled) ?? [];
  if (high === undefined || low === undefined) return spelled;
  const bits = [high, low].map((part) => Number.parseInt(part, 16));
  return bits.flatMap((part) => [part >> 8, part & 255]).join(".");
}

function isOwn(place: string): boolean {
  if ([loopback, any, hostname().toLowerCase()].includes(place)) return true;
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  return own.some(({ address }) => toPlainAddress(address) === place);
}
