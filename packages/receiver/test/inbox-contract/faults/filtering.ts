import type { ChangeFilter, DeliveryFilter, Inbox } from "../../../src/inbox/inbox.ts";
import type { Fault, Faults, Parts } from "../broken-inbox.ts";

type Method = "list" | "replay" | "purge";

const rules: { readonly [F in keyof DeliveryFilter]-?: string } = {
  key: "chooses by key in every state",
  state: "chooses by state",
  event: "chooses by event",
  purpose: "chooses by purpose",
  reason: "chooses by reason",
  customer: "chooses by a customer anywhere in the body",
  minAgeMs: "chooses by the least age",
  maxAgeMs: "chooses by the greatest age",
};

/** Faults of filters. */
export const filtering: Faults = {
  ...Object.fromEntries(Object.keys(rules).flatMap(toFaults)),
  "finds a customer whose id is part of another": {
    caughtBy: [rules.customer],
    plant: changeFilter("list", ({ customer, ...filter }) =>
      customer === "custome"
        ? { ...filter, customer: "customer_1" }
        : { ...filter, ...(customer !== undefined && { customer }) },
    ),
  },
  "takes any number for the id of a customer": {
    caughtBy: ["chooses by a short id only where a customer's id stands"],
    plant: changeFilter("list", ({ customer, ...filter }) =>
      customer === "8"
        ? { ...filter, customer: "7" }
        : { ...filter, ...(customer !== undefined && { customer }) },
    ),
  },
  "finds a customer only in what is kept": {
    caughtBy: [rules.customer],
    plant: changeFilter("list", (filter) =>
      filter.customer === undefined ? filter : { state: "dead", ...filter },
    ),
  },
  "finds a key only in what is kept": {
    caughtBy: [rules.key],
    plant: ({ inbox }) => ({
      list: async (filter = {}) => {
        const found = await inbox.list(filter);
        if (filter.key === undefined || filter.state !== undefined) return found;
        return found.filter(({ state }) => state === "dead" || state === "quarantined");
      },
    }),
  },
  "chooses what has anything that is named": {
    caughtBy: ["chooses what has everything that is named"],
    plant: changeFilter("list", ({ event, ...filter }) =>
      Object.keys(filter).length > 0 || event === undefined ? filter : { ...filter, event },
    ),
  },
};

/** Makes each method with a filter ignore one condition. */
function toFaults(name: string): readonly (readonly [string, Fault])[] {
  const methods: readonly Method[] = ["list", "replay", "purge"];
  const rule = Object.entries(rules).find(([condition]) => condition === name)?.[1] ?? "";
  return methods
    .filter((method) => method !== "replay" || name !== "key")
    .map((method) => [
      `ignores ${name} in ${method}`,
      {
        caughtBy: [rule],
        plant: changeFilter(method, (filter) => ({ ...filter, [name]: undefined })),
      },
    ]);
}

/** Changes the filter of a method. A filter without a condition selects everything. */
function changeFilter(
  method: Method,
  change: (filter: DeliveryFilter) => DeliveryFilter,
): Fault["plant"] {
  return ({ inbox }: Parts): Partial<Inbox> => {
    if (method === "list") return { list: (filter = {}) => inbox.list(change(filter)) };
    return {
      [method]: (filter: ChangeFilter, options: object) => {
        if (filter.all) return inbox[method](filter, options);
        const changed = change(filter);
        const isEmpty = Object.values(changed).every((value) => value === undefined);
        return inbox[method](isEmpty ? { all: true } : changed, options);
      },
    };
  };
}
