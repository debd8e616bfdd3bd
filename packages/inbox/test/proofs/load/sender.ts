import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { buildDelivery, type SignedRequest } from "@order-webhooks/receiver/testing";
import { eventTypes } from "@order-webhooks/validator";
import { waitUntil } from "../patience.ts";

/** The end of one request: its status, or `none` if no response came. */
type Answer = number | "none";

/** A pause before a delivery is sent again. The vendor's is longer. */
const pauseMs = 20;

const event = eventTypes[0] ?? fail();

function fail(): never {
  throw new Error("There is no event at all.");
}

/** Sends deliveries over HTTP as the vendor does: each again until it is acknowledged. */
export class Sender {
  /** The ids of the deliveries that were answered 202. */
  readonly acknowledged: string[] = [];
  /** The number of each answer. */
  readonly answers = new Map<Answer, number>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #concurrency: number;
  #port = 0;
  #isSending = false;
  #isAbandoned = false;
  #underWay = 0;
  #sent = 0;

  constructor(concurrency = 32) {
    this.#concurrency = concurrency;
  }

  /** Goes on at the server that listens on that port now. */
  aim(port: number): void {
    this.#port = port;
  }

  /** Sends one delivery after the other on each connection. */
  start(): void {
    this.#isSending = true;
    for (let index = 0; index < this.#concurrency; index++) this.#sendMany();
  }

  /** Resolves when everything that was begun is acknowledged. */
  async finish(): Promise<void> {
    this.#isSending = false;
    await waitUntil("everything acknowledged", () => this.#underWay === 0);
    this.#agent.destroy();
  }

  /** Gives up what is not acknowledged. */
  abandon(): void {
    this.#isSending = false;
    this.#isAbandoned = true;
    this.#agent.destroy();
  }

  /** Resolves when so many more are acknowledged. */
  more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    return waitUntil(`${count} more acknowledged`, () => this.acknowledged.length >= wanted);
  }

  async #sendMany(): Promise<void> {
    this.#underWay += 1;
    while (this.#isSending) {
      const id = `delivery-${this.#sent++}`;
      const delivery = buildDelivery({ event, purpose: "message", envelope: { id } });
      if (await this.#insist(delivery)) this.acknowledged.push(id);
    }
    this.#underWay -= 1;
  }

  async #insist(delivery: SignedRequest): Promise<boolean> {
    while (!this.#isAbandoned) {
      if ((await this.#send(delivery)) === 202) return true;
      await sleep(pauseMs);
    }
    return false;
  }

  async #send(delivery: SignedRequest): Promise<Answer> {
    const answer = await post(this.#port, this.#agent, delivery);
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
