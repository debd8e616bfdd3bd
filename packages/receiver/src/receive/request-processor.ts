import { within } from "../background/timers.ts";
import type { ReceiverError } from "../errors.ts";
import { BufferPool } from "../http/body-buffer.ts";
import type { IncomingRequest } from "../http/incoming-request.ts";
import { toBytes } from "../http/raw-body.ts";
import { type HeaderValue, headerOf, type RawRequest, type RequestHead } from "../http/request.ts";
import { checkRequestHead, isJsonType } from "../http/request-checks.ts";
import { type ReceiverResponse, type RefusalCode, responses } from "../http/responses.ts";
import { findJob } from "../jobs/dispatch.ts";
import type { Job } from "../jobs/job.ts";
import type { Route } from "../options/paths.ts";
import type { Settings } from "../options/settings.ts";
import { type ParsedBody, parseBody } from "../payload/parse.ts";
import { toUnusableBody, type UnusableBody } from "../payload/quarantine.ts";
import { isStale } from "../payload/stale.ts";
import type { Refusals } from "../reports/refusals.ts";
import type { SignatureFailures } from "../reports/signature-failures.ts";
import type { UnknownPaths } from "../reports/unknown-paths.ts";
import type { Services } from "../services.ts";
import { decodeSignature } from "../signature/decode.ts";
import { signatureHeader } from "../signature/secrets.ts";
import { findSigned, type SignedBody } from "../signature/verify.ts";
import type { IncomingDelivery } from "./announcements.ts";
import { toEntry } from "./entry.ts";
import { findBodyMistake, findHeaderMistake, findMistake } from "./request-mistake.ts";

/** The collaborators of a request processor. */
export interface RequestProcessorServices extends Services {
  /** Takes a delivery. Resolves to false if it is to be sent again. */
  readonly take: (delivery: IncomingDelivery) => Promise<boolean>;
  readonly refusals: Refusals;
  readonly signatureFailures: SignatureFailures;
  readonly unknownPaths: UnknownPaths;
}

/** A request whose head is good: its body may be read, and then be taken. */
interface AdmittedRequest {
  readonly route: Route;
  /** The header as it came, and the 32 bytes that it spells. */
  readonly header: HeaderValue;
  readonly signature: Uint8Array;
  readonly isJson: boolean;
}

/** The judgement on a head: what is to be taken with its body, or the refusal. */
type Admission =
  | { readonly ok: true; readonly request: AdmittedRequest }
  | { readonly ok: false; readonly response: Refusal };

/** A response, or the promise of one that waits until the owner knows the cause. */
type Refusal = ReceiverResponse | Promise<ReceiverResponse>;

/** Takes a request up to its response: checks, verifies, parses and stores it. */
export class RequestProcessor {
  readonly #settings: Settings;
  readonly #services: RequestProcessorServices;
  readonly #pool: BufferPool;
  #isClosed = false;
  readonly #loggedSecrets = new Set<number>();

  constructor(settings: Settings, services: RequestProcessorServices) {
    this.#settings = settings;
    this.#services = services;
    this.#pool = new BufferPool(settings.limits);
  }

  /** Refuses everything from now on as unavailable, so that the vendor sends it again. */
  close(): void {
    this.#isClosed = true;
  }

