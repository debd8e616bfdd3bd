import type { Answer } from "../http/answer.ts";
import { send } from "../http/client.ts";
import { type Check, toCopy } from "./checks.ts";
import type { RunSettings } from "./options.ts";
import { type End, watchProcesses } from "./process-watch.ts";
import { addressOf, type DeliveryRequest, toRequest } from "./request.ts";

/** Sends deliveries to a receiver whose process may end. */
export interface Sender {
  /** Sends one and waits for the answer. A process that ended has a moment to come back. */
  readonly send: (check: Check, request: DeliveryRequest) => Promise<Answer>;
  /** True if the process at an origin has ended, which had a moment to come back then. */
  readonly hasEnded: (origin: string) => Promise<boolean>;
  /** True once a process is gone for good. */
  readonly isGone: (origin: string) => boolean;
  readonly ends: () => readonly End[];
}

/** Parts of a run that a sender needs. */
export interface SenderTasks {
  /** A delivery that the receiver was sent before. */
  readonly tried: Check | undefined;
  /** Called when a process has ended. */
  readonly onEnd: () => void;
  /** True if the handler of a delivery may still run, although it was answered. */
  readonly mayStillWork: (check: Check) => boolean;
}

// A receiver that hangs would hold up every delivery. What is left is then skipped.
const mostTimeouts = 5;

/** Starts to send. */
export function startSender(settings: RunSettings, tasks: SenderTasks): Sender {
  const originOf = ({ delivery }: Check): string => addressOf(settings, delivery.subject).origin;
  // What each process had last, answered or not.
  const last = new Map<string, Last>();
  if (tasks.tried !== undefined) last.set(originOf(tasks.tried), { check: tasks.tried });
  const counts = { timeouts: 0, copies: 0 };
  const isStopped = (): boolean => settings.signal?.aborted === true;

  const processes = watchProcesses({
    signal: settings.signal,
    sendCopy: (check) => {
      counts.copies += 1;
      const copy = toCopy(check, settings.run, { letter: "e", nth: counts.copies });
      return post(settings, copy, toRequest(copy, settings));
    },
  });

  const isGivenUp = (origin: string): boolean =>
    isStopped() || counts.timeouts >= mostTimeouts || processes.isGone(origin);

  // A connection that the caller of the run cut says nothing of the process.
  const isLost = async ({ kind }: Answer, origin: string): Promise<boolean> =>
    !isStopped() &&
    (kind === "unreachable" || (kind === "broken" && !(await processes.isListening(origin))));

  const sendWhileAlive: Sender["send"] = async (check, request) => {
    const origin = originOf(check);
    if (isGivenUp(origin)) return skipped;
    const answer = await post(settings, check, request);
    if (answer.kind === "timeout") counts.timeouts += 1;
    const former = last.get(origin);
    if (answer.kind !== "unreachable") last.set(origin, { check, answer });
    if (!(await isLost(answer, origin))) return answer;
    const isSentAgain = await lookAfterEnd({ check, answer, former });
    return isSentAgain ? markSentAgain(await sendWhileAlive(check, request)) : answer;
  };

  /** True if the delivery never arrived, or another one took the process from under it. */
  const lookAfterEnd = async ({ check, answer, former }: Lost): Promise<boolean> => {
    tasks.onEnd();
    const isRefused = answer.kind === "unreachable";
    // A process that ends loses a connection, and may seem to take others for a moment.
    const isOfFormer = former?.answer?.kind === "broken" && former.check !== check;
    const isBefore = former !== undefined && (isRefused || tasks.mayStillWork(former.check));
    const before = isBefore || isOfFormer ? [former.check] : [];
    const suspects = isRefused || isOfFormer ? before : [check, ...before];
    const isSeenLater = isRefused || isOfFormer;
    const origin = originOf(check);
    const latest = last.get(origin);
    // The end of the next process is none of a connection that this one lost.
    if (latest !== undefined) last.set(origin, { check: latest.check });
    const end = await processes.recordEnd(origin, { suspects, isSeenLater });
    const culprit = await processes.findCulprit(origin, end);
    return isSeenLater || (culprit !== undefined && culprit !== check);
  };

  const hasEnded: Sender["hasEnded"] = async (origin) => {
    if (isStopped() || (await processes.isListening(origin))) return false;
    tasks.onEnd();
    const suspect = last.get(origin)?.check;
    const suspects = suspect === undefined ? [] : [suspect];
    await processes.recordEnd(origin, { suspects, isSeenLater: true });
    return true;
  };

  return { send: sendWhileAlive, hasEnded, isGone: processes.isGone, ends: processes.ends };
}

// The process that ended may have handled it.
function markSentAgain(answer: Answer): Answer {
  return answer.kind === "status" ? { ...answer, sentAgain: true } : answer;
}

const skipped: Answer = { kind: "skipped", ms: 0 };

/** A delivery that a process had, and its answer. A delivery that was sent before the run has none. */
interface Last {
  readonly check: Check;
  readonly answer?: Answer;
}

interface Lost {
  readonly check: Check;
  readonly answer: Answer;
  /** The delivery that the process had before. */
  readonly former: Last | undefined;
}

function post(
  settings: RunSettings,
  { delivery, transport }: Check,
  { headers, body }: DeliveryRequest,
): Promise<Answer> {
  const { timeoutMs, signal } = settings;
  return send({
    url: addressOf(settings, delivery.subject),
    headers: [...settings.headers, ...headers],
    body,
    framing: transport.framing,
    timeoutMs,
    signal,
  });
}
