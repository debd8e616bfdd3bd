import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import {
  type ReceiverReport,
  signatureHeader,
  testSecret,
  toTable,
  type VerifyOptions,
  verifyReceiver,
} from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { soundSteps, startPlainReceiver } from "../faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const [purpose = ""] = Object.keys((await readSchemaIndex()).events[event]?.purposes ?? {});
const parent = await mkdtemp(join(tmpdir(), "verify-save-"));
let folder = "";
let close = (): void => {};

beforeEach(async () => {
  folder = await mkdtemp(join(parent, "run-"));
});
afterEach(() => close());
afterAll(() => rm(parent, { recursive: true }));

/** Parts of one request. */
interface Received {
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** A server that refuses everything with 500 and keeps what it got. */
async function startRecorder() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = (await soundSteps.readBody(request)).toString();
    const { url: path = "", rawHeaders } = request;
    received.push({ path, headers: headersToCompare(rawHeaders), body });
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => server.close();
  return { received, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function headersToCompare(raw: readonly string[]): readonly string[] {
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1]}`] : []));
  const own = /^(content-type|transfer-encoding|x-)/i;
  return pairs
    .filter((pair) => own.test(pair))
    .map((pair) => pair.replace(/^transfer-encoding/i, (name) => name.toLowerCase()))
    .sort();
}

const everything = [`${event}/${purpose}/envelope`];

async function reportOn(
  options: Partial<VerifyOptions> & { url: string },
): Promise<ReceiverReport> {
  const outcome = await verifyReceiver({ secret: testSecret, only: everything, ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

async function filesOf(saved: string | null): Promise<readonly string[]> {
  const found = await readdir(saved ?? "", { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

const hasCurl = await promisify(execFile)("curl", ["--version"]).then(
  () => true,
  () => false,
);
if (!hasCurl) process.stderr.write("NOT RUN: saved curl lines, because there is no curl here.\n");

test.skipIf(!hasCurl)(
  "each curl line sends the bytes and headers of its delivery again",
  async () => {
    const { received, origin } = await startRecorder();
    const address = `${origin}/hooks/it's%20{a}[b]`;
    const { saved, run, checks } = await reportOn({ url: address, save: folder });
    const first = received.splice(0);
    expect(saved).toBe(join(folder, run));
    const names = (await readdir(saved ?? "")).filter((name) => name !== "README.md");
    expect(names).toHaveLength(checks.length);
    for (const name of names) {
      const cwd = join(saved ?? "", name);
      await promisify(execFile)("sh", ["curl.sh"], {
        cwd,
        env: { ...process.env, http_proxy: "http://127.0.0.1:9" },
      });
    }
    // A few deliveries were sent again for the diagnosis. Only the run's own order is compared.
    expect(received.map(keyOf)).toEqual(first.slice(0, received.length).map(keyOf));
    expect(received.some(({ headers }) => headers.includes("transfer-encoding: chunked"))).toBe(
      true,
    );
    expect(received.some(({ headers }) => headers.includes(`${signatureHeader}: `))).toBe(true);
    expect(received.some(({ headers }) => headers.join().includes("X-Voucherify-"))).toBe(true);
  },
  60_000,
);

function keyOf({ path, headers, body }: Received): string {
  return JSON.stringify([path, headers, body]);
}

