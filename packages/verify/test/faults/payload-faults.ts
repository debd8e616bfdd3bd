import { valueAt } from "../../src/json/json.ts";
import { readSchemaFile, readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import type { Fault } from "./fault.ts";
import {
  type Dispatched,
  type Loose,
  purposeOf,
  type Steps,
  soundSteps,
} from "./plain-receiver.ts";

// Keys that a receiver made from the strict schemas knows.
const { events } = await readSchemaIndex();
const lastEvent = Object.keys(events).at(-1);
const strict = await readSchemaFile(Object.values(events)[0]?.strict ?? "");
const customer = valueAt(strict, "$defs", "Customer", "properties");
const customerKeys = new Set(Object.keys(customer ?? {}));

/** Receivers that cannot read some payloads. */
export const payloadFaults: readonly Fault[] = [
  refusing("null referrer refused", ({ referrer }) => referrer === null, ["referrer null"]),
  refusing("referrer refused", ({ referrer }) => referrer !== null, ["referrer present"]),
  refusing("null redemption refused", ({ redemption }) => redemption === null, ["redemption null"]),
  refusing("redemption refused", ({ redemption }) => redemption !== null, ["redemption present"]),
  refusing("unknown keys refused", ({ customer }) => hasOtherKeys(customer), ["unknown keys"]),
  refusing("unknown status refused", ({ order }) => order.status === "ADDED_LATER", [
    "unknown enum values",
  ]),
  refusing(
    "one purpose only",
    (data) => purposeOf(data) !== "message",
    ["purpose promotion", "purpose unique_code"],
    ["Every delivery with purpose promotion fails. Expected", "can send, in both forms."],
  ),
  {
    ...refusing(
      "one purpose only, and no raw payloads sent",
      (data) => purposeOf(data) !== "message",
      ["purpose promotion", "purpose unique_code"],
      ["Handle every event and purpose that the distribution can send."],
    ),
    options: { rawUrls: {} },
  },
  refusing(
    "a redemption without a referrer refused",
    ({ referrer, redemption }) => referrer === null && redemption !== null,
    ["referrer null, redemption present"],
  ),
  refusing(
    "a referrer without a redemption refused",
    ({ referrer, redemption }) => referrer !== null && redemption === null,
    ["referrer present, redemption null"],
  ),
  // No trait is as narrow as this, and no probe's change may be blamed for failures without it.
  refusing(
    "null referrer refused for one purpose",
    (data) => purposeOf(data) === "message" && data.referrer === null,
    ["keys null or absent"],
    ["fail if /data/referrer is null (only with purpose message). Expected"],
  ),
  {
    name: "null redemption hangs",
    steps: {
      readBody: async (request) => {
        const body = await soundSteps.readBody(request);
        const parsed = JSON.parse(body.toString());
        const { redemption } = parsed.data ?? parsed;
        return redemption === null ? new Promise(() => {}) : body;
      },
    },
    options: { timeoutMs: 300 },
    findings: ["referrer null or redemption null"],
    words: ["Expected an answer, got no complete one within 300 ms."],
  },
  {
    name: "event read from the delivery's type",
    steps: {
      dispatch: (received) => {
        const dispatched = soundSteps.dispatch(received);
        if (received.rawEvent !== undefined) return dispatched;
        const { type, event } = JSON.parse(received.body.toString());
        return type === event.type ? dispatched : undefined;
      },
    },
    findings: ["type is not the event"],
  },
  {
    name: "purpose determined by present keys, null or not",
    steps: {
      dispatch: (received) => {
        const dispatched = soundSteps.dispatch(received);
        return dispatched && { ...dispatched, purpose: purposeByKeys(dispatched) };
      },
    },
    findings: ["keys of other purposes null"],
  },
  // Keys that many published payloads lack by nature. The plain delivery fails with them as well.
  ...["source_id", "discount_amount", "initial_amount", "referrer_id"].map((key) =>
    crashing(
      `a value of ${key} read, which may be missing`,
      ({ order }) => order[key] == null,
      ["keys null or absent"],
      [`Deliveries fail if /data/order/${key} is null or absent. Expected`],
    ),
  ),
  crashing(
    "an item's sku read, which may be missing",
    ({ order }) => order.items?.[0] && order.items[0].sku == null,
    ["keys null or absent"],
    ["Deliveries fail if /data/order/items/0/sku is absent. Expected"],
  ),
  // The missing key does not explain the empty list, which is a separate cause.
  {
    ...crashing(
      "the first item's sku read, whatever the list has",
      ({ order }) => order.items?.[0]?.sku == null,
      ["keys null or absent", "an order without items"],
      ["/data/order/items/0/sku is absent", "An order without items fails."],
    ),
    options: { events: Object.keys(events) },
  },
  {
    ...crashing(
      "an amount of a voucher read, which not each discount has",
      (data) => data.voucher != null && data.voucher.discount?.amount_off == null,
      ["keys null or absent"],
      ["/data/voucher/discount/amount_off is absent"],
    ),
    options: { events: Object.keys(events) },
  },
  crashing(
    "a date of a redemption read",
    ({ redemption }) => redemption !== null && redemption.date == null,
    ["keys null or absent"],
    ["fail if /data/redemption/date is absent. Expected"],
  ),
  {
    name: "a text read that is null or absent, for one event only",
    steps: {
      handle: (dispatched) => {
        const { event, data } = dispatched;
        if (event === lastEvent && data.order.source_id == null) throw new TypeError("no text");
        return soundSteps.handle(dispatched);
      },
    },
    options: { events: Object.keys(events) },
    findings: ["keys null or absent"],
    words: [
      `fail if /data/order/source_id is null or absent (only with event ${lastEvent}). Expected`,
    ],
  },
  {
    ...crashing(
      "two keys read that may be missing",
      ({ order, customer }) => order.source_id == null || customer.description == null,
      ["keys null or absent"],
      ["/data/order/source_id is null or absent"],
    ),
    options: { events: Object.keys(events) },
  },
  crashing("first item read", ({ order }) => order.items?.length === 0, ["an order without items"]),
  crashing("null metadata read", ({ order }) => order.metadata === null, ["nullable keys null"]),
  crashing("absent status read", ({ order }) => order.status === undefined, [
    "optional keys absent",
  ]),
  refusing(
    "a null banner refused",
    ({ promotion_tier: tier }) => tier?.banner === null,
    ["nullable keys null"],
    ["fail if /data/promotion_tier/banner is null. Only with purpose promotion."],
  ),
  {
    ...refusing("a null banner refused, which some have by nature", hasNoBanner, [
      "nullable keys null",
    ]),
    options: { events: Object.keys(events) },
    words: ["fail if /data/promotion_tier/banner is null. Only with purpose promotion."],
  },
  crashing(
    "a null date read",
    ({ order }) => order.created_at === null,
    ["nullable keys null"],
    ["fail if /data/order/created_at is null. "],
  ),
  refusing(
    "an absent date refused",
    ({ order }) => order.created_at === undefined,
    ["optional keys absent"],
    ["fail if /data/order/created_at is absent. "],
  ),
  refusing(
    "unknown keys of an order refused",
    ({ order }) => "added_later" in order,
    ["unknown keys"],
    ["fail if the unknown key /data/order/added_later is present. "],
  ),
  refusing(
    "unknown keys of items refused",
    ({ order }) => order.items?.some((item: Loose) => "added_later" in item),
    ["unknown keys"],
    ["fail if the unknown key /data/order/items/0/added_later is present. "],
  ),
  refusing(
    "three keys demanded",
    ({ order, campaign, promotion_tier: tier }) =>
      [order.created_at, campaign?.object, tier?.banner].includes(null),
    ["nullable keys null"],
    [
      "fail if /data/order/created_at is null, or /data/campaign/object is null, or " +
        "/data/promotion_tier/banner is null (only with purpose promotion). Expected",
    ],
  ),
  refusing(
    "two keys that must not be null at once",
    ({ order }) => order.created_at === null && order.object === null,
    ["nullable keys null"],
    ["fail if /data/order/created_at is null and /data/order/object is null. "],
  ),
  refusing(
    "a purpose determined by a key of another one",
    (data) => purposeOf(data) === "message" && data.voucher === null,
    ["keys of other purposes null"],
    ["fail if /data/voucher is null. Only with purpose message."],
  ),
  refusing(
    "amounts of 32 bits",
    ({ order }) => order.amount > 2 ** 31,
    ["amounts beyond 32 bits"],
    ["fail if /data/order/amount is 3000000000. "],
  ),
  refusing(
    "a fraction demanded",
    ({ order }) => /:\d\dZ$/.test(order.created_at),
    ["timestamps without a fraction"],
    ['fail if /data/order/created_at is "2'],
  ),
  {
    name: "10.0 not read as an amount",
    steps: {
      dispatch: (received) =>
        /:\s*\d+\.0\b/.test(received.body.toString()) ? undefined : soundSteps.dispatch(received),
    },
    findings: ["numbers such as 10.0"],
  },
  refusing("milliseconds demanded", ({ order }) => /\.\d{6}Z$/.test(order.created_at), [
    "timestamps with microseconds",
  ]),
  {
    name: "project ids of one form only",
    steps: {
      dispatch: (received) =>
        received.body.includes('"project_id":"sand_') ? undefined : soundSteps.dispatch(received),
    },
    findings: ["ids of a sandbox project"],
  },
  {
    name: "raw payloads unknown",
    steps: {
      dispatch: (received) =>
        received.rawEvent === undefined ? soundSteps.dispatch(received) : undefined,
    },
    findings: ["form raw"],
  },
  {
    name: "raw payloads where no route is",
    steps: {
      greet: (request, response) => {
        if (!/\/raw\//.test(request.url ?? "")) return false;
        request.resume().once("end", () => response.writeHead(404).end());
        return true;
      },
    },
    findings: ["no_route"],
  },
  {
    name: "raw payloads handled as another event",
    steps: {
      dispatch: (received) => {
        const dispatched = soundSteps.dispatch(received);
        if (received.rawEvent === undefined || dispatched === undefined) return dispatched;
        return { ...dispatched, event: "another.event" };
      },
    },
    findings: ["form raw"],
  },
];

function hasNoBanner({ promotion_tier: tier }: Loose): boolean {
  return tier?.banner === null;
}

function hasOtherKeys(customer: Loose): boolean {
  return Object.keys(customer).some((key) => !customerKeys.has(key));
}

function purposeByKeys({ data }: Dispatched): string {
  if ("promotion_tier" in data) return "promotion";
  return "voucher" in data ? "unique_code" : "message";
}

function refusing(
  name: string,
  isRefused: (data: Loose) => boolean,
  findings: Fault["findings"],
  words: Fault["words"] = [],
): Fault {
  const dispatch: Steps["dispatch"] = (received) => {
    const dispatched = soundSteps.dispatch(received);
    return dispatched && isRefused(dispatched.data) ? undefined : dispatched;
  };
  return { name, steps: { dispatch }, findings, words };
}

function crashing(
  name: string,
  crashes: (data: Loose) => boolean,
  findings: Fault["findings"],
  words: Fault["words"] = [],
): Fault {
  const handle: Steps["handle"] = (dispatched) => {
    if (crashes(dispatched.data)) throw new TypeError("Cannot read properties of undefined");
    return soundSteps.handle(dispatched);
  };
  return { name, steps: { handle }, findings, words };
}
