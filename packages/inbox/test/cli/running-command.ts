import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, realpathSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type SignedRequest, testSecret } from "@order-webhooks/receiver/testing";
import { expect, vi } from "vitest";
import { strangerUid } from "../stranger.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));

/** Generous limits, because other tests may use the processor. */
export const patience = { timeout: 300_000 };

const { PATH, NODE_COMPILE_CACHE } = process.env;
const environment = { PATH, NODE_COMPILE_CACHE, NO_COLOR: "1", WEBHOOK_SECRET: testSecret };

/** Creates an empty folder for an inbox and handlers. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "inbox-")));
}

/** A command that ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly bytes: Buffer;
  readonly err: string;
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();

// Processes of a failed test must not outlive the tests.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts the command as a separate process, in a folder. */
export function start(
  cwd: string,
  args: readonly string[],
  env: NodeJS.Dict<string> = {},
  user: { readonly uid?: number } = {},
): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    ...user,
    env: { ...environment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk) => out.push(chunk));
  child.stderr.on("data", (chunk) => err.push(chunk));
  const textOf = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString("utf8");
  const ended = once(child, "close").then(([code]) => ({
    code,
    out: textOf(out),
    bytes: Buffer.concat(out),
    err: textOf(err),
  }));
  return { child, out: () => textOf(out), err: () => textOf(err), ended };
}

const stranger = strangerUid === undefined ? {} : { uid: strangerUid };

/** Makes the files of a folder inaccessible to the user of {@link runAsStranger}. */
export function takeAway(folder: string): void {
  chmodSync(folder, 0o755);
  if (strangerUid !== undefined) return;
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0);
}

/** Runs the command to its end, as a user who may not open existing files. */
export function runAsStranger(cwd: string, args: readonly string[]): Promise<Ended> {
  return start(cwd, args, {}, stranger).ended;
}

/** Runs a command line of a shell, in which `$INBOX` is the command, to its end. */
export async function runInShell(cwd: string, line: string): Promise<Omit<Ended, "bytes">> {
  const child = spawn("sh", ["-c", line.replaceAll("$INBOX", `'${process.execPath}' '${bin}'`)], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  const [code] = await once(child, "close");
  return { code, out, err };
}

/** Runs the command to its end. */
export function run(
  cwd: string,
  args: readonly string[],
  env?: NodeJS.Dict<string>,
): Promise<Ended> {
  return start(cwd, args, env).ended;
}

/** Runs the command with `--json`. Resolves to the parsed output. */
export async function runJson(cwd: string, ...args: readonly string[]): Promise<unknown> {
  const { code, out, err } = await run(cwd, [...args, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

/** Starts `serve`, and waits until it listens. */
export async function serve(
  cwd: string,
  ...args: readonly string[]
): Promise<Running & { readonly url: string }> {
  const server = start(cwd, ["serve", "--port", "0", ...args]);
  const isReady = () => server.out().includes("Listening on") || server.child.exitCode !== null;
  await vi.waitUntil(isReady, patience);
  expect(server.err()).toBe("");
  return { ...server, url: /Listening on (\S+)/.exec(server.out())?.[1] ?? "" };
}

/** Ends a server cleanly. */
export async function end({ child, ended }: Running): Promise<Ended> {
  child.kill("SIGTERM");
  return ended;
}

/** Sends a signed request. Resolves to the status. */
export async function post(url: string, { body, headers }: SignedRequest): Promise<number> {
  return (await fetch(url, { method: "POST", headers, body: new Uint8Array(body) })).status;
}

/**
 * Begins a signed request without its body. Once the server requests the body, resolves to a function that sends it.
 */
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
