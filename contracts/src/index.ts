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
export type { VerifyOptions } from "./run-options.ts";
export type { Evidence, NullState } from "./schemas-package.ts";
export { signatureHeader, type Tampering, testSecret } from "./signature.ts";
export { type VerifyOutcome, verifyReceiver } from "./verify-receiver.ts";
export { webhookPactFile } from "./webhook-pact.ts";
