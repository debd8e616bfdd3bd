import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { eventTypes } from "@order-webhooks/validator";
import { testSecret } from "@order-webhooks/verify";
import { execaNode, type ResultPromise } from "execa";

const manifest = import.meta.resolve("@order-webhooks/inbox/package.json");
const command = fileURLToPath(new URL("dist/cli/bin.js", manifest));

/** Deliveries in an inbox by their state, as `order-webhooks-inbox stats --json` prints them. */
export interface Stats {
  readonly waiting: number;
  readonly claimed: number;
  readonly done: number;
  readonly dead: number;
}

/** The reference receiver with a SQLite inbox, `order-webhooks-inbox serve`, in its own process. */
export interface ReceiverProcess {
  /** URL for deliveries in the envelope. */
  readonly url: URL;
  /** URL for raw payloads, with `{event}` in its path. */
  readonly rawUrl: URL;
  /** URL of the observation document. */
  readonly observe: URL;
  /** Sends a signal to the process and waits for its end. */
  readonly end: (signal: "SIGKILL" | "SIGTERM") => Promise<void>;
}

/**
 * Starts the receiver on a free loopback port. Rejects if the process ends before it listens.
 *
 * @param file file of the inbox, which the receiver creates if it does not exist
 * @param options further options of `order-webhooks-inbox serve`
 */
export async function startReceiver(
  file: string,
  ...options: readonly string[]
): Promise<ReceiverProcess> {
  const rawPaths = eventTypes.map((event) => `--raw-path=${event}=/raw/${event}`);
  const all = ["--port=0", "--observe-path=/observed", ...rawPaths, ...options];
  const child = runInbox("serve", file, ...all);
  const url = new URL("/webhooks", await readAddress(child));
  return {
    url,
    rawUrl: new URL("/raw/{event}", url),
    observe: new URL("/observed", url),
    end: async (signal) => {
      child.kill(signal);
      // A killed process rejects.
      await child.catch(() => undefined);
    },
  };
}

async function readAddress(child: InboxProcess): Promise<string> {
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, address] = /^Listening on (\S+)$/.exec(line) ?? [];
      if (address !== undefined) return address;
    }
  } finally {
    // The line reader pauses the output when it ends. The receiver prints a line for each delivery, and would block.
    child.stdout.resume();
  }
  await child;
  throw new Error("The receiver ended before it listened.");
}

/** Counts the deliveries in an inbox. */
export async function countDeliveries(file: string): Promise<Stats> {
  return JSON.parse((await runInbox("stats", file, "--json")).stdout);
}

/** Replays the dead letters of an inbox. */
export async function replayDeadLetters(file: string): Promise<void> {
  await runInbox("replay", file, "--state=dead");
}

function runInbox(name: string, file: string, ...options: readonly string[]): InboxProcess {
  return execaNode(command, [name, `--inbox=sqlite:${file}`, ...options], {
    // NODE_USE_ENV_PROXY=0 turns off a proxy of the environment, so that nothing leaves the machine.
    env: { WEBHOOK_SECRET: testSecret, FORWARD_SECRET: testSecret, NODE_USE_ENV_PROXY: "0" },
    ipc: false,
  });
}

type InboxProcess = ResultPromise<{ readonly ipc: false }>;
