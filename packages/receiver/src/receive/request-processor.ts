import type { KeyObject } from "node:crypto";
import { isBytes } from "../bytes.ts";
import { headerOf, pathOf, type RawRequest, type RequestHead } from "../http/request.ts";
import { checkRequestHead, isJsonType } from "../http/request-checks.ts";
import { type ReceiverResponse, type ResponseCode, responses } from "../http/responses.ts";
import type { UnknownPathReporter } from "../http/unknown-path-reporter.ts";
import type { Log } from "../log/log.ts";
import { createLimiter, maxLogsPerMinute } from "../log/rate-limit.ts";
import type { Limits } from "../options/limits.ts";
import type { Routes } from "../options/paths.ts";
import { identify, toKeyFor, toQuarantineKey } from "../payload/idempotency-key.ts";
import type { ParseBody, ParsedBody } from "../payload/parse.ts";
import { toUnusableBody, type UnusableBody } from "../payload/quarantine.ts";
import { decodeSignature } from "../signature/decode.ts";
import type { SignatureFailureReporter } from "../signature/failure-reporter.ts";
import { signatureHeader } from "../signature/secrets.ts";
import { findSigned, type SignedBody } from "../signature/verify.ts";
import type { Dispatch, Job } from "../worker/dispatch.ts";
import type { DeliveryStore, IncomingDelivery } from "./store-delivery.ts";

/** The collaborators of a request processor. */
export interface RequestProcessorOptions {
  readonly routes: Routes;
  readonly limits: Limits;
  readonly keys: readonly KeyObject[];
  readonly parse: ParseBody;
  readonly dispatch: Dispatch;
  readonly store: DeliveryStore;
  readonly signatureFailures: SignatureFailureReporter;
  readonly unknownPaths: UnknownPathReporter;
  readonly log: Log;
}

const noBody = new Uint8Array();

/** Takes a request up to its response: checks, verifies, parses and stores it. */
export class RequestProcessor {
  readonly #options: RequestProcessorOptions;
  /** Anyone can be refused as often as they like. */
  readonly #mayLog = createLimiter(maxLogsPerMinute);
  #isClosed = false;
  #isOlderSecretLogged = false;

  constructor(options: RequestProcessorOptions) {
    this.#options = options;
  }

  /** Refuses everything from now on as unavailable, so that the vendor sends it again. */
  close(): void {
    this.#isClosed = true;
  }

  /** Refuses a request by its head. Returns undefined if its body is to be read. */
  admit(head: RequestHead): ReceiverResponse | undefined {
    const refusal = this.#isClosed ? "unavailable" : checkRequestHead(head, this.#options);
    if (refusal === "not_found") this.#options.unknownPaths.report(head);
    return refusal ? this.refuse(refusal) : this.#refuseUnsigned(head);
  }

  /** Verifies, parses and stores. Never rejects: after an unforeseen error the vendor sends it again. */
  async handle(request: RawRequest): Promise<ReceiverResponse> {
    try {
      return await this.#receive(request);
    } catch (error) {
      const message = "A request could not be processed.";
      this.#options.log({ level: "error", code: "request_failed", message, error });
      return responses.unavailable;
    }
  }

  /** Returns the response of a refusal, and logs one that may have hit something authentic. */
  refuse(code: ResponseCode): ReceiverResponse {
    const { status } = responses[code];
    const message = `A request was refused with ${status} ${code}.`;
    const isLogged = code !== "not_found" && code !== "method_not_allowed" && this.#mayLog(code);
    if (isLogged) this.#options.log({ level: "warn", code: "request_refused", message });
    return responses[code];
  }

  /** Refuses a request whose body something else has read, and reports how to fix that. */
  refuseConsumedBody(): ReceiverResponse {
    this.#options.signatureFailures.reportConsumedBody();
    return responses.internal_error;
  }

  async #receive(request: RawRequest): Promise<ReceiverResponse> {
    const refused = this.admit(request) ?? this.#refuseBody(request);
    if (refused) return refused;
    const signed = this.#verify(request);
    if (!signed) return responses.invalid_signature;
    const isStored = await this.#options.store.store(this.#parse(signed, request));
    return isStored ? responses.accepted : responses.unavailable;
  }

  /** Refuses a missing or malformed signature from the header alone: no body is read for it. */
  #refuseUnsigned(head: RequestHead): ReceiverResponse | undefined {
    const header = headerOf(head, signatureHeader);
    if (decodeSignature(header)) return undefined;
    this.#options.signatureFailures.report({ body: noBody, header });
    return responses.invalid_signature;
  }

  /** JavaScript may pass what a parser made of the body, which proves nothing. */
  #refuseBody({ body }: RawRequest): ReceiverResponse | undefined {
    if (!isBytes(body)) return this.refuseConsumedBody();
    const isLarge = body.byteLength > this.#options.limits.maxBodyBytes;
    return isLarge ? this.refuse("body_too_large") : undefined;
  }

  #verify(request: RawRequest): SignedBody | undefined {
    const { body } = request;
    const header = headerOf(request, signatureHeader);
    const signed = findSigned(body, header, this.#options.keys);
    if (!signed) this.#options.signatureFailures.report({ body, header });
    else if (signed.secretIndex > 0) this.#reportOlderSecret(signed);
    return signed;
  }

  /** Logs it once a process. After a restart without that line, the older secret can go. */
  #reportOlderSecret({ secretIndex }: SignedBody): void {
    if (this.#isOlderSecretLogged) return;
    this.#isOlderSecretLogged = true;
    const message = `Deliveries still come that secrets[${secretIndex}] signed. This is logged once.`;
    this.#options.log({ level: "info", code: "older_secret", message });
  }

  #parse({ bytes }: SignedBody, request: RawRequest): IncomingDelivery {
    const rawEvent = this.#options.routes.get(pathOf(request)) ?? null;
    const parsed = this.#options.parse({ body: bytes, rawEvent });
    const job = this.#findJob(parsed, request);
    const identity = identify({ bytes, json: parsed.json, rawEvent });
    const stored = { fingerprint: identity.fingerprint, body: bytes, rawEvent };
    if (job.kind === "job") {
      const key = toKeyFor(identity, job.taker);
      return { entry: { ...stored, key, quarantine: null }, unusable: undefined };
    }
    const key = toQuarantineKey(identity);
    return { entry: { ...stored, key, quarantine: job.reason }, unusable: job };
  }

  #findJob(parsed: ParsedBody, request: RawRequest): Job | UnusableBody {
    const job = this.#options.dispatch(parsed);
    if (job.kind === "unusable") return job;
    const isJson = isJsonType(headerOf(request, "content-type"));
    return isJson ? job : toUnusableBody(parsed, "content_type");
  }
}
