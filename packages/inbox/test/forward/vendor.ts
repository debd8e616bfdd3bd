import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import {
  buildDelivery,
  buildRawPayload,
  type SignedRequest,
  signRequest,
} from "@order-webhooks/receiver/testing";
import { anyEvent } from "../cli/deliveries.ts";
import { waitUntil } from "../proofs/patience.ts";

/** The path of raw payloads of {@link anyEvent}. */
export const rawPath = "/webhooks/raw";

/** A request of the vendor and its path. */
export interface VendorRequest extends SignedRequest {
  readonly path: string;
}

/** The forms of deliveries that a sidecar forwards. The number makes each body different. */
export const forms: readonly ((number: number) => VendorRequest)[] = [
  // No serializer produces these bytes from its values.
  (number) => {
    const { delivery } = buildDelivery({ event: anyEvent, purpose: "message" });
    const text = JSON.stringify({ ...delivery, number: "\u00e9" }, null, 3);
    return toRequest(text.replace('"\u00e9"', `[1.0, -0, "\\u00e9\\/\u00e9", ${number}e0]`));
  },
  (number) => {
    const { data } = buildRawPayload({ event: anyEvent, purpose: "message" });
    return toRequest(JSON.stringify({ ...data, number }), rawPath);
  },
  (number) => {
    const { delivery } = buildDelivery({ event: anyEvent, purpose: "message" });
    return toRequest(JSON.stringify({ ...delivery, data: { custom: { number } } }));
  },
  (number) => {
    const { delivery } = buildDelivery({ event: anyEvent, purpose: "message" });
    const event = { ...delivery.event, type: "no.such.event" };
    return toRequest(JSON.stringify({ ...delivery, event, number }));
  },
];

function toRequest(text: string, path = "/webhooks"): VendorRequest {
  return { ...signRequest(text), path };
}

/** Returns the SHA-256 of a body. */
export function hashOf(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}

/** Sends deliveries of every form like the vendor. It resends each until one of the sidecars acknowledges it. */
export class Vendor {
  /** The hashes of the acknowledged bodies. */
  readonly acknowledged: string[] = [];
  /** The hashes of all sent bodies. */
  readonly sent = new Set<string>();
  readonly #ports: () => readonly number[];
  readonly #agent = new Agent({ keepAlive: true });
  #isSending = false;
  #isAbandoned = false;
  #underWay = 0;

  /** @param ports returns the ports of the sidecars that run now */
  constructor(ports: () => readonly number[]) {
    this.#ports = ports;
  }

  start(concurrency: number): void {
    this.#isSending = true;
    for (let index = 0; index < concurrency; index++) this.#sendMany();
  }

  /** Resolves when `count` more deliveries are acknowledged. */
  more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    return waitUntil(`${count} more acknowledged`, () => this.acknowledged.length >= wanted);
  }

  /** Sends no new deliveries. Resolves when all started ones are acknowledged. */
  async finish(): Promise<void> {
    this.#isSending = false;
    await waitUntil("everything acknowledged", () => this.#underWay === 0);
    this.#agent.destroy();
  }

  /** Gives up unacknowledged deliveries. */
  abandon(): void {
    this.#isSending = false;
    this.#isAbandoned = true;
    this.#agent.destroy();
  }

  async #sendMany(): Promise<void> {
    this.#underWay += 1;
    while (this.#isSending) {
      const number = this.sent.size;
      const delivery = forms[number % forms.length]?.(number);
      if (!delivery) break;
      const hash = hashOf(delivery.body);
      this.sent.add(hash);
      if (await this.#insist(delivery)) this.acknowledged.push(hash);
      // A pause, so that the sidecars keep up.
      await sleep(5);
    }
    this.#underWay -= 1;
  }

  async #insist(delivery: VendorRequest): Promise<boolean> {
    for (let times = 0; !this.#isAbandoned; times++) {
      const ports = this.#ports();
      const port = ports[times % ports.length];
      if (port !== undefined && (await post(port, this.#agent, delivery)) === 202) return true;
      await sleep(20);
    }
    return false;
  }
}

/** Posts a delivery. Resolves to the status, or undefined if no response came. */
function post(
  port: number,
  agent: Agent,
  { headers, body, path }: VendorRequest,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(
      { port, host: "127.0.0.1", path, method: "POST", headers, agent },
      (response) => response.on("close", () => resolve(response.statusCode)).resume(),
    );
    sent.on("error", () => resolve(undefined)).end(body);
  });
}
