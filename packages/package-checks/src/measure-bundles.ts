import { gzipSync } from "node:zlib";
import index from "@order-webhooks/schemas" with { type: "json" };
import { build } from "esbuild";
import type { Measure } from "./measure.ts";

const kilobyte = 1024;
const validator = "@order-webhooks/validator";
const receiver = "@order-webhooks/receiver";
const [anyEvent = ""] = Object.keys(index.events);

/** Measures the bundles of some imports, minified and gzipped. */
export async function measureBundles(): Promise<readonly Measure[]> {
  return Promise.all(
    bundles.map(async ({ external = [], code, ...rest }) => ({
      ...rest,
      unit: "bytes gzipped" as const,
      value: await gzippedSizeOf(code, external),
    })),
  );
}

type Bundle = Omit<Measure, "value" | "unit"> & {
  readonly code: string;
  readonly external?: readonly string[];
};

const bundles: readonly Bundle[] = [
  {
    name: "validator, one event by its subpath",
    goal: 6.6 * kilobyte,
    code: `export { parseDelivery } from "${validator}/events/${anyEvent}";`,
  },
  {
    name: "validator, every event",
    goal: 6.7 * kilobyte,
    perEvent: true,
    code: `export { parseDelivery, parseEventData } from "${validator}";`,
  },
  {
    name: "validator, with drift and all issues",
    goal: 13 * kilobyte,
    perEvent: true,
    code: `export * from "${validator}";`,
  },
  {
    name: "receiver, core without validator",
    goal: 5 * kilobyte,
    code: `export { createReceiver } from "${receiver}";`,
    external: [validator, `${validator}/*`],
  },
];

async function gzippedSizeOf(contents: string, external: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*", ...external],
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
