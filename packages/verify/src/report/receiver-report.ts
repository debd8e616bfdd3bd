import type { Form } from "../plan/delivery.ts";
import type { Tampering } from "../plan/signature.ts";
import type { CheckGroup } from "../receiver/checks.ts";
import type { Problem, Verdict } from "../receiver/verdict.ts";
import type { Evidence, NullState } from "../schemas/schema-index.ts";

/** Report on the verification of a receiver. `report.schema.json` describes its JSON. */
export interface ReceiverReport {
  readonly kind: "receiver";
  /**
   * True if the receiver accepted (or without an observation, answered) or refused every delivery
   * as required.
   */
  readonly passed: boolean;
  /** True if there was an observation. Without one, no verdict is `accepted`. */
  readonly observed: boolean;
  readonly target: Target;
  /** Eight characters that are part of all IDs of this run. */
  readonly run: string;
  readonly timeoutMs: number;
  readonly slowestMs: number;
  /** Longest time from an answer to its handler that was seen. Null if none was seen. */
  readonly slowestHandlingMs: number | null;
  readonly counts: { readonly [V in Verdict]: number };
  /**
   * Selections of `--only`, as `EVENT/PURPOSE` or `EVENT/PURPOSE/FORM`. Empty if everything was
   * verified.
   */
  readonly only: readonly string[];
  /** Purposes in the matrix without any published payload. */
  readonly unpublished: readonly string[];
  readonly matrix: readonly MatrixCell[];
  readonly checks: readonly ReportedCheck[];
  readonly findings: readonly ReportedFinding[];
  /** Facts about the receiver that break nothing. */
  readonly notes: readonly ReportedNote[];
  /** Folder with the failing deliveries. Null if none were saved. */
  readonly saved: string | null;
}

/** Target URLs, without user, password and query. */
export interface Target {
  readonly url: string;
  readonly rawUrls: { readonly [event: string]: string };
  readonly observe: string | null;
  /** Kind of secret that signed the deliveries. No report contains the secret itself. */
  readonly secret: "published" | "own";
}

/** Worst verdict on the deliveries of one event and purpose, in each form. */
export interface MatrixCell {
  readonly event: string;
  readonly purpose: string;
  /** Strongest evidence of its deliveries. Each check has its own. */
  readonly evidence: Evidence;
  readonly forms: { readonly [F in Form]: Verdict | "not sent" };
}

/** Delivery with its result. */
export interface ReportedCheck {
  readonly key: string;
  readonly group: CheckGroup;
  readonly title: string;
  readonly event: string;
  readonly purpose: string;
  readonly form: Form;
  readonly referrer: NullState;
  readonly redemption: NullState;
  readonly tampering: Tampering | null;
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  readonly status: number | null;
  readonly ms: number;
  readonly problem: Problem | null;
}

/** Fact about the receiver that breaks nothing. */
export interface ReportedNote {
  readonly code: string;
  readonly what: string;
  /** Keys of the checks that show it. */
  readonly checks: readonly string[];
}

/** Explanation of failures. */
export interface ReportedFinding {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  /** Keys of the checks that show it. */
  readonly checks: readonly string[];
}