  /** Answers a request of an adapter. Never rejects: after an unforeseen error the vendor sends it again. */
  async answer(request: IncomingRequest): Promise<ReceiverResponse> {
    const buffer = this.#pool.open();
    try {
      const admission = this.#admit(request);
      if (!admission.ok) return await admission.response;
      const timeoutMs = this.#settings.limits.bodyTimeoutMs;
      const body = await request.readBody({ buffer, timeoutMs });
      if (typeof body === "string")
        return await (body === "internal_error" ? this.#refuseConsumedBody() : this.refuse(body));
      // What handlers hold must not keep others from coming in: they have limits of their own.
      if (this.#isAwaited) buffer.close();
      return await this.#take(admission.request, body);
    } catch (error) {
      return this.#refuseFailed(error);
    } finally {
      buffer.close();
    }
  }

  /** Answers a request whose body is there. Never rejects. */
  async handle(request: RawRequest): Promise<ReceiverResponse> {
    try {
      const mistake = findMistake(request, this.#settings.routes.takesAny);
      if (mistake) return this.refuseMistake(mistake);
      const admission = this.#admit(request);
      if (!admission.ok) return await admission.response;
      const body = toBytes(request) ?? findEmptyBody(request);
      return await (body ? this.#take(admission.request, body) : this.#refuseBody(request));
    } catch (error) {
      return this.#refuseFailed(error);
    }
  }

  /** Returns the response to what the owner's own code got wrong, and logs what to change. */
  refuseMistake({ code, message }: ReceiverError): ReceiverResponse {
    const isAdapter = code === "adapter_wrong";
    this.#services.log({
      level: "error",
      code: isAdapter ? "adapter_wrong" : "request_invalid",
      message,
    });
    return this.#count("internal_error");
  }

  /** Returns the response of a refusal, and has it reported. */
  refuse(code: RefusalCode): ReceiverResponse {
    this.#services.refusals.report(code);
    return responses[code];
  }

  /** Judges a head: everything that can be refused without the body. */
  #admit(head: RequestHead): Admission {
    if (this.#isClosed) return { ok: false, response: this.refuse("unavailable") };
    const route = this.#settings.routes.find(head.path);
    if (!route) return { ok: false, response: this.#refuseUnknownPath(head) };
    const header = headerOf(head.headers, signatureHeader);
    const signature = decodeSignature(header);
    const mistake = signature ? undefined : findHeaderMistake(header);
    if (mistake) return { ok: false, response: this.refuseMistake(mistake) };
    const code = checkRequestHead(head, this.#settings.limits.maxBodyBytes);
    if (code) return { ok: false, response: signature ? this.refuse(code) : this.#count(code) };
    if (!signature) return { ok: false, response: this.#refuseSignature(emptyBody, header) };
    const isJson = isJsonType(headerOf(head.headers, "content-type"));
    return { ok: true, request: { route, header, signature, isJson } };
  }

  async #take(request: AdmittedRequest, body: Uint8Array): Promise<ReceiverResponse> {
    if (body.byteLength > this.#settings.limits.maxBodyBytes) return this.refuse("body_too_large");
    const signed = findSigned(body, request.signature, this.#settings.keys);
    if (!signed) return this.#refuseSignature(body, request.header);
    if (signed.secretIndex > 0) this.#reportOlderSecret(signed);
    const isTaken = await this.#services.take(this.#parse(signed, request));
    return isTaken ? responses.accepted : this.#count("unavailable");
  }

  /** Refuses a missing or malformed signature from the header alone, and a wrong one by the body. */
  #refuseSignature(body: Uint8Array, header: unknown): Refusal {
    const told = this.#services.signatureFailures.report({ body, header });
    return this.#respondOnce(told, this.#count("invalid_signature"));
  }

  #refuseUnknownPath(head: RequestHead): ReceiverResponse {
    this.#services.unknownPaths.report(head);
    return this.#count("not_found");
  }

  /** Refuses a body that has no bytes. */
  #refuseBody(request: RawRequest): Refusal {
    const mistake = findBodyMistake(request);
    return mistake ? this.refuseMistake(mistake) : this.#refuseConsumedBody();
  }

  /** Refuses what a parser made of a body, which proves nothing. */
  #refuseConsumedBody(): Refusal {
    const told = this.#services.signatureFailures.reportConsumedBody();
    return this.#respondOnce(told, this.#count("internal_error"));
  }

  /** Responds at once, or when the owner knows if nothing runs after the response. */
  #respondOnce(told: Promise<void>, response: ReceiverResponse): Refusal {
    if (!this.#isAwaited) return response;
    return within(this.#settings.limits.handlerTimeoutMs, told).then(() => response);
  }

  /** True if all that is to come of a request comes before its response. */
  get #isAwaited(): boolean {
    return this.#settings.processing === "before-response";
  }

  #refuseFailed(error: unknown): ReceiverResponse {
    const message = "A request could not be processed.";
    this.#services.log({ level: "error", code: "request_failed", message, error });
    return this.#count("unavailable");
  }

  /** Returns the response of a refusal that needs no log, or had one. */
  #count(code: RefusalCode): ReceiverResponse {
    this.#services.refusals.count(code);
    return responses[code];
  }

  /** Logs each older secret once. After a restart without that line, it can go. */
  #reportOlderSecret({ secretIndex }: SignedBody): void {
    if (this.#loggedSecrets.has(secretIndex)) return;
    this.#loggedSecrets.add(secretIndex);
    const message = `Deliveries still come that secrets[${secretIndex}] signed. Keep that secret until a start after which this is not logged.`;
    this.#services.log({ level: "warn", code: "older_secret", message });
  }

  #parse({ bytes }: SignedBody, request: AdmittedRequest): IncomingDelivery {
    const { rawEvent } = request.route;
    const parsed = parseBody({ body: bytes, rawEvent }, this.#settings.purposeOptions);
    const job = this.#findJob(parsed, request);
    return { entry: toEntry({ bytes, rawEvent, parsed, job }, this.#settings.rawWindowMs), job };
  }

  #findJob(parsed: ParsedBody, { route, isJson }: AdmittedRequest): Job | UnusableBody {
    const job = findJob(parsed, this.#settings);
    if (job.kind === "unusable") return job;
    if (!isJson) return toUnusableBody(parsed, "content_type");
    const { staleAfterMs } = this.#settings;
    return route.rawEvent === null && isStale(parsed.read?.value, staleAfterMs)
      ? toUnusableBody(parsed, "stale")
      : job;
  }
}

const emptyBody = new Uint8Array();

/** Returns the empty body of a request that announces none. Platforms hand that over as nothing. */
function findEmptyBody({ body, headers }: RawRequest): Uint8Array | undefined {
  const isNothing = (body ?? null) === null;
  const announced =
    headerOf(headers, "transfer-encoding") ?? headerOf(headers, "content-length") ?? "0";
  return isNothing && announced === "0" ? emptyBody : undefined;
}
