import {
  assertKnownNames,
  assertOptionalType,
  assertType,
  describe,
  type TypeRule,
} from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { assertWholeNumber, longestTimerMs } from "../numbers.ts";
import type { ReceiverOptions } from "./options.ts";
import { processings } from "./processing.ts";

const callback: TypeRule = { type: "function", code: "callback_invalid" };

/** The type of every option, or null for an option that is checked elsewhere. */
const rules: { readonly [O in keyof ReceiverOptions]-?: TypeRule | null } = {
  secrets: null,
  handlers: null,
  inbox: null,
  path: { type: "string", code: "path_invalid" },
  anyPath: { type: "boolean", code: "path_invalid" },
  rawPaths: { type: "object", code: "raw_paths_invalid" },
  purposes: { type: "object", code: "purposes_invalid" },
  staleAfterMs: null,
  rawWindowMs: null,
  limits: { type: "object", code: "limits_invalid" },
  retry: { type: "object", code: "retry_invalid" },
  processing: null,
  concurrency: null,
  onUnsupported: callback,
  onNonconforming: callback,
  onUnusable: callback,
  onRejected: callback,
  onDrift: callback,
  onDeadLetter: callback,
  log: callback,
};

const inboxMethods = [
  ...["put", "claim", "done", "retry", "dead"],
  ...["replay", "purge", "list", "read", "stats"],
] as const;

/**
 * Checks the options that no other module checks, for users of JavaScript. So a mistake is found at the start, and not
 * with the first delivery that fails.
 *
 * @throws ReceiverError `options_invalid`, `option_unknown`, or the code of the option whose type is wrong.
 */
export function assertOptions(options: ReceiverOptions): void {
  assertType("createReceiver", options, { type: "object", code: "options_invalid" });
  assertKnownNames(options, Object.keys(rules), undefined);
  for (const [name, rule] of Object.entries(rules)) {
    if (rule) assertOptionalType(name, Reflect.get(options, name), rule);
  }
  const { inbox, concurrency = 1, staleAfterMs = 1, rawWindowMs = 1 } = options;
  if (inbox !== undefined) assertInbox(inbox);
  assertProcessing(options.processing);
  assertWholeNumber("concurrency", concurrency, { code: "concurrency_invalid" });
  assertWholeNumber("staleAfterMs", staleAfterMs, { code: "limits_invalid" });
  assertWholeNumber("rawWindowMs", rawWindowMs, { code: "limits_invalid" });
}

function assertProcessing(processing: unknown): void {
  if (processing === undefined || processings.some((known) => known === processing)) return;
  throw new ReceiverError("processing_invalid", {
    place: "processing",
    expected: `one of ${processings.join(", ")}`,
    found: describe(processing),
    fix: "Omit it to respond before handlers run.",
  });
}

function assertInbox(inbox: object): void {
  const code = "inbox_invalid";
  assertType("inbox", inbox, { type: "object", code });
  const find = (name: string): unknown => Reflect.get(inbox, name);
  for (const name of inboxMethods) {
    assertType(`inbox.${name}`, find(name), { type: "function", code });
  }
  assertType("inbox.isDurable", find("isDurable"), { type: "boolean", code });
  for (const name of ["transaction", "close", "onDrop"]) {
    assertOptionalType(`inbox.${name}`, find(name), { type: "function", code });
  }
  const pollMs = find("pollMs");
  if (pollMs !== undefined)
    assertWholeNumber("inbox.pollMs", pollMs, { code, most: longestTimerMs });
}
