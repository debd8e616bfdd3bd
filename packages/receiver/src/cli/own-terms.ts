/** Says what a command can do that another cannot. */
export interface Terms {
  /** True if it keeps what is dead or quarantined for a command that replays it. */
  readonly canReplay: boolean;
  /** True if it hands deliveries to another program. */
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

/** Words about handlers, for a command that hands deliveries to another program. */
const ofForwarding: readonly Replacement[] = [
  [/^A handler failed\. It is called/, "The target did not take it. It is sent"],
  [/^A handler failed before/, "The target did not take it before"],
  [/^A handler failed while/, "The target did not take it while"],
  [/^A handler was cut short/, "The request to the target was cut short"],
  [/ It is called again, at the next start/, " It is sent again, at the next start"],
  [/^A handler had failed before/, "The target had not taken it before"],
  [/^A handler failed (once|\d+ times)\./, "The target did not take it, $1."],
  [/^A handler failed for good\./, "The target refused it for good."],
  [/found no free handler in time/, "found no free place in time"],
  [/Make handlers faster/, "Make the target faster"],
  [/^`--handler-timeout`: .* within (\d+) ms, got .*/, "It did not answer within $1 ms."],
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

/** Replaces the receiver's options in a message by those of the command. */
export function inOwnTerms(message: string, { canReplay, isForwarding }: Terms): string {
  const all = [
    ...replacements,
    ...(canReplay ? [] : withoutReplay),
    ...(isForwarding ? ofForwarding : []),
  ];
  return all.reduce((text, [pattern, own]) => text.replace(pattern, own), message);
}
