import type { LogEvent, ReceiverStats } from "@order-webhooks/receiver";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { PutObserver, PutOutcome } from "./observe-inbox.ts";
import { addProcessMetrics } from "./process-metrics.ts";

/** Upper bounds in seconds, from a fast disk to beyond the time after which the receiver answers 503. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Every outcome of a put. The compiler checks that none is missing. */
const noPuts: { readonly [O in PutOutcome]: 0 } = {
  stored: 0,
  duplicate: 0,
  conflict: 0,
  full: 0,
  failed: 0,
};

/**
 * Metrics of one receiver, in the text format of Prometheus. Labels have closed sets of values, and never a sender's
 * text.
 */
export class ReceiverMetrics implements PutObserver {
  readonly contentType: string = Registry.PROMETHEUS_CONTENT_TYPE;
  readonly #registry = new Registry();
  readonly #events = new Counter({
    name: "order_webhooks_events_total",
    help: "All events of the receiver's log.",
    labelNames: ["code", "reason"],
    registers: [this.#registry],
  });
  readonly #refused = new Counter({
    name: "order_webhooks_refused_total",
    help: "Refused requests, by the code of the response.",
    labelNames: ["code"],
    registers: [this.#registry],
  });
  readonly #deliveries = new Gauge({
    name: "order_webhooks_deliveries",
    help: "Deliveries in the inbox, by state.",
    labelNames: ["state"],
    registers: [this.#registry],
  });
  readonly #oldest = new Gauge({
    name: "order_webhooks_oldest_seconds",
    help: "Age of the oldest delivery that is waiting or running.",
    registers: [this.#registry],
  });
  readonly #puts = new Counter({
    name: "order_webhooks_puts_total",
    help: "Deliveries that were put into the inbox, by outcome.",
    labelNames: ["outcome"],
    registers: [this.#registry],
  });
  readonly #putSeconds = new Histogram({
    name: "order_webhooks_put_seconds",
    help: "Time until the inbox answered a put, for every outcome.",
    buckets,
    registers: [this.#registry],
  });

  constructor() {
    // If a series appeared with its first event, Prometheus would see no increase.
    this.#events.inc({ code: "store_failed", reason: "" }, 0);
    this.#refused.inc({ code: "body_too_large" }, 0);
    for (const outcome of Object.keys(noPuts)) this.#puts.inc({ outcome }, 0);
    addProcessMetrics(this.#registry);
  }

  /** Counts an event of the receiver's log, and the events that were suppressed before it. */
  count({ code, reason, suppressed = 0 }: LogEvent): void {
    this.#events.inc({ code, reason: reason ?? "" }, 1 + suppressed);
  }

  begin(): (outcome: PutOutcome) => void {
    const stop = this.#putSeconds.startTimer();
    return (outcome) => {
      stop();
      this.#puts.inc({ outcome });
    };
  }

  /**
   * Returns all metrics as text. If the inbox does not answer, `stats` is undefined and the series of its counts are
   * omitted.
   */
  write(stats: ReceiverStats | undefined): Promise<string> {
    this.#deliveries.reset();
    this.#oldest.remove();
    if (stats) this.#set(stats);
    return this.#registry.metrics();
  }

  #set({ waiting, running, dead, quarantined, refused, oldestMs }: ReceiverStats): void {
    const states = { waiting, running, dead, quarantined };
    for (const [state, count] of Object.entries(states)) this.#deliveries.set({ state }, count);
    this.#oldest.set((oldestMs ?? 0) / 1_000);
    this.#refused.reset();
    const counts = { body_too_large: 0, ...refused };
    for (const [code, count] of Object.entries(counts)) this.#refused.inc({ code }, count);
  }
}
