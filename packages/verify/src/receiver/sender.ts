import type { Answer } from "../http/answer.ts";
import { send } from "../http/client.ts";
import { type Check, toCopy } from "./checks.ts";
import type { RunSettings } from "./options.ts";
import { type End, watchProcesses } from "./process-watch.ts";
import { addressOf, type DeliveryRequest, toRequest } from "./request.ts";

/** Sends deliveries to a receiver whose process may exit. */
export interface Sender {
  /** Sends one delivery and waits for the answer. A process that exited gets time to restart. */
  readonly send: (check: Check, request: DeliveryRequest) => Promise<Answer>;
  /** Resolves to true if the process of an origin exited. It gets time to restart. */
  readonly hasEnded: (origin: string) => Promise<boolean>;
  /** Returns true once a process is gone for good. */
  readonly isGone: (origin: string) => boolean;
  readonly ends: () => readonly End[];
}

/** Parts of a run that a sender needs. */
export interface SenderTasks {
  /** Delivery that the receiver got before the run. */
  readonly tried: Check | undefined;
  /** Called when a process has exited. */
  readonly onEnd: () => void;
  /** Returns true if the handler of an answered delivery may still run. */
  readonly mayStillWork: (check: Check) => boolean;
}

// A receiver that hangs would delay every delivery. The remaining ones are skipped.
const mostTimeouts = 5;

/** Starts a sender. */
export function startSender(settings: RunSettings, tasks: SenderTasks): Sender {
  const originOf = ({ delivery }: Check): string => addressOf(settings, delivery.subject).origin;
  // Last delivery of each process, answered or not.
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

  // A connection that the caller of the run closed says nothing about the process.
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

  /**
   * Resolves to true if the delivery must be sent again, because it never arrived or another
   * delivery made the process exit.
   */
  const lookAfterEnd = async ({ check, answer, former }: Lost): Promise<boolean> => {
    tasks.onEnd();
    const isRefused = answer.kind === "unreachable";
    // A process that exits drops one connection, and may still accept other connections for a
    // moment.
    const isOfFormer = former?.answer?.kind === "broken" && former.check !== check;
    const isBefore = former !== undefined && (isRefused || tasks.mayStillWork(former.check));
    const before = isBefore || isOfFormer ? [former.check] : [];
    const suspects = isRefused || isOfFormer ? before : [check, ...before];
    const isSeenLater = isRefused || isOfFormer;
    const origin = originOf(check);
    const latest = last.get(origin);
    // Forgets the answer, because a connection that this process dropped does not explain the exit
    // of the next process.
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

// The process that exited may have handled it.
function markSentAgain(answer: Answer): Answer {
  return answer.kind === "status" ? { ...answer, sentAgain: true } : answer;
}

const skipped: Answer = { kind: "skipped", ms: 0 };

/** Delivery that a process got, with its answer. A delivery from before the run has none. */
interface Last {
  readonly check: Check;
  readonly answer?: Answer;
}

interface Lost {
  readonly check: Check;
  readonly answer: Answer;
  /** Delivery that the process got before. */
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
