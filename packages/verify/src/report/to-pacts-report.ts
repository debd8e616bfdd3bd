import { groupBy } from "../json/group.ts";
import type { Advice, ExampleFinding, PayloadFinding, VariantResult } from "../pacts/findings.ts";
import type { MessageInteraction, MessagePact } from "../pacts/parse-pact.ts";
import type { Mode } from "../payloads/generate.ts";
import { sizeOf } from "../payloads/shrink.ts";
import { type Form, forms } from "../plan/delivery.ts";
import { type MatrixRow, unpublishedAmong } from "../schemas/variants.ts";
import type {
  InteractionReport,
  PactFinding,
  PactReport,
  PactsReport,
  PactVariant,
} from "./pacts-report.ts";

/** Results that make up a report. */
export interface PactsResults {
  readonly seed: number;
  readonly mode: Mode;
  readonly pacts: readonly MessagePact[];
  readonly skipped: PactsReport["skipped"];
  /** Variants of a complete contract. */
  readonly wanted: readonly MatrixRow[];
  readonly resultsOf: (interaction: MessageInteraction) => readonly VariantResult[];
}

/** Makes a report from the results of a run. */
export function toPactsReport(results: PactsResults): PactsReport {
  const pacts = results.pacts.map((pact) => toPactReport(pact, results));
  return {
    kind: "pacts",
    passed: pacts.every(({ passed }) => passed),
    seed: results.seed,
    mode: results.mode,
    unpublished: toUnpublished(pacts, results.wanted),
    pacts,
    skipped: results.skipped,
  };
}

/** Returns the purposes in pacts without any published payload. */
export function toUnpublished(
  pacts: readonly PactReport[],
  wanted: readonly MatrixRow[],
): readonly string[] {
  const variants = pacts.flatMap(({ interactions }) => interactions).flatMap((one) => one.variants);
  return unpublishedAmong(wanted).filter((name) =>
    variants.some(({ purpose }) => purpose === name),
  );
}

function toPactReport(
  { file, consumer, interactions }: MessagePact,
  results: PactsResults,
): PactReport {
  const reports = interactions.map((one) => toInteractionReport(one, results.resultsOf(one)));
  return {
    file,
    consumer,
    passed: reports.every(({ passed }) => passed),
    interactions: reports,
    uncovered: forms.flatMap((form) => listUncovered(interactions, form, results.wanted)),
  };
}

/**
 * Lists the variants without an interaction. Empty for a form that the pact does not use, because
 * its consumer uses the other one.
 */
function listUncovered(
  interactions: MessagePact["interactions"],
  form: Form,
  wanted: readonly MatrixRow[],
): readonly PactVariant[] {
  const inForm = interactions.filter((one) => one.form === form);
  const covered = new Set(inForm.flatMap(({ variants }) => variants));
  if (covered.size === 0) return [];
  return wanted.filter((row) => !covered.has(row)).map((row) => toVariant(row, form));
}

function toInteractionReport(
  { pointer, description, form, variants }: MessageInteraction,
  results: readonly VariantResult[],
): InteractionReport {
  const findings = uniteVariants(results.flatMap((result) => mergeFindings(result, form)));
  const broken = new Set(results.filter(isBroken).map(({ row }) => row));
  const failing = new Set(findings.flatMap(({ examples }) => examples));
  const examples = variants.flatMap((row) => row.examples);
  return {
    pointer,
    description,
    passed: findings.length === 0,
    variants: variants.map((row) => ({
      ...toVariant(row, form),
      passed: !broken.has(row),
      evidence: row.evidence,
    })),
    examples: examples.map(({ file, origin }) => ({ file, origin, passed: !failing.has(file) })),
    payloads: results.reduce((sum, { payloads }) => sum + payloads, 0),
    findings,
  };
}

function isBroken({ fromExamples, fromPayloads }: VariantResult): boolean {
  return fromExamples.length + fromPayloads.length > 0;
}

/**
 * Merges findings of variants that fail in the same way into one. It keeps the smallest payload.
 */
function uniteVariants(findings: readonly PactFinding[]): readonly PactFinding[] {
  const alike = groupBy(findings, (one) => `${placeOf(one)} ${one.remedy}`);
  return [...alike.values()].flatMap((group) => {
    const [smallest] = group.toSorted((one, other) => sizeOfPayload(one) - sizeOfPayload(other));
    if (smallest === undefined) return [];
    const examples = [...new Set(group.flatMap((finding) => finding.examples))];
    return [{ ...smallest, examples, failed: group.reduce((sum, one) => sum + one.failed, 0) }];
  });
}

/** Returns a place in which all items of a list are equal. */
function placeOf({ pointer }: { readonly pointer: string }): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
}

function sizeOfPayload({ payload }: PactFinding): number {
  return payload === null ? Number.POSITIVE_INFINITY : sizeOf(payload);
}

/** Merges findings of examples and payloads that fail in the same way. */
function mergeFindings(
  { row, fromExamples, fromPayloads }: VariantResult,
  form: Form,
): readonly PactFinding[] {
  const variant = toVariant(row, form);
  const isSame = (one: ExampleFinding, other: PayloadFinding): boolean =>
    placeOf(one) === placeOf(other) && one.advice.text === other.advice.text;
  const generated = fromPayloads.map((finding) => ({
    ...toFinding(variant, finding),
    examples: fromExamples.find((one) => isSame(one, finding))?.examples ?? [],
    failed: finding.failed,
    nth: finding.nth,
    payload: finding.payload,
  }));
  const others = fromExamples.filter((one) => !fromPayloads.some((other) => isSame(one, other)));
  const onlyInExamples = others.map((finding) => ({
    ...toFinding(variant, finding),
    examples: finding.examples,
    failed: 0,
    nth: null,
    payload: null,
  }));
  return [...generated, ...onlyInExamples];
}

function toFinding(
  variant: PactVariant,
  { pointer, text, advice }: { pointer: string; text: string; advice: Advice },
): Pick<PactFinding, "pointer" | "text" | "variant" | "side" | "remedy"> {
  return { pointer, text, variant, side: advice.side, remedy: advice.text };
}

function toVariant({ event, purpose, referrer, redemption }: MatrixRow, form: Form): PactVariant {
  return { event, purpose, form, referrer, redemption };
}
