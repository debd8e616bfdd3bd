import manifest from "@order-webhooks/schemas/package.json" with { type: "json" };
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BrokerOptions } from "../../src/broker/options.ts";
import { toPactsJunit } from "../../src/report/pacts-junit.ts";
import type { PactsReport } from "../../src/report/pacts-report.ts";
import { toPactsTable } from "../../src/report/pacts-table.ts";
import { verifyPacts } from "../../src/verify-pacts.ts";
import { interactionOf, pactOf, readSchemas } from "../pacts/message-pacts.ts";
import { pactOfExamples, publish, resultsOf, soundPact } from "./publications.ts";
import { type StandIn, type StandInOptions, startStandIn } from "./stand-in.ts";

const { row } = await readSchemas();
let broker: StandIn;

beforeEach(async () => {
  broker = await startStandIn();
});

afterEach(() => broker.close());

async function restart(options: StandInOptions): Promise<void> {
  await broker.close();
  broker = await startStandIn(options);
}

function verify(options: Partial<BrokerOptions> = {}) {
  return verifyPacts({ broker: { url: broker.url, ...options }, payloads: 20, seed: 1 });
}

async function reportOf(options: Partial<BrokerOptions> = {}): Promise<PactsReport> {
  const outcome = await verify(options);
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

const onMain = { providerBranch: "main", enablePending: true } as const;

describe("reading", () => {
  test("requests the index, the list for the selectors, and each document by its own link", async () => {
    await publish(broker, soundPact(row));
    const before = broker.seen.length;
    const report = await reportOf();
    expect(report).toMatchObject({ passed: true, broker: { notes: [], publication: null } });
    const seen = broker.seen.slice(before);
    const list = "/pacts/provider/order-webhooks-schemas/for-verification";
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /",
      `POST ${list}`,
      expect.stringMatching(
        /^GET \/pacts\/provider\/[^/]+\/consumer\/mailer\/pact-version\/\w+\/metadata\/./,
      ),
    ]);
    for (const { headers } of seen) {
      expect(headers.accept).toBe("application/hal+json");
      expect(headers.authorization).toBeUndefined();
    }
    expect(seen[1]?.headers["content-type"]).toBe("application/json");
    // If it were omitted, it would mean true.
    expect(seen[1]?.body).toEqual({
      consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
      includePendingStatus: false,
    });
  });

  test("asks with the options by the names that the broker has for them", async () => {
    await publish(broker, soundPact(row), { branch: "feat/z" });
    const selectors = [{ branch: "feat/z" }, { consumer: "mailer", latest: true }];
    await reportOf({
      ...{ ...onMain, consumerVersionSelectors: selectors },
      includeWipPactsSince: "2026-01-31",
    });
    expect(broker.seen.find(({ path }) => path.endsWith("/for-verification"))?.body).toEqual({
      consumerVersionSelectors: selectors,
      includePendingStatus: true,
      providerVersionBranch: "main",
      includeWipPactsSince: "2026-01-31",
    });
  });

  test("verifies pacts like files, with generated payloads too", async () => {
    await publish(broker, pactOfExamples(row));
    const { passed, pacts } = await reportOf();
    expect(passed).toBe(false);
    const [finding] = pacts[0]?.interactions[0]?.findings ?? [];
    expect(finding).toMatchObject({ pointer: "/data/order/id", examples: [], side: "pact" });
    expect(pacts[0]?.file).toMatch(/^http:.*\/consumer\/mailer\/pact-version\/\w+$/);
  });

  test("follows a link whose names are encoded", async () => {
    await publish(broker, soundPact(row, "a/b c%"));
    const { pacts } = await reportOf();
    expect(pacts[0]).toMatchObject({ consumer: "a/b c%", passed: true });
  });
});

