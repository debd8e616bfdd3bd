import { once } from "node:events";
import type { Server } from "node:http";
import type { Served } from "@order-webhooks/receiver/command";
import { createEndpointServer, type EndpointAnswer, toJsonAnswer } from "./endpoints.ts";
import { onceAtATime } from "./once-at-a-time.ts";
import type { Readiness } from "./readiness.ts";
import type { ReceiverMetrics } from "./receiver-metrics.ts";
import { within } from "./within.ts";

/** Maximum time in ms that a scrape waits for the counts of the inbox. Prometheus waits 10 s by default. */
const statsMs = 5_000;

/** Time in ms that a closing server gives responses to end. */
const closeGraceMs = 1_000;

/** Parts of a service that the metrics server reads. */
export interface Measured extends Pick<Served, "receiver" | "server"> {
  readonly metrics: ReceiverMetrics;
  readonly readiness: Readiness;
}

/** Reason why a process should not get deliveries now. */
type UnreadyReason = "starting" | "store_failed" | "ending";

/** Serves the metrics and the readiness of a receiver. */
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
    // The key does not matter. The query shows whether the inbox answers.
    this.#look = onceAtATime(() => receiver.list({ key: "-", limit: 1 }));
    this.server = createEndpointServer(
      new Map([
        ["/metrics", onceAtATime(() => this.#scrape())],
        ["/readyz", () => this.#answerReadiness()],
        ["/livez", async () => toJsonAnswer(200, { status: "ok" })],
      ]),
    );
  }

  /** Makes `/readyz` answer 503 from now on. */
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
    // The server may have begun to end meanwhile.
    if (this.#isEnding) return "ending";
    return isReady ? undefined : "store_failed";
  }
}