describe("saved files", () => {
  test("have names that sort in the order of the run and that every system takes", async () => {
    const { origin } = await startRecorder();
    const { saved, checks } = await reportOn({ url: origin, save: folder });
    const names = (await readdir(saved ?? "")).filter((name) => name !== "README.md").sort();
    const keys = checks.map(({ key }) => key.replaceAll(/[^\w.]+/g, "-"));
    expect(names.map((name) => name.replace(/^\d+-/, ""))).toEqual(keys);
    for (const name of names) expect(name).toMatch(/^\d+-[\w.-]{1,100}(?<![.-])$/);
    const list = await readFile(join(saved ?? "", "README.md"), "utf8");
    for (const name of names) expect(list).toContain(`[${name}](${name}/)`);
  });

  test("hold no secret: not the signature, nor a header, nor what is in an address", async () => {
    const { origin } = await startRecorder();
    const own = "a secret of our own";
    const withUser = new URL(
      `${origin.replace("//", "//user:pass-word@")}/hooks?token=hidden-token`,
    );
    const report = await reportOn({
      ...{ url: withUser.href, save: folder, secret: own },
      headers: { "X-Api-Key": "hidden-key" },
    });
    const basic = Buffer.from("user:pass-word").toString("base64");
    const texts = await Promise.all(
      (await filesOf(report.saved)).map((file) => readFile(file, "utf8")),
    );
    expect(texts.length).toBeGreaterThan(20);
    const secret = new RegExp(`pass-word|hidden|${own}|${basic}|\\b[0-9a-f]{63,}`);
    for (const text of texts) expect(text).not.toMatch(secret);
    const all = texts.join("\n");
    expect(all).toContain("x-voucherify-signature: <signature>");
    expect(all).toContain("X-Api-Key: <value of X-Api-Key>");
    expect(all).toContain("'authorization: Basic <user:password of the URL in Base64>'");
    expect(all).toContain("/hooks?<query>'");
    expect(JSON.stringify(report)).not.toMatch(secret);
  });

  test("are named by the reports", async () => {
    const { origin } = await startRecorder();
    const report = await reportOn({ url: origin, save: folder });
    expect(toTable(report, false)).toContain(`${join(folder, report.run)}\n`);
  });

  test("are there only if something failed", async () => {
    const receiver = await startPlainReceiver(events);
    const report = await reportOn({ url: receiver.url, save: join(folder, "none") });
    await receiver.close();
    expect(report).toMatchObject({ passed: true, saved: null });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("the folder", () => {
  test("keeps what is there: each run has a folder of its own", async () => {
    const { origin } = await startRecorder();
    await writeFile(join(folder, "README.md"), "ours");
    const [one, other] = [
      await reportOn({ url: origin, save: folder }),
      await reportOn({ url: origin, save: folder }),
    ];
    expect((await readdir(folder)).sort()).toEqual(["README.md", one.run, other.run].sort());
    expect(await readFile(join(folder, "README.md"), "utf8")).toBe("ours");
  });

  const dead = "http://127.0.0.1:9/";

  test("is judged before the run", async () => {
    await writeFile(join(folder, "file"), "");
    await mkdir(join(folder, "earlier1"));
    const bad: readonly Partial<VerifyOptions>[] = [
      { save: "" },
      { save: join(folder, "file") },
      { save: join(folder, "file", "below") },
      { save: folder, run: "earlier1" },
    ];
    for (const options of bad) {
      const outcome = await verifyReceiver({ url: dead, secret: testSecret, ...options });
      expect(outcome).toMatchObject({ ran: false, place: "--save" });
    }
    expect((await readdir(folder)).sort()).toEqual(["earlier1", "file"]);
  });

  test("that is gone after the run is a note, and the result stays", async () => {
    const { origin } = await startRecorder();
    const save = join(folder, "gone");
    const report = await reportOn({
      ...{ url: origin, save },
      onProgress: (done, total) => {
        if (done === total) void writeFile(save, "");
      },
    });
    expect(report).toMatchObject({ passed: false, saved: null });
    expect(report.notes).toMatchObject([{ code: "not_saved" }]);
    expect(toTable(report, false)).toContain("Note: The failing deliveries could not be saved");
  });
});

test("the command has an option for it, and keeps a header's value to itself", async () => {
  const { origin, received } = await startRecorder();
  const reports = ["junit", "json", "markdown"].flatMap((kind) => [
    `--${kind}`,
    join(folder, kind),
  ]);
  const printed: string[] = [];
  const print = (text: string): void => void printed.push(text);
  const exit = await runCommand(
    [
      ...[
        "--url",
        `${origin}/hooks`,
        "--only",
        everything[0] ?? "",
        "--save",
        join(folder, "saved"),
      ],
      ...["--header-env", "x-api-key=GATEWAY_KEY", ...reports],
    ],
    {
      env: { WEBHOOK_SECRET: testSecret, GATEWAY_KEY: "hidden-key", GITHUB_ACTIONS: "true" },
      ...{ print, warn: print, color: false, watched: true },
    },
  );
  expect(exit).toBe(1);
  expect(received.every(({ headers }) => headers.includes("x-api-key: hidden-key"))).toBe(true);
  const texts = await Promise.all((await filesOf(folder)).map((file) => readFile(file, "utf8")));
  for (const text of [...printed, ...texts]) expect(text).not.toContain("hidden-key");
  expect(printed.join("")).toContain("is saved");
});
