import { explainRun, takeLateAsHandled } from "./diagnosis/explain-run.ts";
import { investigate } from "./diagnosis/investigate.ts";
import type { Patience } from "./diagnosis/narrow.ts";
import { throwIfStopped } from "./errors.ts";
import { type NotRun, toNotRun } from "./not-run.ts";
import { runPactVerifier } from "./pact-verifier/run-pact-verifier.ts";
import type { VerifiedInteraction } from "./pact-verifier/verified-interaction.ts";
import { type DeliverySources, planDeliveries, readDeliverySources } from "./plan/deliveries.ts";
import type { PlannedDelivery } from "./plan/delivery.ts";
import { kindOfSecret } from "./plan/signature.ts";
import { toWebhookPact } from "./plan/webhook-pact.ts";
import { type Check, toContractCheck } from "./receiver/checks.ts";
import { type Deliverer, startDeliverer } from "./receiver/deliver.ts";
import { toObservationSource } from "./receiver/observe/source.ts";
import { assertObservation, tryObservation } from "./receiver/observe/trial.ts";
import { type RunSettings, toSettings, type VerifyOptions } from "./receiver/options.ts";
import { assertServer } from "./receiver/preflight.ts";
import { planProbes, readProbeSources } from "./receiver/probes.ts";
import { keyParameter, startReceiverProxy } from "./receiver/proxy.ts";
import { addressOf } from "./receiver/request.ts";
import { requireVerdicts } from "./receiver/require-verdicts.ts";
import { isSelected } from "./receiver/selection.ts";
import { sendCheck } from "./receiver/send-check.ts";
import { type CheckResult, markUnproven, toCheckResult } from "./receiver/verdict.ts";
import type { ReceiverReport } from "./report/receiver-report.ts";
import { toReceiverReport } from "./report/to-receiver-report.ts";
import { assertSavable } from "./saved/save-deliveries.ts";
import { saveFailed } from "./saved/save-failed.ts";

/** Report, or a code and a message that say why nothing could be verified. */
export type VerifyOutcome = { readonly ran: true; readonly report: ReceiverReport } | NotRun;

/**
 * Verifies a running receiver in any language. Pact's verifier sends the webhook pact, signed with
 * the receiver's secret and with IDs of this run. Then the package sends the probes, which Pact
 * cannot express. It contacts only the given URLs. If the contract is broken, the report has
 * `passed: false`. If the run could not take place, the outcome has a message instead of a report.
 */
export async function verifyReceiver(options: VerifyOptions): Promise<VerifyOutcome> {
  try {
    const sources = await readDeliverySources();
    const settings = toSettings(options, sources.index);
    if (settings.save !== undefined) await assertSavable({ ...settings, save: settings.save });
    const checks = await planChecks(settings, sources);
    await assertReachable(settings);
    const tried = await assertObserved(settings, checks);
    return { ran: true, report: await run(settings, checks, tried) };
  } catch (error) {
    return toNotRun(error, options.signal);
  }
}

interface PlannedChecks {
  /** Interactions of the webhook pact. */
  readonly contracts: readonly Check[];
  readonly probes: readonly Check[];
}

async function planChecks(settings: RunSettings, sources: DeliverySources): Promise<PlannedChecks> {
  const planned = planDeliveries(sources, settings.run);
  const asked = planned.filter((delivery) => isAsked(settings, delivery));
  const probeSources = await readProbeSources(sources.index, asked);
  return { contracts: asked.map(toContractCheck), probes: planProbes(probeSources, settings.run) };
}

function isAsked({ events, rawUrls, only }: RunSettings, delivery: PlannedDelivery): boolean {
  const { event, form } = delivery.subject;
  const isReached = events.includes(event) && (form === "envelope" || rawUrls.has(event));
  return isReached && isSelected(only, delivery);
}

async function assertReachable(settings: RunSettings): Promise<void> {
  const { url, rawUrls, observe, signal } = settings;
  const all = [url, ...rawUrls.values(), ...(observe === undefined ? [] : [observe])];
  for (const origin of new Set(all.map((one) => one.origin))) await assertServer(new URL(origin));
  throwIfStopped(signal);
}

/**
 * Checks the observation before the run depends on it: reads it once, and again after one delivery.
 * Returns the check that this delivery is a copy of.
 */
async function assertObserved(
  settings: RunSettings,
  { contracts }: PlannedChecks,
): Promise<Check | undefined> {
  const source = toObservationSource(settings);
  const like = contracts.find(({ group }) => group === "contract");
  if (source === undefined || like === undefined) return undefined;
  const before = await assertObservation(source);
  throwIfStopped(settings.signal);
  await tryObservation(settings, { source, before }, like);
  return like;
}

