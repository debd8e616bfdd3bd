import {
  assertFree,
  type Hosting,
  type ListenAddress,
  listen,
  type Served,
  toListenError,
} from "@order-webhooks/receiver/command";
import { MetricsServer } from "./metrics-server.ts";
import { observeInbox } from "./observe-inbox.ts";
import { Readiness } from "./readiness.ts";
import { ReceiverMetrics } from "./receiver-metrics.ts";

/**
 * Adds a listener for metrics and readiness to a service. It listens before the receiver does, until the inbox is
 * closed.
 */
export function withMetrics(hosting: Hosting, address: ListenAddress): Hosting {
  const { openInbox, wrapInbox, observeLog } = hosting;
  const metrics = new ReceiverMetrics();
  const readiness = new Readiness();
  let onClose = (): void => {};
  const closed = new Promise<void>((resolve) => {
    onClose = resolve;
  });
  const observers = { puts: [metrics, readiness], onClose };
  return {
    ...hosting,
    // Before the inbox is opened, so that no file is created if the port is in use.
    ...(openInbox && { openInbox: () => assertFree(address).then(openInbox) }),
    wrapInbox: (inbox) => observeInbox(wrapInbox?.(inbox) ?? inbox, observers),
    observeLog: (event) => {
      metrics.count(event);
      observeLog?.(event);
    },
    administer: async (served) => {
      const measured = new MetricsServer({ ...served, metrics, readiness });
      const end = await administer({ hosting, served, address, measured });
      return async () => {
        measured.startEnding();
        await Promise.all([end?.(), closed]).finally(() => measured.close());
      };
    },
  };
}

interface Administering {
  readonly hosting: Hosting;
  readonly served: Served;
  readonly address: ListenAddress;
  readonly measured: MetricsServer;
}

/** Listens, and starts the service's own administration. Resolves to the function that ends it. */
async function administer({
  hosting,
  served,
  address,
  measured,
}: Administering): Promise<(() => Promise<void>) | undefined> {
  const url = await listen(measured.server, address.port, address.host).catch((error) => {
    throw toListenError(error, address);
  });
  const { terminal } = hosting;
  terminal.print(`Metrics at ${new URL("/metrics", url)}, readiness at ${new URL("/readyz", url)}`);
  return hosting.administer?.(served).catch(async (error) => {
    await measured.close();
    throw error;
  });
}
