import { buildDelivery, type SignedRequest, signRequest } from "../../../src/testing.ts";
import { anyEvent } from "../../recorded-receiver.ts";

/** A request, and the status that each platform has to answer. */
export interface Case {
  readonly name: string;
  readonly signed: SignedRequest;
  readonly status: number;
  /** The lines that the handlers print. */
  readonly printed: readonly string[];
}

/** Builds one request of each kind: handled, quarantined, unsigned, and signed with another secret. */
export function buildCases(): readonly Case[] {
  const authentic = buildDelivery({ event: anyEvent, purpose: "unique_code" });
  const { data } = JSON.parse(authentic.text);
  return [
    { name: "authentic", signed: authentic, status: 202, printed: [data.order.id] },
    { name: "authentic, no envelope", signed: signRequest("{}"), status: 202, printed: [] },
    { name: "unsigned", signed: withoutSignature(authentic), status: 401, printed: [] },
    { name: "forged", signed: signRequest("{}", "another secret"), status: 401, printed: [] },
  ];
}

/** An authentic body that is not JSON, which parsers refuse and the receiver quarantines. */
export const notJson: SignedRequest = signRequest("not JSON");

function withoutSignature({ body, text }: SignedRequest): SignedRequest {
  return { body, text, headers: { "content-type": "application/json" } };
}
