import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { buildDelivery, type SignedRequest } from "@order-webhooks/receiver/testing";
import { eventTypes } from "@order-webhooks/validator";
import { waitUntil } from "../patience.ts";

/** The end of one request: its status, or `none` if no response came. */
type Answer = number | "none";

/** The pause before a delivery is resent. The vendor's pause is longer. */
const pauseMs = 20;

const event = eventTypes[0] ?? fail();

function fail(): never {
  throw new Error("There is no event at all.");
}

/** Options of a sender. */
export interface SenderOptions {
  readonly concurrency?: number;
  /** The number of simultaneous requests for every second delivery, to one server after the other. */
  readonly copies?: number;
}

/** Sends deliveries over HTTP like the vendor. It resends each until it is acknowledged. */
export class Sender {
  /** The ids of the deliveries that got a 202. */
  readonly acknowledged: string[] = [];
  /** The SHA-256 of each sent body, by id. */
  readonly digests = new Map<string, string>();
  /** The number of each answer. */
  readonly answers = new Map<Answer, number>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #concurrency: number;
  readonly #copies: number;
  #ports: readonly number[] = [];
  #turn = 0;
  #isSending = false;
  #isAbandoned = false;
  #underWay = 0;
  #sent = 0;

  constructor({ concurrency = 32, copies = 1 }: SenderOptions = {}) {
    this.#concurrency = concurrency;
    this.#copies = copies;
  }

  /** Continues with the servers on these ports, in turn. */
  aim(...ports: readonly number[]): void {
    this.#ports = ports;
  }

  /** Sends one delivery after the other on each connection. */
  start(): void {
    this.#isSending = true;
    for (let index = 0; index < this.#concurrency; index++) this.#sendMany();
  }

  /** Resolves when all started deliveries are acknowledged. */
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

  /** Resolves when `count` more deliveries are acknowledged. */
  more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    return waitUntil(`${count} more acknowledged`, () => this.acknowledged.length >= wanted);
  }

  async #sendMany(): Promise<void> {
    this.#underWay += 1;
    while (this.#isSending) {
      const number = this.#sent++;
      const id = `delivery-${number}`;
      const copies = number % 2 === 0 ? this.#copies : 1;
      const delivery = buildDelivery({ event, purpose: "message", envelope: { id } });
      this.digests.set(id, createHash("sha256").update(delivery.body).digest("hex"));
      if (await this.#insist(delivery, copies)) this.acknowledged.push(id);
    }
    this.#underWay -= 1;
  }

  async #insist(delivery: SignedRequest, copies: number): Promise<boolean> {
    while (!this.#isAbandoned) {
      const answers = Array.from({ length: copies }, () => this.#send(delivery));
      if ((await Promise.all(answers)).includes(202)) return true;
      await sleep(pauseMs);
    }
    return false;
  }

  async #send(delivery: SignedRequest): Promise<Answer> {
    const port = this.#ports[this.#turn++ % this.#ports.length];
    const answer = port === undefined ? "none" : await post(port, this.#agent, delivery);
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    return answer;
  }
}

function post(port: number, agent: Agent, { headers, body }: SignedRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const sent = request(
      { port, host: "127.0.0.1", path: "/webhooks", method: "POST", headers, agent },
      (response) => response.on("close", () => resolve(response.statusCode ?? "none")).resume(),
    );
    sent.on("error", () => resolve("none")).end(body);
  });
}
