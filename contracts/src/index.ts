// Verifying a receiver

export type { CheckGroup } from "./checks.ts";
export type { Form } from "./deliveries.ts";
export type { Problem, ProblemCode, Verdict } from "./judge.ts";
export type { Handled } from "./observe.ts";
export type {
  MatrixCell,
  ReceiverReport,
  ReportedCheck,
  ReportedFinding,
  Target,
} from "./receiver-report.ts";
export { toTable } from "./report/table.ts";
export type { VerifyOptions } from "./run-options.ts";
export type { Evidence, NullState } from "./schemas-package.ts";
export { type VerifyOutcome, verifyReceiver } from "./verify-receiver.ts";

// Verifying message pacts

export type { Variant } from "./matrix.ts";
export type {
  InteractionReport,
  PactFinding,
  PactReport,
  PactsReport,
  ReportedExample,
  ReportedVariant,
} from "./pacts-report.ts";
export type { Mode } from "./payloads.ts";
export { toPactsTable } from "./report/pacts-table.ts";
export {
  type VerifyPactsOptions,
  type VerifyPactsOutcome,
  verifyPacts,
} from "./verify-pacts.ts";

// The pacts

export { messagePactFile } from "./message-pact.ts";
export { signatureHeader, type Tampering, testSecret } from "./signature.ts";
export { webhookPactFile } from "./webhook-pact.ts";
