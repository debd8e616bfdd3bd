import { buildDelivery, type SignedRequest, signRequest } from "../../../src/testing.ts";
import { anyEvent, buildAny } from "../../recorded-receiver.ts";
import { resign } from "../../sending.ts";

/** A request, and its outcome on each platform. */
export interface Case {
  readonly name: string;
  readonly signed: SignedRequest;
  readonly status: number;
  /** The kind of report that the owner's code has sent to the shop before the response. */
  readonly kind: string;
}

/** Builds one request of each kind: handled, nonconforming, quarantined, unsigned, and signed with another secret. */
export function buildCases(): readonly Case[] {
  const authentic = buildAny();
  const other = signRequest("{}", "another secret");
  const unsigned = { ...other, headers: { "content-type": "application/json" } };
  return [
    { name: "authentic", signed: authentic, status: 202, kind: "orders" },
    { name: "nonconforming", signed: buildNonconforming(), status: 202, kind: "nonconforming" },
    { name: "no envelope", signed: signRequest("{}"), status: 202, kind: "unusable" },
    { name: "not JSON", signed: signRequest("not JSON"), status: 202, kind: "unusable" },
    { name: "unsigned", signed: unsigned, status: 401, kind: "rejected" },
    { name: "forged", signed: other, status: 401, kind: "rejected" },
  ];
}

/** Builds a delivery of the order with this id. */
export function buildOrder(id: string): SignedRequest {
  const built = buildDelivery({ event: anyEvent, purpose: "unique_code" });
  const { data } = JSON.parse(built.text);
  return resign(built, { data: { ...data, order: { ...data.order, id } } });
}

function buildNonconforming(): SignedRequest {
  const built = buildAny();
  return resign(built, { data: { ...built.delivery.data, order: { id: 7 } } });
}
