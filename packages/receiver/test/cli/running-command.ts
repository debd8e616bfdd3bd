import { once } from "node:events";
import { request } from "node:http";
import { expect } from "vitest";
import { runCli } from "../../src/cli/cli.ts";
import { type SignedRequest, testSecret } from "../../src/testing.ts";

/** An environment with the secret that tests sign with. */
export const env = { WEBHOOK_SECRET: testSecret };

/** A running command. */
export interface Run {
  readonly printed: string[];
  readonly warned: string[];
  readonly end: () => void;
  readonly exit: Promise<number>;
}

/** Runs the command in this process. */
export function run(args: readonly string[], environment: NodeJS.Dict<string> = env): Run {
  const printed: string[] = [];
  const warned: string[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const exit = runCli(args, environment, {
    print: (line) => void printed.push(line),
    warn: (line) => void warned.push(line),
    ended: () => ended,
  });
  return { printed, warned, end: () => end(), exit };
}

/** Runs it and waits until it listens. */
export async function serve(
  args: readonly string[],
  environment?: NodeJS.Dict<string>,
): Promise<Run & { readonly url: URL }> {
  const running = run(["--port", "0", ...args], environment);
  await expect.poll(() => running.printed.length, patience).toBeGreaterThan(0);
  const url = new URL(/http:\S+/.exec(running.printed[0] ?? "")?.[0] ?? "");
  return { ...running, url };
}

/** Sends a signed request. Resolves to the status. */
export async function post(url: URL | string, { body, headers }: SignedRequest): Promise<number> {
  const init = { method: "POST", headers, body: new Uint8Array(body) };
  return (await fetch(url, init)).status;
}

/** Sends the head of a signed request. Once the server asks for the body, resolves to a function that sends it. */
export async function beginPost(
  url: string,
  { body, headers }: SignedRequest,
): Promise<() => Promise<number | undefined>> {
  const length = { "content-length": body.length, expect: "100-continue" };
  const sent = request(url, { method: "POST", headers: { ...headers, ...length } });
  sent.flushHeaders();
  await once(sent, "continue");
  return async () => {
    sent.end(body);
    const [response] = await once(sent, "response");
    response.resume();
    return response.statusCode;
  };
}

/** Generous, because other tests may use the processor. */
export const patience = { timeout: 300_000 };
