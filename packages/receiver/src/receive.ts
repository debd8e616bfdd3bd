import type { KeyObject } from "node:crypto";
import type { RawRequest } from "./adapters/adapter.ts";
import { within } from "./background/deadline.ts";
import { isBytes } from "./bytes.ts";
import { findRefusal, headerOf, isJsonType, pathOf, type RequestHead } from "./http/request.ts";
import { type Answer, type AnswerCode, answers } from "./http/responses.ts";
import type { StrayPaths } from "./http/unknown-paths.ts";
import type { Inbox, InboxEntry, PutResult } from "./inbox/inbox.ts";
import type { Log } from "./log/log.ts";
import { createLimiter, maxToldPerMinute } from "./log/rate-limit.ts";
import type { Limits } from "./options/limits.ts";
import type { Routes } from "./options/options.ts";
import { signatureHeader } from "./options/secrets.ts";
import { identify, quarantineKey } from "./payload/idempotency-key.ts";
import { type Reading, readBody, type UnusableReading } from "./payload/parse.ts";
import type { Rejections } from "./signature/report-failures.ts";
import { decodeSignature, findSignedBody, type SignedBody } from "./signature/verify.ts";
import type { Dispatch } from "./worker/dispatch.ts";

/** What an intake works with. */
export interface IntakeOptions {
  readonly routes: Routes;
  readonly limits: Limits;
  readonly keys: readonly KeyObject[];
  readonly dispatch: Dispatch;
  readonly inbox: Inbox;
  readonly rejections: Rejections;
  readonly strayPaths: StrayPaths;
  readonly log: Log;
  /** Something waits to be handled. */
  readonly onWaiting: () => void;
  /** Something was set aside. */
  readonly onQuarantined: (entry: InboxEntry, reading: UnusableReading) => void;
}

const nothing = new Uint8Array();

/** An authentic delivery, read. */
interface Arrival {
  readonly entry: InboxEntry;
  /** Why nothing can handle it; undefined if something can. */
  readonly unusable: UnusableReading | undefined;
}

/** The way of a request up to its answer; what comes after is not its business. */
export class Intake {
  readonly #options: IntakeOptions;
  /** Anyone can be refused as often as they like. */
  readonly #mayTell = createLimiter(maxToldPerMinute);
  #isClosed = false;
  #isOlderTold = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** From here on everything is refused as unavailable, so that the vendor sends it again. */
  close(): void {
    this.#isClosed = true;
  }

  /** Refuses a request by its head; undefined to go on and read its body. */
  admit(head: RequestHead): Answer | undefined {
    const refusal = this.#isClosed ? "unavailable" : findRefusal(head, this.#options);
    if (refusal === "not_found") this.#options.strayPaths.tell(head);
    return refusal ? this.refuse(refusal) : this.#refuseUnsigned(head);
  }

