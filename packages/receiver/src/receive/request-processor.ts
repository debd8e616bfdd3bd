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

/** Services of a request processor. */
export interface RequestProcessorServices extends Services {
  /** Stores or handles a delivery. Resolves to false if the sender must send it again. */
  readonly take: (delivery: IncomingDelivery) => Promise<boolean>;
  readonly refusals: Refusals;
  readonly signatureFailures: SignatureFailures;
  readonly unknownPaths: UnknownPaths;
}

/** A request that passed the header checks. Its body may be read next. */
interface AdmittedRequest {
  readonly route: Route;
  /** The signature header as received, and its 32 decoded bytes. */
  readonly header: HeaderValue;
  readonly signature: Uint8Array;
  readonly isJson: boolean;
}

/** Result of the header checks: the admitted request, or the refusal. */
type Admission =
  | { readonly ok: true; readonly request: AdmittedRequest }
  | { readonly ok: false; readonly response: Refusal };

/** Response of a refusal. It is a promise if it waits for the owner's callback. */
type Refusal = ReceiverResponse | Promise<ReceiverResponse>;

/** Processes a request up to its response: checks, verifies, parses and stores it. */
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

  /** Answers every later request `unavailable`, so that the vendor sends it again. */
  close(): void {
    this.#isClosed = true;
  }

  /** Answers a request of an adapter. Never rejects: an unexpected error gets 503, so that the vendor retries. */
  async answer(request: IncomingRequest): Promise<ReceiverResponse> {
    const buffer = this.#pool.open();
    try {
      const admission = this.#admit(request);
      if (!admission.ok) return await admission.response;
      const timeoutMs = this.#settings.limits.bodyTimeoutMs;
      const body = await request.readBody({ buffer, timeoutMs });
      if (typeof body === "string")
        return await (body === "internal_error" ? this.#refuseConsumedBody() : this.refuse(body));
      // Releases the buffer, because running handlers have separate limits and must not block other requests.
      if (this.#isAwaited) buffer.close();
      return await this.#take(admission.request, body);
    } catch (error) {
      return this.#refuseFailed(error);
    } finally {
      buffer.close();
    }
  }

  /** Answers a request whose body was read already. Never rejects. */
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

  /** Returns the response to a mistake in the owner's code, and logs it. */
  refuseMistake({ code, message }: ReceiverError): ReceiverResponse {
    const isAdapter = code === "adapter_wrong";
    this.#services.log({
      level: "error",
      code: isAdapter ? "adapter_wrong" : "request_invalid",
      message,
    });
    return this.#count("internal_error");
  }

  /** Returns the response of a refusal, and reports it. */
  refuse(code: RefusalCode): ReceiverResponse {
    this.#services.refusals.report(code);
    return responses[code];
  }

  /** Checks the head of a request, and refuses everything that needs no body. */
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

  /** Refuses a missing, malformed or wrong signature. The first two need no body. */
  #refuseSignature(body: Uint8Array, header: unknown): Refusal {
    const reported = this.#services.signatureFailures.report({ body, header });
    return this.#respondOnce(reported, this.#count("invalid_signature"));
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

  /** Refuses the output of a body parser, because it cannot be verified. */
  #refuseConsumedBody(): Refusal {
    const reported = this.#services.signatureFailures.reportConsumedBody();
    return this.#respondOnce(reported, this.#count("internal_error"));
  }

  /** Responds at once, or after the owner's callback if nothing runs after the response. */
  #respondOnce(reported: Promise<void>, response: ReceiverResponse): Refusal {
    if (!this.#isAwaited) return response;
    return within(this.#settings.limits.handlerTimeoutMs, reported).then(() => response);
  }

  /** True if everything that a request causes runs before its response. */
  get #isAwaited(): boolean {
    return this.#settings.processing === "before-response";
  }

  #refuseFailed(error: unknown): ReceiverResponse {
    const message = "The receiver could not process a request.";
    this.#services.log({ level: "error", code: "request_failed", message, error });
    return this.#count("unavailable");
  }

  /** Returns the response of a refusal that needs no log, or was logged already. */
  #count(code: RefusalCode): ReceiverResponse {
    this.#services.refusals.count(code);
    return responses[code];
  }

  /** Logs each older secret once. If a restart does not log it again, the owner can remove the secret. */
  #reportOlderSecret({ secretIndex }: SignedBody): void {
    if (this.#loggedSecrets.has(secretIndex)) return;
    this.#loggedSecrets.add(secretIndex);
    const message = `Deliveries signed with secrets[${secretIndex}] still arrive. Remove this secret only when this warning no longer appears after a start.`;
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

/** Returns an empty body for a request that announces none. Platforms pass no value for it. */
function findEmptyBody({ body, headers }: RawRequest): Uint8Array | undefined {
  const isNothing = (body ?? null) === null;
  const announced =
    headerOf(headers, "transfer-encoding") ?? headerOf(headers, "content-length") ?? "0";
  return isNothing && announced === "0" ? emptyBody : undefined;
}
