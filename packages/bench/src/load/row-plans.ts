import { manyDeliveries } from "../handle/row-plans.ts";

/** The plan of one row about servers. */
export interface LoadPlan {
  readonly name: string;
  readonly connections: number;
  /** Minimum size of a body in bytes. */
  readonly leastBytes: number;
  /** Number of deliveries that the receiver has handled before the measurement. */
  readonly handledBefore: number;
  /** The number of deliveries that each server gets in each slice. */
  readonly deliveries: number;
}

const usual = { connections: 32, leastBytes: 0, handledBefore: 0, deliveries: 2_000 };

/** The rows, in the order of the table. */
export const loadPlans: readonly LoadPlan[] = [
  { ...usual, name: "http, 8 connections", connections: 8 },
  { ...usual, name: "http, 32 connections" },
  { ...usual, name: "http, 128 connections", connections: 128 },
  { ...usual, name: "http, 32 connections, 4 KB", leastBytes: 4_000 },
  { ...usual, name: "http, 32 connections, 64 KB", leastBytes: 64_000, deliveries: 400 },
  {
    ...usual,
    name: "http, 32 connections, after 150,000 deliveries",
    handledBefore: manyDeliveries,
  },
];

/** The plan of one row about durable inboxes. */
export type InboxPlan = Omit<LoadPlan, "handledBefore">;

/** The rows about durable inboxes, in the order of the table. */
export const inboxPlans: readonly InboxPlan[] = [8, 32, 128].map((connections) => ({
  name: `inbox, ${connections} connections`,
  connections,
  leastBytes: 0,
  deliveries: 4_000,
}));