  /** What can be no signature tells its fault by itself: no body is read, or waited for, to see it. */
  #refuseUnsigned(head: RequestHead): Answer | undefined {
    const header = headerOf(head, signatureHeader);
    if (decodeSignature(header)) return undefined;
    this.#options.rejections.tell({ body: nothing, header });
    return answers.unauthentic;
  }

  /** Never rejects: what nobody foresaw has the vendor send it again. */
  async handle(request: RawRequest): Promise<Answer> {
    try {
      return await this.#receive(request);
    } catch (error) {
      const message = "A request could not be worked on.";
      this.#options.log({ level: "error", code: "failed", message, error });
      return answers.unavailable;
    }
  }

  /** The protocol. */
  async #receive(request: RawRequest): Promise<Answer> {
    const refused = this.admit(request) ?? this.#refuseBody(request);
    if (refused) return refused;
    const signed = this.#verify(request);
    if (!signed) return answers.unauthentic;
    return this.#store(this.#read(signed, request));
  }

  /** Gives a refusal's answer, and has the log know of one that may have hit something authentic. */
  refuse(code: AnswerCode): Answer {
    const { status } = answers[code];
    const message = `A request was refused with ${status} ${code}.`;
    const isTold = code !== "not_found" && code !== "method_not_allowed" && this.#mayTell(code);
    if (isTold) this.#options.log({ level: "warn", code: "refused", message });
    return answers[code];
  }

  /** JavaScript may hand over what a parser made of the body, which proves nothing. */
  #refuseBody({ body }: RawRequest): Answer | undefined {
    if (!isBytes(body)) return this.#options.rejections.refuseConsumed();
    const isLarge = body.byteLength > this.#options.limits.maxBodyBytes;
    return isLarge ? this.refuse("body_too_large") : undefined;
  }

  #verify(request: RawRequest): SignedBody | undefined {
    const { body } = request;
    const header = headerOf(request, signatureHeader);
    const signed = findSignedBody(body, header, this.#options.keys);
    if (!signed) this.#options.rejections.tell({ body, header });
    else if (signed.secretIndex > 0) this.#tellOlderSecret(signed);
    return signed;
  }

  /** Once, for whoever waits to drop it: a process that tells nothing of it does without. */
  #tellOlderSecret({ secretIndex }: SignedBody): void {
    if (this.#isOlderTold) return;
    this.#isOlderTold = true;
    const message = `Deliveries still come that secrets[${secretIndex}] signed; this is told once.`;
    this.#options.log({ level: "info", code: "older_secret", message });
  }

  #read({ bytes }: SignedBody, request: RawRequest): Arrival {
    const rawEvent = this.#options.routes.get(pathOf(request)) ?? null;
    const reading = readBody({ body: bytes, rawEvent });
    const unusable = this.#judge(reading, request);
    const identity = identify({ bytes, json: reading.json, rawEvent });
    const { fingerprint } = identity;
    const key = unusable ? quarantineKey(identity) : identity.key;
    const quarantine = unusable ? unusable.reason : null;
    return { entry: { key, fingerprint, body: bytes, rawEvent, quarantine }, unusable };
  }

  #judge(reading: Reading, request: RawRequest): UnusableReading | undefined {
    const job = this.#options.dispatch(reading);
    if (typeof job !== "function") return job;
    const isJson = isJsonType(headerOf(request, "content-type"));
    return isJson ? undefined : toUnusable(reading, "content_type");
  }

  async #store(arrival: Arrival): Promise<Answer> {
    const result = await this.#put(arrival);
    switch (result) {
      case "stored":
        return this.#accept(arrival);
      case "duplicate":
        return this.#acceptAgain(arrival);
      case "conflict":
        return this.#storeConflict(arrival);
      default:
        return answers.unavailable;
    }
  }

  /** Another content than the one handled under these ids: neither dropped nor handled unseen. */
  #storeConflict({ entry }: Arrival): Promise<Answer> {
    const unusable = toUnusable(readBody(entry), "id_conflict");
    const key = quarantineKey(entry);
    return this.#store({ entry: { ...entry, key, quarantine: unusable.reason }, unusable });
  }

  #accept(arrival: Arrival): Answer {
    const { entry, unusable } = arrival;
    if (unusable) {
      this.#report(arrival, "quarantined", `A delivery was set aside (${unusable.reason}).`);
      this.#options.onQuarantined(entry, unusable);
    } else {
      this.#report(arrival, "accepted", "A delivery was accepted.");
      this.#options.onWaiting();
    }
    return answers.accepted;
  }

  /** Its first answer may have been lost with the process that was to wake the runner for it. */
  #acceptAgain(arrival: Arrival): Answer {
    this.#report(arrival, "duplicate", "A delivery came again.");
    if (!arrival.unusable) this.#options.onWaiting();
    return answers.accepted;
  }

  /** Undefined if it could not be stored in time, or at all. */
  async #put(arrival: Arrival): Promise<PutResult | undefined> {
    const { inbox, limits, log } = this.#options;
    try {
      const storing = inbox.put(arrival.entry);
      const result = await within(limits.storeTimeoutMs, storing);
      if (result !== undefined && result !== "full") return result;
      this.#acceptLate(arrival, storing);
      const message = result ? "The inbox is full." : "The inbox took too long to store.";
      log({ level: "error", code: "store_failed", message });
    } catch (error) {
      log({ level: "error", code: "store_failed", message: "The inbox could not store.", error });
    }
    return undefined;
  }

  /** Stored after all: the sender was told to come again, and what it sends is then a duplicate. */
  #acceptLate(arrival: Arrival, storing: Promise<PutResult>): void {
    const accept = (result: PutResult) => result === "stored" && this.#accept(arrival);
    storing.then(accept, () => {});
  }

  #report({ entry }: Arrival, code: "accepted" | "duplicate" | "quarantined", message: string) {
    const level = code === "quarantined" ? "warn" : "info";
    this.#options.log({ level, code, message, deliveryKey: entry.key });
  }
}

const unusableMessages = {
  content_type: "The content type does not announce JSON in UTF-8.",
  id_conflict: "A delivery with the same ids and another content came before.",
} as const;

/** A body that could be handled, set aside for a reason outside of it. */
function toUnusable(reading: Reading, reason: keyof typeof unusableMessages): UnusableReading {
  const eventType = reading.usable ? reading.webhook.eventType : reading.eventType;
  const message = unusableMessages[reason];
  return { usable: false, reason, message, eventType, issues: [], json: reading.json };
}
