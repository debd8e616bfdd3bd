import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { deliveryOf, firstCases, found } from "../corpus.ts";

// These tests run the built command as a separate process.

const root = join(import.meta.dirname, "../..");
const bin = join(root, manifest.bin["order-webhooks-validate"]);
const folder = mkdtempSync(join(tmpdir(), "validator-bin-"));
const { event, purpose, data } = found(firstCases[0]);
const body = JSON.stringify(deliveryOf(event, data));
const file = join(folder, "delivery.json");
writeFileSync(file, body);

afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly exit: number | null;
  readonly printed: string;
  readonly warned: string;
}

interface Streams {
  readonly stdin?: string;
  readonly stdout?: "pipe" | number;
  /** Number of bytes after which the output is closed, as `head` does. */
  readonly mostBytes?: number;
}

function runBin(args: readonly string[], streams: Streams = {}): Promise<Ended> {
  const { stdin = "", stdout = "pipe", mostBytes = Number.POSITIVE_INFINITY } = streams;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ["pipe", stdout, "pipe"] });
    let printed = "";
    let warned = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.length > mostBytes) child.stdout?.destroy();
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      warned += text;
    });
    child.on("error", reject).on("close", (exit) => resolve({ exit, printed, warned }));
    // The command may end before it has read all input.
    child.stdin?.on("error", () => {}).end(stdin);
  });
}

test("it is the only command of the package, so npx finds it by the package's name", () => {
  expect(Object.keys(manifest.bin)).toEqual(["order-webhooks-validate"]);
});

test("it checks files and standard input, exits, and prints no color into a pipe", async () => {
  const heading = `  fits: ${event}, ${purpose} (inferred from keys)\n`;
  const printed = `${file}\n${heading}`;
  expect(await runBin([file])).toEqual({ exit: 0, printed, warned: "" });
  const fromInput = { exit: 0, printed: `standard input\n${heading}`, warned: "" };
  expect(await runBin(["-"], { stdin: body })).toEqual(fromInput);
  expect(await runBin([], { stdin: body })).toEqual(fromInput);
});

test("its exit code shows that a file does not fit, or could not be read", async () => {
  expect(await runBin(["-"], { stdin: "{}" })).toMatchObject({ exit: 1, warned: "" });
  expect(await runBin(["-"], { stdin: "{" })).toMatchObject({ exit: 2, printed: "" });
  expect(await runBin(["--version"])).toMatchObject({ exit: 0, printed: `${manifest.version}\n` });
});

test("it prints a large output completely", async () => {
  const files = Array.from({ length: 3000 }, () => file);
  const { exit, printed } = await runBin([...files, "--json"]);
  expect(exit).toBe(0);
  expect(JSON.parse(printed).files).toHaveLength(3000);
});

test("it prints no error if the reader closes its output early", async () => {
  const files = Array.from({ length: 3000 }, () => file);
  const { exit, warned } = await runBin(files, { mostBytes: 1 });
  expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
});

test.skipIf(!existsSync("/dev/full"))(
  "it reports that its output could not be written",
  async () => {
    const { exit, warned } = await runBin([file], { stdout: openSync("/dev/full", "w") });
    expect(exit).toBe(2);
    expect(warned).toBe(
      "[output_unwritable] standard output: expected a writable output, got ENOSPC. Write the result to another place.\n",
    );
  },
);

test("it stops reading an endless input", async () => {
  const endless = "[".repeat(2 ** 26 + 1);
  expect(await runBin(["-"], { stdin: endless })).toMatchObject({
    exit: 2,
    warned: expect.stringMatching(/^\[file_too_large\] standard input: expected at most 64 MiB/),
  });
});
