import type { JsonObject } from "../json/json.ts";
import type { Advice } from "../pacts/findings.ts";
import type { Mode } from "../payloads/generate.ts";
import type { Form } from "../plan/delivery.ts";
import type { Evidence, IndexedExample } from "../schemas/schema-index.ts";
import type { Variant } from "../schemas/variants.ts";

/** Report on the verification of message pacts; `report.schema.json` describes its JSON. */
export interface PactsReport {
  readonly kind: "pacts";
  /** True if every example and every generated payload satisfied every interaction of each pact that is not pending. */
  readonly passed: boolean;
  /** Seed that makes the same payloads again. */
  readonly seed: number;
  readonly mode: Mode;
  /** The purposes that interactions speak about, of which no payload has ever been published. */
  readonly unpublished: readonly string[];
  readonly pacts: readonly PactReport[];
  /** Files of a folder that hold pacts with other providers, and pending pacts that cannot be verified. */
  readonly skipped: readonly SkippedFile[];
  /** Only if the pacts are a broker's. */
  readonly broker?: BrokerReport;
}

/** The broker, and what was published there. */
export interface BrokerReport {
  readonly url: string;
  /** Sentences about the connection. */
  readonly notes: readonly string[];
  /** Null if nothing was to be published. */
  readonly publication: Publication | null;
}

/** Results that Pact's verifier has published, or the reason why it has not. */
export interface Publication {
  /** `withheld` if a pact that is not pending failed, `failed` if not every result could be published. */
  readonly state: "published" | "withheld" | "failed";
  readonly providerVersion: string;
  readonly providerBranch: string;
  /** One sentence about it. */
  readonly message: string;
}

/** One pact. */
export interface PactReport {
  readonly file: string;
  readonly consumer: string;
  readonly passed: boolean;
  readonly interactions: readonly InteractionReport[];
  /** Variants that no interaction speaks about, in each form that the pact uses: the consumer promises nothing about them. */
  readonly uncovered: readonly PactVariant[];
  /** Only if the pact is a broker's. */
  readonly broker?: BrokerFacts;
}

/** Remarks of a broker on a pact, and the result that it was given. */
export interface BrokerFacts {
  /** True if it may fail without breaking the contract. */
  readonly pending: boolean;
  /** True if it is work in progress, and pending for that reason. */
  readonly wip: boolean;
  /** The broker's remarks, one line each. */
  readonly notices: readonly string[];
  /** The result that was published; null if none was. */
  readonly published: "success" | "failure" | null;
}

/** One interaction. */
export interface InteractionReport {
  /** JSON pointer into the pact file. */
  readonly pointer: string;
  readonly description: string;
  readonly passed: boolean;
  readonly variants: readonly ReportedVariant[];
  /** The examples that it was matched against, documented ones first. */
  readonly examples: readonly ReportedExample[];
  /** Number of generated payloads that it was matched against. */
  readonly payloads: number;
  readonly findings: readonly PactFinding[];
}

/** A variant in the form that its messages have. */
export interface PactVariant extends Variant {
  readonly form: Form;
}

/** A variant that an interaction speaks about, what became of it, and what it rests on. */
export interface ReportedVariant extends PactVariant {
  /** True if every example and every generated payload of it satisfied the interaction. */
  readonly passed: boolean;
  readonly evidence: Evidence;
}

/** One example and whether it satisfied the interaction. */
export interface ReportedExample {
  /** From the folder of `@order-webhooks/schemas`. */
  readonly file: string;
  readonly origin: IndexedExample["origin"];
  readonly passed: boolean;
}

/** One way in which the schemas and an interaction disagree. */
export interface PactFinding {
  /** JSON pointer into the message. */
  readonly pointer: string;
  /** Pact's words. */
  readonly text: string;
  /** The variant that the payload is of. Others that the interaction speaks about may fail so too. */
  readonly variant: PactVariant;
  /** Examples that fail so. */
  readonly examples: readonly string[];
  /** Count of the generated payloads that fail so, and the number of the first of them. */
  readonly failed: number;
  readonly nth: number | null;
  /** The smallest generated payload that fails so. */
  readonly payload: JsonObject | null;
  /** Side that has to change. */
  readonly side: Advice["side"];
  readonly remedy: string;
}

interface SkippedFile {
  readonly file: string;
  readonly message: string;
}
