import type { LogCode } from "../log/log.ts";

/** Abilities of a command that determine its wording. */
export interface Terms {
  /** True if another command can replay its dead and quarantined deliveries. */
  readonly canReplay: boolean;
  /** True if it forwards deliveries to an application. */
  readonly isForwarding: boolean;
}

type Replacement = readonly [pattern: RegExp, own: string];

/** Replaces advice on options of the receiver by advice on options of the command. */
const replacements: readonly Replacement[] = [
  // The line already starts with the code.
  [/^\[\w+\] /, ""],
  [/, or `anyPath`.*/, "."],
  [/`path`/, "`--path`"],
  [/`rawPaths`/, "`--raw-path EVENT=PATH`"],
  [/(\w+, h|H)andle it with `onNonconforming`/, "This command only quarantines it"],
  [/`handlers`, or set `onUnsupported`/, "the module of `--handlers`, then replay it"],
  [
    /limits\.maxBodyBytes is (\d+)\. .*/,
    "This command accepts bodies of up to $1 bytes. No option changes this limit.",
  ],
  [
    /all bodies together exceed limits\.maxBufferedBytes \((\d+)\)\. .*/,
    "all bodies together exceed $1 bytes. No option changes this limit.",
  ],
  [/Read such values from `context\.body`/, "This command does not print such values"],
  [/^(The inbox is full\.) Make handlers faster, .*/, "$1"],
  [/`concurrency`/, "`--concurrency`"],
  [/limits\.handlerTimeoutMs/g, "`--handler-timeout`"],
  [
    /^onUnusable was not called: .*/,
    "A line about a quarantined delivery is missing, because too many arrived at once.",
  ],
  [
    /^onRejected was not called: .*/,
    "A line about a rejected signature is missing, because too many arrived at once.",
  ],
  [/secrets\[\d+\]/, "the secret of a later `--secret-env`"],
  [/^on(Unusable|Rejected) failed\./, "The command could not print a line."],
];

/**
 * Replaces words about handlers, for a command that forwards deliveries to an application. The line already starts with
 * the reason of the failure, so only the consequence remains.
 */
const ofForwarding: readonly Replacement[] = [
  [/^A handler failed( before the response| while the receiver was closing)?\. /, ""],
  [/^A handler failed (for good|once|\d+ times)\. /, ""],
  [/^A handler failed while .*/, "The command ends, and keeps no deliveries."],
  [/^A handler was cut short/, "The request to the application was cut short"],
  [/\b(It is called again|The receiver calls it again)/, "The delivery is sent again"],
  [/^A handler failed before the response, and/, "The application did not accept it in time, and"],
  [/^No handler slot/, "No slot"],
  [/Make handlers faster/, "Make the application faster"],
  [
    /^`--handler-timeout`: .* within (\d+) ms, got .*/,
    "The application did not answer within $1 ms.",
  ],
];

/** Replaces advice to replay, for a command that keeps no deliveries. */
const withoutReplay: readonly Replacement[] = [
  [/, then replay the delivery\./, "."],
  [/ Compare the two, and replay .*/, " This command only quarantines it."],
  [
    /The delivery is a dead letter, and waits for a replay/,
    "This command does not handle it again",
  ],
];

/** Converts a message of the receiver to the terms of a command: its options, and times in readable units. */
export function inOwnTerms(message: string, { canReplay, isForwarding }: Terms): string {
  const all = [
    ...replacements,
    ...(canReplay ? [] : withoutReplay),
    ...(isForwarding ? ofForwarding : []),
  ];
  const own = all.reduce((text, [pattern, words]) => text.replace(pattern, words), message);
  return own
    .replaceAll(/\bin (\d+) ms\b/g, (_, ms) => `in ${toTime(Number(ms))}`)
    .replaceAll(/\bwithin (\d+) ms\b/g, (_, ms) => `within ${Number(ms) / 1_000} s`);
}

/** Returns the first word of a line about a code. */
export function toName(code: LogCode, { isForwarding }: Terms): string {
  return isForwarding && code === "handler_failed" ? "not_taken" : code;
}

/** Formats a time in the largest unit of which there are at least two: 90 s, 2 min, 24 h. */
function toTime(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
