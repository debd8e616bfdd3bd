import type { LogCode } from "../log/log.ts";

/** Says what a command can do that another cannot. */
export interface Terms {
  /** True if it keeps what is dead or quarantined for a command that replays it. */
  readonly canReplay: boolean;
  /** True if it hands deliveries to an application. */
  readonly isForwarding: boolean;
}

type Replacement = readonly [pattern: RegExp, own: string];

/** Advice of a receiver that names an option, and the same for a command, which has other options or none. */
const replacements: readonly Replacement[] = [
  // The code stands before the message already.
  [/^\[\w+\] /, ""],
  [/, or `anyPath`.*/, "."],
  [/`path`/, "`--path`"],
  [/`rawPaths`/, "`--raw-path EVENT=PATH`"],
  [/\S*( t|T)ake it with `onNonconforming`/, "This command only quarantines it"],
  [/`handlers`, or take it with `onUnsupported`/, "the module of `--handlers`, then replay it"],
  [
    /The largest body is limits\.maxBodyBytes, (\d+)\. .*/,
    "The largest body that this command takes is $1 bytes, and no option of it changes that.",
  ],
  [
    /all bodies together need more than limits\.maxBufferedBytes, (\d+)\. .*/,
    "all bodies together need more than $1 bytes, and no option of this command changes that.",
  ],
  [/: read such a value from `context\.body`/, ", and this command does not print such a value"],
  [/^(The inbox is full\.) Make handlers faster, .*/, "$1"],
  [/`concurrency`/, "`--concurrency`"],
  [/limits\.handlerTimeoutMs/g, "`--handler-timeout`"],
  [
    /^onUnusable was not called: .*/,
    "A line about a quarantined delivery is missing: too many came at once.",
  ],
  [
    /^onRejected was not called: .*/,
    "A line about a rejected signature is missing: too many came at once.",
  ],
  [/secrets\[\d+\]/, "the secret of a later `--secret-env`"],
  [/^on(Unusable|Rejected) failed\./, "A line could not be printed."],
];

/**
 * Words about handlers, for a command that hands deliveries to an application. The reason of a failure comes first, so
 * what is left to say is what becomes of the delivery.
 */
const ofForwarding: readonly Replacement[] = [
  [/^A handler failed( before the response| while the receiver closes)?\. /, ""],
  [/^A handler failed (for good|once|\d+ times)\. /, ""],
  [/^A handler failed while .*/, "The command ends, and keeps nothing."],
  [/^A handler was cut short/, "The request to the application was cut short"],
  [/\bIt is called again/, "The delivery is sent again"],
  [/^A handler had failed before/, "The application had not taken it before"],
  [/found no free handler in time/, "found no free place in time"],
  [/Make handlers faster/, "Make the application faster"],
  [
    /^`--handler-timeout`: .* within (\d+) ms, got .*/,
    "The application did not answer within $1 ms.",
  ],
];

/** Advice to replay, for a command that keeps nothing. */
const withoutReplay: readonly Replacement[] = [
  [/, then replay the delivery\./, "."],
  [/ Compare the two, and replay .*/, " This command only quarantines it."],
  [
    /The delivery is a dead letter, and waits for a replay/,
    "This command does not handle it again",
  ],
];

/** Replaces the receiver's options in a message by those of the command, and counts of ms by times. */
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

/** Returns the word that begins lines of a code. */
export function toName(code: LogCode, { isForwarding }: Terms): string {
  return isForwarding && code === "handler_failed" ? "not_taken" : code;
}

/** Writes a time in a unit of which there are two at least, or in seconds: 90 s, 2 min, 24 h. */
function toTime(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