describe("a pending pact", () => {
  test("that fails does not break the run, and is reported with the broker's remarks", async () => {
    await publish(broker, pactOfExamples(row));
    const report = await reportOf(onMain);
    expect(report).toMatchObject({
      passed: true,
      pacts: [{ passed: false, broker: { pending: true, wip: false, published: null } }],
    });
    const notices = report.pacts[0]?.broker?.notices ?? [];
    expect(notices).toEqual([
      expect.stringMatching(/^The pact at http:.* because of: \* \{"mainBranch":true\}$/),
      expect.stringContaining("pending state"),
      "After a failure that was not published.",
    ]);
    const table = toPactsTable(report, false);
    expect(table).toContain("fails, pending");
    expect(table).not.toContain("FAILED");
    expect(table).toContain("After a failure that was not published.");
    expect(table).toContain("The contract holds: only 1 pending pact failed.");
    const junit = toPactsJunit(report);
    expect(junit).toMatch(/failures="0" errors="0" skipped="1"/);
    expect(junit).toContain("<skipped/><system-out>/data/order/id: ");
  });

  test("is no longer pending once the branch has satisfied it", async () => {
    await publish(broker, soundPact(row));
    expect((await reportOf(onMain)).pacts[0]?.broker?.pending).toBe(true);
    await reportOf({ ...onMain, publish: true });
    expect((await reportOf(onMain)).pacts[0]?.broker?.pending).toBe(false);
  });

  test("does not excuse another pact", async () => {
    await publish(broker, soundPact(row));
    await reportOf({ ...onMain, publish: true });
    await publish(broker, pactOfExamples(row, "other"));
    expect((await reportOf(onMain)).passed).toBe(true);
    expect((await reportOf({ providerBranch: "main" })).passed).toBe(false);
  });

  test("includes work in progress, even without enablePending", async () => {
    await publish(broker, soundPact(row));
    await publish(broker, pactOfExamples(row), { version: "2", branch: "feat/x" });
    const report = await reportOf({ providerBranch: "main", includeWipPactsSince: "2020-01-01" });
    expect(report).toMatchObject({
      passed: true,
      pacts: [
        { passed: true, broker: { pending: false, wip: false } },
        { passed: false, broker: { pending: true, wip: true } },
      ],
    });
  });

  const broken = pactOf([interactionOf(row, { providerStates: [{ name: "other" }] })], {
    consumer: { name: "other" },
  });
  const rule = { combine: "AND", matchers: [{ match: "regex", regex: "\\p{Nothing}(" }] };
  const unreadable = pactOf(
    [interactionOf(row, { matchingRules: { body: { "$.data.order.id": rule } } })],
    { consumer: { name: "other" } },
  );

  test.each([
    ["an unknown state", broken],
    ["a rule that Pact cannot read", unreadable],
  ])("with %s is skipped, and the run continues", async (_what, pact) => {
    await publish(broker, soundPact(row));
    await publish(broker, pact);
    const report = await reportOf(onMain);
    expect(report).toMatchObject({ passed: true, pacts: [{ consumer: "mailer" }] });
    expect(report.skipped).toEqual([
      {
        file: expect.stringContaining("/consumer/other/"),
        message: expect.stringMatching(/^pending: \[pact_invalid\] /),
      },
    ]);
    // If the pact is not pending, nothing can be verified.
    expect(await verify()).toMatchObject({ ran: false, code: "pact_invalid" });
  });

  test("that is the only pact and cannot be verified is no success", async () => {
    await publish(broker, broken);
    expect(await verify(onMain)).toMatchObject({ ran: false, code: "pact_invalid" });
  });
});

