import { type ListenAddress, readHost, readPort } from "@order-webhooks/receiver/command";
import { readText, toUsageError } from "./usage.ts";

/** Options for the address of the metrics. */
export const metricsFlags = {
  "metrics-port": { type: "string" },
  "metrics-host": { type: "string" },
} as const;

/** Values of these options. */
export interface MetricsValues {
  readonly "metrics-port"?: string | undefined;
  readonly "metrics-host"?: string | undefined;
}

/**
 * Reads the address of the metrics. Returns undefined without the option.
 *
 * @throws ReceiverError `argument_invalid` or `host_invalid`, also if the port is the receiver's
 */
export function readMetricsAddress(
  values: MetricsValues,
  receiver: ListenAddress,
): ListenAddress | undefined {
  const place = "--metrics-port";
  const text = readText(place, values["metrics-port"]);
  const host = readText("--metrics-host", values["metrics-host"]);
  if (text === undefined) {
    if (host === undefined) return undefined;
    const expected = "--metrics-port together with it";
    throw toUsageError("--metrics-host", { expected, found: "none" });
  }
  const port = readPort(place, text);
  if (port !== 0 && port === receiver.port) {
    throw toUsageError(place, { expected: "another port than --port", found: "the same" });
  }
  return { port, host: readHost("--metrics-host", host ?? "127.0.0.1"), prefix: "--metrics-" };
}
