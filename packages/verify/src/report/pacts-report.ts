import type { JsonObject } from "../json/json.ts";
import type { Advice } from "../pacts/findings.ts";
import type { Mode } from "../payloads/generate.ts";
import type { Form } from "../plan/delivery.ts";
import type { Evidence, IndexedExample } from "../schemas/schema-index.ts";
import type { Variant } from "../schemas/variants.ts";

/** Report on the verification of message pacts. `report.schema.json` describes its JSON. */
export interface PactsReport {
  readonly kind: "pacts";
  /**
   * True if every example and every generated payload satisfies every interaction of each pact that
   * is not pending.
   */
  readonly passed: boolean;
  /** Seed that generates the same payloads again. */
  readonly seed: number;
  readonly mode: Mode;
  /** Purposes of the interactions without any published payload. */
  readonly unpublished: readonly string[];
  readonly pacts: readonly PactReport[];
  /** Pact files in a folder with other providers, and pending pacts that cannot be verified. */
  readonly skipped: readonly SkippedFile[];
  /** Set only if the pacts come from a broker. */
  readonly broker?: BrokerReport;
}

/** Broker of the pacts, with the published results. */
export interface BrokerReport {
  readonly url: string;
  /** Sentences about the connection. */
  readonly notes: readonly string[];
  /** Null if publishing was not requested. */
  readonly publication: Publication | null;
}

/** Results that Pact's verifier published, or the reason why it did not. */
export interface Publication {
  /**
   * `withheld` if a pact that is not pending failed. `failed` if not every result could be
   * published.
   */
  readonly state: "published" | "withheld" | "failed";
  readonly providerVersion: string;
  readonly providerBranch: string;
  /** One sentence about the publication. */
  readonly message: string;
}

/** Report on one pact. */
export interface PactReport {
  readonly file: string;
  readonly consumer: string;
  readonly passed: boolean;
  readonly interactions: readonly InteractionReport[];
  /** Variants without an interaction, in each form that the pact uses. */
  readonly uncovered: readonly PactVariant[];
  /** Set only if the pact comes from a broker. */
  readonly broker?: BrokerFacts;
}

/** Broker's remarks on a pact, and its published result. */
export interface BrokerFacts {
  /** True if the pact may fail without breaking the contract. */
  readonly pending: boolean;
  /** True if the pact is work in progress, and pending for that reason. */
  readonly wip: boolean;
  /** Broker's remarks, one line each. */
  readonly notices: readonly string[];
  /** Published result. Null if none was published. */
  readonly published: "success" | "failure" | null;
}

/** Report on one interaction. */
export interface InteractionReport {
  /** JSON pointer into the pact file. */
  readonly pointer: string;
  readonly description: string;
  readonly passed: boolean;
  readonly variants: readonly ReportedVariant[];
  /** Examples that the interaction was matched against, documented ones first. */
  readonly examples: readonly ReportedExample[];
  /** Number of generated payloads that the interaction was matched against. */
  readonly payloads: number;
  readonly findings: readonly PactFinding[];
}

/** Variant in the form of its messages. */
export interface PactVariant extends Variant {
  readonly form: Form;
}

/** Variant of an interaction, with its result and evidence. */
export interface ReportedVariant extends PactVariant {
  /** True if every example and every generated payload of the variant satisfies the interaction. */
  readonly passed: boolean;
  readonly evidence: Evidence;
}

/** Example with its result. */
export interface ReportedExample {
  /** Path in the folder of `@order-webhooks/schemas`. */
  readonly file: string;
  readonly origin: IndexedExample["origin"];
  readonly passed: boolean;
}

/** Disagreement between the schemas and an interaction. */
export interface PactFinding {
  /** JSON pointer into the message. */
  readonly pointer: string;
  /** Pact's description of the mismatch. */
  readonly text: string;
  /** Variant of the payload. Other variants of the interaction may fail in the same way. */
  readonly variant: PactVariant;
  /** Examples that fail in this way. */
  readonly examples: readonly string[];
  /** Number of generated payloads that fail in this way. */
  readonly failed: number;
  readonly nth: number | null;
  /** Smallest generated payload that fails in this way. */
  readonly payload: JsonObject | null;
  /** Side that has to change. */
  readonly side: Advice["side"];
  readonly remedy: string;
}

interface SkippedFile {
  readonly file: string;
  readonly message: string;
}