describe("publishing", () => {
  const publishing = { ...onMain, publish: true } as const;

  test("runs Pact's verifier: first it puts the version on the branch, then it posts the result to the document's link", async () => {
    await publish(broker, soundPact(row));
    const report = await reportOf(publishing);
    expect(report).toMatchObject({
      passed: true,
      pacts: [{ broker: { published: "success" } }],
      broker: {
        publication: {
          state: "published",
          providerVersion: manifest.version,
          providerBranch: "main",
        },
      },
    });
    const written = broker.seen.filter(({ method }) => method !== "GET").slice(-2);
    expect(written.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT /pacticipants/order-webhooks-schemas/branches/main/versions/${manifest.version}`,
      expect.stringMatching(/\/metadata\/[^/]+\/verification-results$/),
    ]);
    expect(resultsOf(broker)).toMatchObject([
      { success: true, verifiedBy: { implementation: "Pact-Rust" } },
    ]);
    expect(toPactsTable(report, false)).toContain(
      `Pact's verifier published 1 result for version ${manifest.version} on branch main.`,
    );
  });

  test("records a failure of a pending pact that one example alone would not show", async () => {
    await publish(broker, pactOfExamples(row));
    expect(await reportOf(publishing)).toMatchObject({
      passed: true,
      pacts: [{ passed: false, broker: { published: "failure" } }],
    });
    const mismatch = { attribute: "body", identifier: "$.data.order.id" };
    expect(resultsOf(broker)).toMatchObject([
      { success: false, testResults: [{ mismatches: [mismatch] }] },
    ]);
  });

  test("records a failure that only an example shows", async () => {
    const matchingRules = {};
    const pact = pactOf([interactionOf(row, { matchingRules })]);
    await publish(broker, pact);
    await reportOf(publishing);
    expect(resultsOf(broker)).toMatchObject([{ success: false }]);
  });

  test("is withheld for all pacts if one that is not pending failed", async () => {
    await publish(broker, soundPact(row));
    await publish(broker, pactOfExamples(row, "other"));
    const report = await reportOf({ providerBranch: "main", publish: true });
    expect(report).toMatchObject({ passed: false, broker: { publication: { state: "withheld" } } });
    expect(resultsOf(broker)).toEqual([]);
    expect(toPactsTable(report, false)).toContain("Nothing was published: ");
  });

  test.each<[string, StandInOptions]>([
    ["the branch", { instead: { "PUT ": { fact: "F7", status: 401 } } }],
    [
      "the result",
      {
        instead: {
          "POST /pacts/provider/order-webhooks-schemas/consumer": { fact: "F7", status: 401 },
        },
      },
    ],
  ])(
    "that the broker refuses at %s is reported, although Pact's program exits with 0",
    async (_what, options) => {
      await restart(options);
      await publish(broker, soundPact(row));
      const report = await reportOf(publishing);
      expect(report.pacts[0]?.broker?.published).toBeNull();
      expect(report.broker?.publication).toMatchObject({
        state: "failed",
        message: expect.stringMatching(
          /^\[publish_failed\] http:.*: expected the broker to accept the result, got .*401 Unauthorized.*\. Published before that: 0 of 1\.$/,
        ),
      });
    },
  );

  test("skips an unverifiable pact that Pact would pass", async () => {
    await publish(broker, soundPact(row));
    await publish(broker, pactOf([], { consumer: { name: "empty" } }));
    expect(await reportOf(publishing)).toMatchObject({ skipped: [{}] });
    expect(broker.state.results).toHaveLength(1);
  });

  test("records nothing if Pact's verifier reaches another verdict", async () => {
    await publish(broker, soundPact(row));
    const [publication] = broker.state.publications;
    const contents = [publication?.content, pactOf([interactionOf(row, { matchingRules: {} })])];
    // The document changes after it was read.
    Object.defineProperty(publication, "content", { get: () => contents.shift() ?? contents[0] });
    const { broker: outcome } = await reportOf(publishing);
    expect(outcome?.publication).toMatchObject({
      state: "failed",
      message: expect.stringContaining(
        "expected a success of Pact's verifier, as here, got a failure.",
      ),
    });
    expect(broker.state.results).toEqual([]);
  });

  test("records a failure of an interaction that marks itself pending", async () => {
    await publish(broker, pactOf([interactionOf(row, { pending: true, matchingRules: {} })]));
    await reportOf(publishing);
    expect(resultsOf(broker)).toMatchObject([{ success: false }]);
  });
});
