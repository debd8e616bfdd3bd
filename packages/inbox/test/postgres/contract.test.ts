import { inboxContract } from "@order-webhooks/receiver/inbox-contract";
import { test } from "vitest";
import { makeUnderTest } from "./place.ts";

// The rules of every inbox, on a real server, with two inboxes on one schema.

test.each(inboxContract)("$name", ({ run }) => run(() => makeUnderTest()));
