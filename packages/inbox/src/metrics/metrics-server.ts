import { once } from "node:events";
import type { Server } from "node:http";
import type { Served } from "@order-webhooks/receiver/command";
import { createEndpointServer, type EndpointAnswer, toJsonAnswer } from "./endpoints.ts";
import { onceAtATime } from "./once-at-a-time.ts";
import type { Readiness } from "./readiness.ts";
import type { ReceiverMetrics } from "./receiver-metrics.ts";
import { within } from "./within.ts";

/** The time in ms that a scrape waits for the counts of the inbox. Prometheus waits 10 s by default. */
const statsMs = 5_000;

/** The time in ms for which a closing server lets answers end. */
const closeGraceMs = 1_000;

/** The parts of a service that metrics show. */
export interface Measured extends Pick<Served, "receiver" | "server"> {
  readonly metrics: ReceiverMetrics;
  readonly readiness: Readiness;
}

/** The reason why a process should get no deliveries now. */
type UnreadyReason = "starting" | "store_failed" | "ending";

/** Answers with the metrics of a receiver, and with its readiness. */
export class MetricsServer {
  readonly server: Server;
  readonly #measured: Measured;
  readonly #stats: Measured["receiver"]["stats"];
  readonly #look: () => Promise<unknown>;
  #isEnding = false;

  constructor(measured: Measured) {
    const { receiver } = measured;
    this.#measured = measured;
    this.#stats = onceAtATime(receiver.stats);
    // Any key will do: it shows whether the inbox answers.
    this.#look = onceAtATime(() => receiver.list({ key: "-", limit: 1 }));
    this.server = createEndpointServer(
      new Map([
        ["/metrics", onceAtATime(() => this.#scrape())],
        ["/readyz", () => this.#answerReadiness()],
        ["/livez", async () => toJsonAnswer(200, { status: "ok" })],
      ]),
    );
  }

  /** From here on it is not ready. */
  startEnding(): void {
    this.#isEnding = true;
  }

  async close(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    const cut = setTimeout(() => this.server.closeAllConnections(), closeGraceMs);
    await closed;
    clearTimeout(cut);
  }

  async #scrape(): Promise<EndpointAnswer> {
    const { metrics } = this.#measured;
    const body = await metrics.write(await within(statsMs, this.#stats()));
    return { status: 200, contentType: metrics.contentType, body };
  }

  async #answerReadiness(): Promise<EndpointAnswer> {
    const reason = await this.#findReason();
    if (reason === undefined) return toJsonAnswer(200, { status: "ready" });
    return toJsonAnswer(503, { status: "unready", reason });
  }

  async #findReason(): Promise<UnreadyReason | undefined> {
    const { server, readiness } = this.#measured;
    if (!server.listening && !this.#isEnding) return "starting";
    const isReady = await readiness.isReady(this.#look);
    // The end may have begun meanwhile.
    if (this.#isEnding) return "ending";
    return isReady ? undefined : "store_failed";
  }
}
