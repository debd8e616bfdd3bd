import { join } from "node:path";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testSecret } from "../../../src/testing.ts";
import { UserFolder } from "../user-folder.ts";
import { buildCases } from "./deliveries.ts";
import { pickSnippets, snippets } from "./snippets.ts";

// The worker of the page, bundled and run by the runtime of Cloudflare.

let folder: UserFolder;
let worker: Miniflare;
let printed = "";

beforeAll(async () => {
  folder = new UserFolder(pickSnippets(["receiving-worker.ts"]));
  worker = await startWorker(join(folder.path, "receiving-worker.ts"));
});

afterAll(async () => {
  await worker?.dispose();
  folder.remove();
});

it.each(buildCases())("$name: $status", async ({ signed, status, printed: lines }) => {
  const { headers, text: body } = signed;
  const request = { method: "POST", headers, body };
  const response = await worker.dispatchFetch("http://worker/webhooks", request);
  expect(response.status).toBe(status);
  for (const line of lines)
    await expect.poll(() => printed, { timeout: 300_000 }).toContain(`${line}\n`);
});

it("warns of what it quarantines and of unsigned requests, though the runtime has no process warnings", async () => {
  const warnings = ["quarantined", "signature_rejected"];
  for (const code of warnings)
    await expect.poll(() => printed, { timeout: 300_000 }).toContain(`[${code}]`);
});

it("is idle in the end, though a handler failed and is to be called again", async () => {
  const recipe = snippets.get("receiving-worker.ts") ?? "";
  const failing = recipe
    .replace("console.log(data.order.id)", "Promise.reject(new Error(data.order.id))")
    .replace("context.waitUntil(receiver.idle())", "await receiver.idle()");
  folder.write("failing.ts", failing);
  const waiting = await startWorker(join(folder.path, "failing.ts"));
  const [{ signed } = expect.fail("There is no case.")] = buildCases();
  const request = { method: "POST", headers: signed.headers, body: signed.text };
  const response = await waiting.dispatchFetch("http://worker/webhooks", request);
  await waiting.dispose();
  expect(response.status).toBe(202);
  expect(printed).toContain("[handler_failed]");
});

async function startWorker(entry: string): Promise<Miniflare> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*"],
    write: false,
  });
  return new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? "",
    compatibilityDate: "2025-09-01",
    compatibilityFlags: ["nodejs_compat"],
    bindings: { WEBHOOK_SECRET: testSecret },
    handleRuntimeStdio: (...streams: readonly Readable[]) => {
      for (const stream of streams) stream.on("data", print);
    },
  });
}

function print(chunk: Buffer): void {
  printed += String(chunk);
}
