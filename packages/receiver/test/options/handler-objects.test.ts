import type { EventType, OrderWebhook } from "@order-webhooks/types";
import { describe, expect, it } from "vitest";
import type { LogEvent } from "../../src/log/log.ts";
import type { EventHandlers, HandlerMap } from "../../src/options/handlers.ts";
import type { UnusableDelivery } from "../../src/payload/quarantine.ts";
import { createReceiver } from "../../src/receiver.ts";
import { signRequest, testSecret } from "../../src/testing.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny, createRecordedReceiver, noEvent } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

/** Handlers as an application with classes writes them. Every method uses `this`. */
class OrderHandlers implements EventHandlers<EventType> {
  readonly #handled: string[] = [];

  promotion(webhook: OrderWebhook): void {
    this.#add(webhook);
  }

  unique_code(webhook: OrderWebhook): void {
    this.#add(webhook);
  }

  message(webhook: OrderWebhook): void {
    this.#add(webhook);
  }

  get handled(): readonly string[] {
    return this.#handled;
  }

  #add({ purpose }: OrderWebhook): void {
    this.#handled.push(purpose);
  }
}

describe("handlers as an object with methods", () => {
  it("are called on the object", async () => {
    const ofEvent = new OrderHandlers();
    const { receiver } = createRecordedReceiver({ handlers: { [anyEvent]: ofEvent } });
    await deliver(receiver, buildAny("promotion"));
    await deliver(receiver, buildAny());
    expect(ofEvent.handled).toEqual(["promotion", "message"]);
  });

  it("may be an instance of a class, whose fields are not events", async () => {
    class Handlers {
      readonly ofEvent = new OrderHandlers();
      get [anyEvent]() {
        return this.ofEvent;
      }
    }
    const handlers = new Handlers();
    const { receiver } = createRecordedReceiver({ handlers: handlers as HandlerMap });
    await deliver(receiver, buildAny());
    expect(handlers.ofEvent.handled).toEqual(["message"]);
  });

  it("name no event that does not exist, in a class or not", () => {
    class Handlers {
      readonly [noEvent] = new OrderHandlers();
    }
    class Getters {
      get [noEvent]() {
        return new OrderHandlers();
      }
    }
    class Extended extends Getters {}
    for (const handlers of [
      new Handlers(),
      new Getters(),
      new Extended(),
      { [noEvent]: new OrderHandlers() },
      { other: {} },
    ]) {
      const create = () =>
        createReceiver({ secrets: testSecret, handlers: handlers as HandlerMap });
      expect(create).toThrow(expect.objectContaining({ code: "event_unknown" }));
    }
  });

  it.each([
    ["a promise of them", Promise.resolve({ [anyEvent]: new OrderHandlers() })],
    ["a date", new Date()],
    ["an object of a class without any", new (class Empty {})()],
  ])("are not %s", (_name, handlers) => {
    expect(() => createReceiver({ secrets: testSecret, handlers })).toThrow(
      receiverError("handlers_invalid", "handlers"),
    );
  });

  const handlers = { [anyEvent]: new OrderHandlers() };

  it.each<[string, object]>([
    [
      "an object that inherits from one without a prototype",
      Object.create(Object.assign(Object.create(null), handlers)),
    ],
    [
      "a property that is not enumerable",
      Object.defineProperty({}, anyEvent, { get: () => handlers[anyEvent] }),
    ],
    [
      "a proxy",
      new Proxy(
        {},
        {
          get: (_target, name) => Reflect.get(handlers, name),
          has: (_target, name) => name in handlers,
        },
      ),
    ],
  ])("may be found in %s", async (_name, found) => {
    const { receiver, unusable } = createRecordedReceiver({ handlers: found });
    await deliver(receiver, buildAny());
    expect(unusable).toEqual([]);
  });

  it("need every purpose, also in a class", () => {
    class Handlers {
      promotion() {}
      message() {}
    }
    const handlers = { [anyEvent]: new Handlers() } as unknown as HandlerMap;
    expect(() => createReceiver({ secrets: testSecret, handlers })).toThrow(
      receiverError("handler_missing", `handlers["${anyEvent}"].unique_code`),
    );
  });
});

describe("callbacks that are methods of the options", () => {
  it("are called on them", async () => {
    const seen: string[] = [];
    class Options {
      readonly secrets = testSecret;
      readonly handlers = () => {};
      readonly #seen = seen;

      onUnusable({ reason }: UnusableDelivery): void {
        this.#seen.push(reason);
      }

      log({ code }: LogEvent): void {
        this.#seen.push(code);
      }
    }
    await deliver(createReceiver(new Options()), signRequest("[]"));
    expect(seen).toEqual(["quarantined", "not_object"]);
  });
});
