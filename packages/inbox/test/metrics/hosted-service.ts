import type { Inbox } from "@order-webhooks/receiver";
import { type Hosting, readServeCommand, serve } from "@order-webhooks/receiver/command";
import { testSecret } from "@order-webhooks/receiver/testing";
import { type TestContext, vi } from "vitest";
import { withMetrics } from "../../src/metrics/with-metrics.ts";
import { patience } from "../cli/running-command.ts";

/** A service with metrics, in this process. */
export interface HostedService {
  /** The address of its webhooks. */
  readonly url: string;
  readonly metricsUrl: string;
  /** Resolves to the status and the document of its readiness. */
  readonly ready: () => Promise<readonly [number, unknown]>;
  /** Ends the service. Resolves to its exit code. */
  readonly end: () => Promise<number>;
}

/** Serves a receiver with metrics. It ends with the test. */
export async function startHosted(
  { onTestFinished }: Pick<TestContext, "onTestFinished">,
  hosting: Omit<Hosting, "terminal">,
): Promise<HostedService> {
  const lines: string[] = [];
  const end = makeGate();
  const terminal = {
    print: (line: string) => void lines.push(line),
    warn: () => {},
    ended: () => end.opened,
  };
  const address = { port: 0, host: "127.0.0.1" };
  const command = readServeCommand(["--port", "0"], { WEBHOOK_SECRET: testSecret }, {});
  if (command.kind !== "serve") throw new Error("No command to serve.");
  const serving = serve(command.options, withMetrics({ terminal, ...hosting }, address));
  const endService = () => {
    end.open();
    return serving;
  };
  onTestFinished(async () => void (await endService()));
  const find = (pattern: RegExp) => {
    return () => lines.map((line) => pattern.exec(line)?.[1]).find((url) => url !== undefined);
  };
  const metricsUrl = await vi.waitUntil(find(/^Metrics at (\S+),/), patience);
  const readyUrl = new URL("/readyz", metricsUrl);
  const ready = async () => {
    const response = await fetch(readyUrl);
    return [response.status, await response.json()] as const;
  };
  const findUrl = find(/^Listening on (\S+)/);
  return {
    get url() {
      return findUrl() ?? "";
    },
    metricsUrl,
    ready,
    end: endService,
  };
}

/** Replaces methods of an inbox. */
export function withMethods(inbox: Inbox, methods: Partial<Inbox>): Inbox {
  return new Proxy(inbox, {
    get: (target, name) => {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A gate that a test opens. */
export interface Gate {
  readonly open: () => void;
  readonly opened: Promise<void>;
}

/** Creates a closed gate. */
export function makeGate(): Gate {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}
