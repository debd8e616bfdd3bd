import type { Framing } from "../http/framing.ts";
import { type PlannedDelivery, withFreshIds } from "../plan/delivery.ts";

/**
 * Group of a check, which decides the required result. The receiver must accept `contract` and
 * `probe`, must refuse `refusal`, and may accept or refuse `either`. Pact's verifier sends and
 * judges `contract` and `refusal` as interactions of the webhook pact. This package sends and
 * judges the others, because Pact cannot express them. It also sends the two tamperings of
 * `refusal` that the webhook pact does not have.
 */
export type CheckGroup = "contract" | "refusal" | "either" | "probe";

/** Delivery to a receiver with the required result. */
export interface Check {
  readonly group: CheckGroup;
  /**
   * Name of the check, for example `unknown keys`. A contract check has the delivery's description.
   */
  readonly title: string;
  readonly delivery: PlannedDelivery;
  /** Traits of this delivery. The diagnosis explains failures by the traits that they share. */
  readonly traits: ReadonlySet<string>;
  /**
   * Titles of probes whose change this delivery contains too. It may fail for the same reason as
   * these probes.
   */
  readonly resembles: ReadonlySet<string>;
  /**
   * Key of the delivery that a probe changes. If that delivery fails too, the change explains
   * nothing.
   */
  readonly control?: string;
  readonly transport: Transport;
}

/**
 * Number of a copy, and a letter for the reason why it was made. Together they make its IDs unique
 * in a run.
 */
export interface CopyNumber {
  readonly letter: "e" | "n" | "o" | "p" | "r" | "s";
  readonly nth: number;
}

/** Copies a check with IDs that no other delivery of the run has. */
export function toCopy(check: Check, run: string, { letter, nth }: CopyNumber): Check {
  const number = `${letter}${String(nth).padStart(3, "0")}`;
  return { ...check, delivery: withFreshIds(check.delivery, run, number) };
}

/** Returns true if a trait is a probe's change, narrowed or not. */
export function isChangeOf({ group, title }: Check, trait: string): boolean {
  return group === "probe" && trait.split(only)[0] === title;
}

/**
 * Separator in a trait between a probe and its narrower scope: `unknown keys, only with purpose
 * message`.
 */
export const only = ", only with ";

/** Options for sending a delivery. */
export interface Transport {
  readonly contentType: string;
  readonly framing: Framing;
  /** True if the header names have capital letters. */
  readonly hasCapitals: boolean;
  /** Request that is sent before. Only the delivery itself is judged. */
  readonly before: Before;
}

/**
 * Request that is sent before a delivery: nothing, the same delivery, the same bytes signed with
 * another secret, or another event of the same order.
 */
export type Before = "nothing" | "itself" | "a forgery" | "another event";

/** Transport that Pact uses: JSON without a charset, and the whole body in one piece. */
export const plainTransport: Transport = {
  contentType: "application/json",
  framing: "whole",
  hasCapitals: false,
  before: "nothing",
};

/** Returns a check of an interaction of the webhook pact. */
export function toContractCheck(delivery: PlannedDelivery): Check {
  return {
    group: delivery.tampering === undefined ? "contract" : "refusal",
    title: delivery.tampering ?? delivery.description,
    delivery,
    traits: new Set(traitsOf(delivery)),
    resembles: new Set(resemblancesOf(delivery)),
    transport: plainTransport,
  };
}

/** Lists the traits that a delivery has by its subject and its bytes. */
export function traitsOf({ subject, body }: PlannedDelivery): readonly string[] {
  const { event, purpose, form, referrer, redemption } = subject;
  return [
    `event ${event}`,
    `purpose ${purpose}`,
    `form ${form}`,
    `referrer ${referrer}`,
    `redemption ${redemption}`,
    `event ${event}, purpose ${purpose}`,
    `form ${form}, purpose ${purpose}`,
    `event ${event}, form ${form}`,
    ...bytesTraits(body),
    ...(form === "envelope" && !typeIsEvent(body) ? ["type is not the event"] : []),
  ];
}

function bytesTraits(body: string): readonly string[] {
  const canonical = JSON.stringify(JSON.parse(body));
  return [
    ...(canonical === body ? [] : ["bytes differ when written again"]),
    ...(/\n/.test(body) ? ["white space between tokens"] : []),
    ...(/[^\0-\x7f]/.test(body) ? ["text outside ASCII"] : []),
    ...(/:\s*-?\d+\.0+\s*[,}\]]/.test(body) ? ["numbers such as 10.0"] : []),
  ];
}

function typeIsEvent(body: string): boolean {
  const { type, event } = JSON.parse(body);
  return type === event.type;
}

const resemblances: readonly (readonly [probe: string, sign: RegExp])[] = [
  ["timestamps with microseconds", /\.\d{6}Z"/],
  ["ids of a sandbox project", /"project_id": ?"sand_/],
  ["an order without items", /"items": ?\[\]/],
];

function resemblancesOf({ body }: PlannedDelivery): readonly string[] {
  return resemblances.filter(([, sign]) => sign.test(body)).map(([probe]) => probe);
}

/** Returns how often a handler must run for the order of a delivery. */
export function timesOf({ transport }: Check): number {
  return transport.before === "another event" ? 2 : 1;
}
