import type { Framing } from "../http/framing.ts";
import { type PlannedDelivery, withFreshIds } from "../plan/delivery.ts";

/**
 * Purpose of a check: `contract` must be taken and `refusal` refused. Both are interactions of the webhook
 * pact, which Pact's verifier sends and judges, except two more ways of signing falsely. `probe` must be
 * taken, and `either` taken or refused. Both are beyond what Pact can express: this package sends and
 * judges them.
 */
export type CheckGroup = "contract" | "refusal" | "either" | "probe";

/** One delivery to a receiver and what must become of it. */
export interface Check {
  readonly group: CheckGroup;
  /** Name of what is tried, for example `unknown keys`. A contract's is the delivery's description. */
  readonly title: string;
  readonly delivery: PlannedDelivery;
  /** Traits of this delivery. A failure is explained by the traits that the failing ones share. */
  readonly traits: ReadonlySet<string>;
  /** Probes whose change this delivery has by nature: what fails there may fail here for the same reason. */
  readonly resembles: ReadonlySet<string>;
  /** The key of the delivery that a probe changes: where that fails too, the change explains nothing. */
  readonly control?: string;
  readonly transport: Transport;
}

/** Number of a copy among those of one purpose, and the letter of that purpose: no two deliveries of a run share ids. */
export interface CopyNumber {
  readonly letter: "e" | "n" | "o" | "p" | "r" | "s";
  readonly nth: number;
}

/** Copies a check with ids that no other delivery of the run has. */
export function toCopy(check: Check, run: string, { letter, nth }: CopyNumber): Check {
  const number = `${letter}${String(nth).padStart(3, "0")}`;
  return { ...check, delivery: withFreshIds(check.delivery, run, number) };
}

/** True if a trait is what a probe changes, narrowed or not. */
export function isChangeOf({ group, title }: Check, trait: string): boolean {
  return group === "probe" && trait.split(only)[0] === title;
}

/** Stands in a trait between a probe and what it is narrowed to: `unknown keys, only with purpose message`. */
export const only = ", only with ";

/** Way in which a delivery is sent. */
export interface Transport {
  readonly contentType: string;
  readonly framing: Framing;
  /** True if the names of the headers have capital letters. */
  readonly hasCapitals: boolean;
  /** Something that is sent before. Only the delivery itself is judged. */
  readonly before: Before;
}

/**
 * Something that is sent before a delivery: nothing, the same delivery, the same bytes signed with
 * another secret, or another event of the same order.
 */
export type Before = "nothing" | "itself" | "a forgery" | "another event";

/** As Pact sends: JSON without a charset, the body at once, once. */
export const plainTransport: Transport = {
  contentType: "application/json",
  framing: "whole",
  hasCapitals: false,
  before: "nothing",
};

/** A check of an interaction of the webhook pact. */
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

/** Number of times that a handler has to run with the order of a delivery. */
export function timesOf({ transport }: Check): number {
  return transport.before === "another event" ? 2 : 1;
}