async function run(
  settings: RunSettings,
  { contracts, probes }: PlannedChecks,
  tried: Check | undefined,
): Promise<ReceiverReport> {
  const deliverer = startDeliverer(settings, tried);
  const progress = countProgress(settings, contracts.length + probes.length);
  const verdicts = await runContracts(settings, contracts, { deliverer, progress });
  for (const probe of probes) {
    throwIfStopped(settings.signal);
    await sendCheck(probe, settings, deliverer);
    progress.advance();
  }
  await deliverer.observeAgain();
  throwIfStopped(settings.signal);
  const results = decideVerdicts([...contracts, ...probes], deliverer, verdicts);
  const ofTheRun = explainRun(results, deliverer.events(), settings.observeWithinMs);
  const deadline = performance.now() + mostMsForInvestigation;
  const isOver = (): boolean => performance.now() >= deadline;
  const { findings, notes } = await investigate(ofTheRun.rest, {
    run: settings.run,
    isObserved: settings.observe !== undefined,
    secret: { kind: kindOfSecret(settings.secret), name: settings.secretName },
    addressOf: (subject) => addressOf(settings, subject),
    isOver,
    send: (checks, patience) =>
      sendMore(settings, checks, { ...{ deliverer, progress }, patience, isOver }),
  });
  const { slowestHandlingMs = null } = deliverer.events();
  const all = {
    findings: [...ofTheRun.findings, ...findings],
    notes: [...ofTheRun.notes, ...notes],
  };
  const { diagnosis, saved } = await saveFailed(settings, results, all);
  return toReceiverReport(settings, markUnproven(results), {
    ...diagnosis,
    slowestHandlingMs,
    saved,
  });
}

// Naming a key is worth some time, but the run must not seem to hang. Later findings keep their
// general text.
const mostMsForInvestigation = 35_000;

interface Progress {
  /** Notes that one more delivery is done. */
  readonly advance: () => void;
  /** Notes that one more delivery than planned will follow. */
  readonly expect: () => void;
}

function countProgress({ onProgress }: RunSettings, planned: number): Progress {
  let done = 0;
  let total = planned;
  return {
    advance: () => {
      done += 1;
      onProgress(done, total);
    },
    expect: () => {
      total += 1;
      onProgress(done, total);
    },
  };
}

interface Course {
  readonly deliverer: Deliverer;
  readonly progress: Progress;
}

async function runContracts(
  settings: RunSettings,
  contracts: readonly Check[],
  { deliverer, progress }: Course,
): Promise<ReadonlyMap<string, VerifiedInteraction>> {
  const byKey = new Map(contracts.map((check) => [check.delivery.key, check]));
  const sent = new Set<string>();
  const proxy = await startReceiverProxy({
    deliver: async (key, headers, body) => {
      const check = byKey.get(key);
      if (check === undefined) return { kind: "skipped", ms: 0 };
      sent.add(key);
      return deliverer.deliver(check, headers, body);
    },
    settle: async (key) => {
      const check = byKey.get(key);
      if (check !== undefined) await deliverer.observe(check);
      progress.advance();
    },
  });
  try {
    // The receiver's process may exit and restart meanwhile, and reading the observation may hang.
    const perDelivery = 5 * settings.timeoutMs + settings.observeWithinMs + 60_000;
    const verdicts = await runPactVerifier({
      pact: writeRunPact(settings, contracts),
      origin: proxy.origin,
      stateUrl: proxy.stateUrl,
      teardown: true,
      requestTimeoutMs: perDelivery,
      timeoutMs: Math.min(contracts.length * perDelivery, mostTimeoutMs),
      ifTimedOut: "Check if the receiver hangs, then run the command again on a less busy machine.",
      ...(settings.signal === undefined ? {} : { signal: settings.signal }),
    });
    return requireVerdicts(verdicts, [...byKey.keys()], (key) => sent.has(key));
  } finally {
    await proxy.close();
  }
}

// Node's timers fire immediately if the delay is larger.
const mostTimeoutMs = 2 ** 31 - 1;

/**
 * Returns the webhook pact of this run, with the receiver's paths and secret. Each provider state
 * contains the key of its interaction.
 */
function writeRunPact(settings: RunSettings, contracts: readonly Check[]): string {
  const pact = toWebhookPact(
    contracts.map(({ delivery }) => delivery),
    {
      secret: settings.secret,
      pathOf: (subject) => {
        const { pathname, search } = addressOf(settings, subject);
        return pathname + search;
      },
    },
  );
  const interactions = pact.interactions.map((interaction) => {
    const { name, params } = interaction.providerStates[0];
    const keyed = { ...params, [keyParameter]: interaction.key };
    return { ...interaction, providerStates: [{ name, params: keyed }] };
  });
  return JSON.stringify({ ...pact, interactions });
}

interface Sending extends Course {
  readonly patience: Patience;
  readonly isOver: () => boolean;
}

/** Sends deliveries that are no checks while there is time, and decides their verdicts. */
async function sendMore(
  settings: RunSettings,
  checks: readonly Check[],
  { deliverer, progress, patience, isOver }: Sending,
): Promise<readonly CheckResult[]> {
  const sent: Check[] = [];
  for (const check of checks) {
    throwIfStopped(settings.signal);
    if (isOver()) break;
    progress.expect();
    await sendCheck(check, settings, deliverer);
    progress.advance();
    sent.push(check);
  }
  if (patience === "brief") await deliverer.observeBriefly(sent);
  else if (sent.length > 0) await deliverer.observeAgain();
  throwIfStopped(settings.signal);
  return decideVerdicts(sent, deliverer, new Map()).map(takeLateAsHandled);
}

function decideVerdicts(
  checks: readonly Check[],
  deliverer: Deliverer,
  byKey: ReadonlyMap<string, VerifiedInteraction>,
): readonly CheckResult[] {
  return checks.flatMap((check) => {
    const record = deliverer.recordOf(check);
    if (record === undefined) return [];
    return [toCheckResult(check, { ...record, pact: byKey.get(check.delivery.key) })];
  });
}
