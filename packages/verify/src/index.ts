// Verifying a receiver

export type { Handled } from "./observation/handled.ts";
export type { RawUrls } from "./options/addresses.ts";
export type { Form } from "./plan/delivery.ts";
export type { CheckGroup } from "./receiver/checks.ts";
export type { VerifyOptions } from "./receiver/options.ts";
export type { Problem, ProblemCode, Verdict } from "./receiver/verdict.ts";
export type {
  MatrixCell,
  ReceiverReport,
  ReportedCheck,
  ReportedFinding,
  ReportedNote,
  Target,
} from "./report/receiver-report.ts";
export { toTable } from "./report/table.ts";
export type { Evidence, NullState } from "./schemas/schema-index.ts";
export { type VerifyOutcome, verifyReceiver } from "./verify-receiver.ts";

// Verifying message pacts

export type { BrokerCredentials } from "./broker/credentials.ts";
export type { BrokerOptions } from "./broker/options.ts";
export type { Mode } from "./payloads/generate.ts";
export type {
  BrokerFacts,
  BrokerReport,
  InteractionReport,
  PactFinding,
  PactReport,
  PactsReport,
  PactVariant,
  Publication,
  ReportedExample,
  ReportedVariant,
} from "./report/pacts-report.ts";
export { toPactsTable } from "./report/pacts-table.ts";
export type { Variant } from "./schemas/variants.ts";
export {
  type CountedProgress,
  type VerifyPactsOptions,
  type VerifyPactsOutcome,
  verifyPacts,
} from "./verify-pacts.ts";

// Sending one delivery

export type { DeliveryIds } from "./send/compose.ts";
export type { SentObservation } from "./send/observe.ts";
export type { DeliveryOptions, SendOptions } from "./send/options.ts";
export { type SendOutcome, sendDelivery } from "./send/send-delivery.ts";
export type { SendReport, SentAnswer } from "./send/send-report.ts";
export { toSendText } from "./send/send-text.ts";

// Signatures

export { signatureHeader, type Tampering, testSecret } from "./plan/signature.ts";

// JSON

export type { Json, JsonObject } from "./json/json.ts";

// Errors

export type { VerifyErrorCode } from "./errors.ts";
export type { NotRun } from "./not-run.ts";
