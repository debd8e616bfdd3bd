import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  runPactVerifier,
  type VerifierOptions,
} from "../../src/pact-verifier/run-pact-verifier.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Pact of GET requests, each with the status that its path names. */
function pactOf(...interactions: readonly object[]): string {
  return JSON.stringify({
    consumer: { name: "consumer" },
    provider: { name: "provider" },
    interactions: interactions.map((interaction, at) => ({
      type: "Synchronous/HTTP",
      description: `number ${at}`,
      request: { method: "GET", path: "/200" },
      response: { status: 200 },
      ...interaction,
    })),
    metadata: { pactSpecification: { version: "4.0" } },
  });
}

const byPath: RequestListener = ({ url = "" }, response) => {
  response.writeHead(Number(url.slice(1))).end();
};

async function verify(pact: string, options: Partial<VerifierOptions> = {}) {
  return runPactVerifier({ pact, origin: await serve(byPath), ...options });
}

describe("verdicts", () => {
  test("are in the order of the pact, with its keys and Pact's words", async () => {
    const wrong = { key: "k", request: { method: "GET", path: "/404" } };
    expect(await verify(pactOf({}, wrong, {}))).toMatchObject([
      { description: "number 0", ok: true, mismatches: [] },
      { key: "k", ok: false, mismatches: [{ kind: "StatusMismatch" }] },
      { description: "number 2", ok: true },
    ]);
  });

  test("are failures where an interaction is pending", async () => {
    const wrong = { pending: true, request: { method: "GET", path: "/500" } };
    const failed = { ok: false, mismatches: [{ kind: "StatusMismatch" }] };
    expect(await verify(pactOf(wrong))).toMatchObject([failed]);
  });

  test("are distinguished if descriptions are equal", async () => {
    const one = { description: "same", request: { method: "GET", path: "/404" } };
    const other = { description: "same", request: { method: "GET", path: "/500" } };
    const verdicts = await verify(pactOf(one, other));
    const texts = verdicts.map(({ mismatches }) => mismatches[0]?.text);
    expect(texts).toEqual([expect.stringContaining("404"), expect.stringContaining("500")]);
  });

  test("are none for a pact without interactions, so callers must count", async () => {
    expect(await verify(pactOf())).toEqual([]);
  });
});

describe("no verdicts", () => {
  test("of what is no pact", async () => {
    const cause = expect.stringContaining("Failed to load pact");
    await expect(verify("{")).rejects.toMatchObject({ code: "verifier_failed", cause });
  });

  test("when the provider hangs: the program is killed", async () => {
    const origin = await serve(() => {});
    const run = runPactVerifier({ pact: pactOf({}), origin, timeoutMs: 300 });
    await expect(run).rejects.toMatchObject({
      code: "verifier_timed_out",
      // Anything may hang, so only a caller can give a more specific fix.
      message: expect.not.stringContaining("receiver"),
    });
    const known = runPactVerifier({ pact: pactOf({}), origin, timeoutMs: 300, ifTimedOut: "See." });
    await expect(known).rejects.toMatchObject({ message: expect.stringMatching(/none\. See\.$/) });
  });

  test("when it is stopped, before or while it runs", async () => {
    const stop = new AbortController();
    const origin = await serve(() => stop.abort());
    const { signal } = stop;
    const run = () => runPactVerifier({ pact: pactOf({}), origin, signal });
    await expect(run()).rejects.toMatchObject({ code: "stopped" });
    await expect(run()).rejects.toMatchObject({ code: "stopped" });
  });
});

test("state changes contain the parameters, and teardown follows the interaction", async () => {
  const seen: string[] = [];
  const stateUrl = await serve((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => seen.push(text));
    request.on("end", () => response.end("{}"));
  });
  const providerStates = [{ name: "a state", params: { event: "one" } }];
  await verify(pactOf({ providerStates }), { stateUrl, teardown: true });
  expect(seen.map((text) => JSON.parse(text))).toEqual([
    { action: "setup", state: "a state", params: { event: "one" } },
    { action: "teardown", state: "a state", params: { event: "one" } },
  ]);
});

test("settings of the environment do not reach the program", async () => {
  let contacts = 0;
  const elsewhere = await serve((_, response) => {
    contacts += 1;
    response.writeHead(500).end();
  });
  for (const name of ["HTTP_PROXY", "ALL_PROXY", "PACT_BROKER_BASE_URL"]) {
    vi.stubEnv(name, elsewhere.href);
  }
  vi.stubEnv("PACT_DESCRIPTION", "none has this description");
  vi.stubEnv("PACT_PROVIDER_NAME", "other");
  expect(await verify(pactOf({}))).toMatchObject([{ ok: true }]);
  expect(contacts).toBe(0);
});

/** Lists the environments of the programs that this process runs now, as `name=value`. */
async function environmentsOfChildren(): Promise<readonly string[]> {
  const read = (path: string): Promise<string> => readFile(join("/proc", path), "utf8");
  const tasks = await readdir("/proc/self/task");
  const lists = await Promise.all(tasks.map((task) => read(`self/task/${task}/children`)));
  const pids = lists.flatMap((list) => list.trim().split(" ")).filter((pid) => pid !== "");
  const environments = await Promise.all(pids.map((pid) => read(`${pid}/environ`)));
  return environments.flatMap((environment) => environment.split("\0"));
}

test.skipIf(!existsSync("/proc/self/task"))(
  "nor do settings that make it slow: stacks for every difference, certificates for what is not encrypted",
  async () => {
    let found: readonly string[] = [];
    const origin = await serve(async (_, response) => {
      found = await environmentsOfChildren();
      response.end();
    });
    vi.stubEnv("RUST_BACKTRACE", "1");
    vi.stubEnv("SSL_CERT_FILE", "/no/such/file");
    vi.stubEnv("SSL_CERT_DIR", "/no/such/folder");
    await verify(pactOf({}), { origin });
    expect(found).toContain("PACT_DO_NOT_TRACK=true");
    const slow = found.filter((setting) => /^(RUST_|SSL_)/.test(setting));
    expect(slow).toEqual([expect.stringMatching(/^SSL_CERT_FILE=.*no-certificates\.pem$/)]);
  },
);
