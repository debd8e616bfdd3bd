import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import {
  type ReceiverReport,
  testSecret,
  type VerifyOptions,
  verifyReceiver,
} from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { type Death, type Mortality, startMortalReceiver } from "../faults/mortal-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const running: { close: () => unknown }[] = [];

afterAll(async () => {
  for (const { close } of running.splice(0)) await close();
});

async function reportOn(options: Pick<VerifyOptions, "url"> & Partial<VerifyOptions>) {
  const outcome = await verifyReceiver({ secret: testSecret, events: [event], ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  const { passed, findings } = outcome.report;
  expect(findings.length === 0).toBe(passed);
  return outcome.report;
}

async function verifyMortal(mortality: Mortality, isObserved: boolean) {
  const receiver = await startMortalReceiver(mortality);
  running.push(receiver);
  const { url, observe } = receiver;
  const report = await reportOn({ url, ...(isObserved && { observe }) });
  return { report, starts: receiver.starts() };
}

/** Mark of one delivery that no other one has. */
const foreign = /Łukaszewicz/;
const culprit = "names outside ASCII";

/** Exits on one delivery, each time or only the first time. */
function dying(death: Death, times = Number.POSITIVE_INFINITY): Mortality["dies"] {
  let left = times;
  return (body) => {
    if (!foreign.test(body) || left === 0) return undefined;
    left -= 1;
    return death;
  };
}

describe.each([
  ["with an observation", true],
  ["without an observation", false],
])("a receiver whose process ends, %s", (_, isObserved) => {
  test.concurrent.each<Death>(["while", "after"])(
    "%s it answers one delivery: the finding names it, and the rest is skipped",
    async (death) => {
      const { report } = await verifyMortal({ dies: dying(death) }, isObserved);
      expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
      const [finding] = report.findings;
      expect(finding?.what).toMatch(/^The receiver's process exited while it handled "/);
      expect(finding?.what).toContain(culprit);
      expect(finding?.what).toContain("It did not restart");
      const failed = report.checks.filter(({ verdict }) => verdict === "failed");
      expect(failed.map(({ title }) => title)).toEqual([culprit]);
      expect(failed[0]?.problem?.code).toBe("receiver_ended");
      expect(report.counts.skipped).toBeGreaterThan(5);
      const last = report.checks.findIndex(({ verdict }) => verdict === "failed");
      const later = report.checks.slice(last + 1).map(({ verdict }) => verdict);
      expect(new Set(later)).toEqual(new Set(["skipped"]));
    },
  );

  test.concurrent.each<Death>(["while", "after"])(
    "%s it answers one delivery, and which restarts, is verified to the end",
    async (death) => {
      const mortality = { dies: dying(death), backAfterMs: 300 };
      const { report, starts } = await verifyMortal(mortality, isObserved);
      expect(starts).toBeGreaterThan(1);
      expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
      const what = report.findings[0]?.what ?? "";
      expect(what).toContain(culprit);
      expect(what).toContain("It restarted, and the run continued.");
      expect(report.counts).toMatchObject({ skipped: 0 });
      const failed = report.checks.filter(({ verdict }) => verdict === "failed");
      expect(new Set(failed.map(({ title }) => title))).toEqual(new Set([culprit]));
      expect(failed).toHaveLength(3);
    },
  );

  test.concurrent("again and again is not sent more", async () => {
    const mortality: Mortality = {
      dies: (_body, nth) => (nth > 3 ? "while" : undefined),
      backAfterMs: 200,
    };
    const { report, starts } = await verifyMortal(mortality, isObserved);
    expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
    expect(report.findings[0]?.what).toContain("so the run stopped");
    expect(report.counts.skipped).toBeGreaterThan(10);
    expect(report.counts.failed).toBeLessThanOrEqual(6);
    expect(starts).toBeLessThan(15);
  });

  test.concurrent("at the very first delivery", async () => {
    const { report } = await verifyMortal({ dies: () => "after" }, isObserved);
    expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
    expect(report.findings[0]?.what).toContain(
      `while it handled "${report.checks[0]?.key.split("/")[0]}`,
    );
  });
});

test.concurrent("a receiver that stops to listen is not said to have answered wrongly", async () => {
  const { report } = await verifyMortal({ dies: dying("after"), lives: true }, false);
  expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
  expect(report.findings[0]?.what).toContain(
    "or it stopped listening. Afterwards it accepted no connection.",
  );
});

test.concurrent("one of two that may have ended the process is found by sending each alone", async () => {
  // The receiver answers, and its process exits when the next delivery arrives.
  const mortality = { dies: dying("later"), backAfterMs: 300 };
  const { report } = await verifyMortal(mortality, false);
  expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
  const failed = report.checks.filter(({ verdict }) => verdict === "failed");
  expect(new Set(failed.map(({ title }) => title))).toEqual(new Set([culprit]));
  expect(report.findings[0]?.what).not.toContain("It may be");
  expect(report.counts.skipped).toBe(0);
});

test.concurrent("both that may have ended the process are named where it does not come back", async () => {
  const { report } = await verifyMortal({ dies: dying("later") }, false);
  expect(report.findings.map(({ code }) => code)).toEqual(["receiver_ended"]);
  const at = report.checks.findIndex(({ title }) => title === culprit);
  expect(report.checks[at + 1]?.verdict).toBe("failed");
  expect(report.findings[0]?.what).toMatch(
    /exited while it handled "[^"]+"\. It may still have been/,
  );
  expect(report.findings[0]?.what).toContain(culprit);
});

test.concurrent("a receiver that closes every connection and still takes them has not ended", async () => {
  const server = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.push({ close: () => server.close() });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const report = await reportOn({ url });
  expect(report.findings.map(({ code }) => code)).toEqual(["no_answer"]);
  expect(report.counts).toMatchObject({ skipped: 0 });
});

/** Expects that the exit is attributed to one delivery, and that no other authentic one failed. */
function expectEndedBy({ findings, checks }: ReceiverReport, title: string): void {
  const [finding] = findings.filter(({ code }) => code !== "signature_not_checked");
  expect(finding?.code).toBe("receiver_ended");
  expect(finding?.what).toContain(title);
  const failed = checks.filter(
    ({ verdict, tampering }) => verdict === "failed" && tampering === null,
  );
  expect(failed.map((check) => check.title)).toEqual([title]);
}

test.concurrent("a process that takes connections for a moment while it ends is known by the first that it lost", async () => {
  let isEnding = false;
  let taken = 0;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    isEnding ||= /"items":\[\]/.test(body);
    if (!isEnding) return void response.writeHead(202).end();
    request.socket.destroy();
  });
  // Two checks for a listening server come first, then the next delivery.
  server.on("connection", () => {
    taken += Number(isEnding);
    if (taken >= 3) server.close().closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.push({ close: () => server.close() });
  const { port } = server.address() as AddressInfo;
  const report = await reportOn({ url: `http://127.0.0.1:${port}/` });
  expectEndedBy(report, "an order without items");
});

test.concurrent("a real process that a rejection ends is named with the delivery that it handled", async () => {
  const source = `
    import { createServer } from "node:http";
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request.setEncoding("utf8")) body += chunk;
      if (/"items":\\[\\]/.test(body)) throw new Error("no first item");
      response.writeHead(202).end();
    });
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", source], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  running.push({ close: () => child.kill() });
  const [port] = await once(child.stdout, "data");
  const report = await reportOn({ url: `http://127.0.0.1:${String(port).trim()}/` });
  expectEndedBy(report, "an order without items");
});
