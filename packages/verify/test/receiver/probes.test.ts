import { findDrift, parseDelivery, parseEventData } from "@order-webhooks/validator";
import { expect, test } from "vitest";
import { isKnownTrait } from "../../src/diagnosis/words/trait-words.ts";
import { planDeliveries, readDeliverySources } from "../../src/plan/deliveries.ts";
import { forms } from "../../src/plan/delivery.ts";
import { companions, probedTamperings } from "../../src/plan/signature.ts";
import type { Check } from "../../src/receiver/checks.ts";
import { probeTitles } from "../../src/receiver/probe-list.ts";
import { planProbes, readProbeSources } from "../../src/receiver/probes.ts";

const run = "00000000";
const sources = await readDeliverySources();
const { index } = sources;
const probes = planProbes(await readProbeSources(index, planDeliveries(sources, run)), run);

test("every probe is made for every event, payload probes for every purpose", () => {
  const variants = Object.entries(index.events).flatMap(([event, { purposes }]) =>
    Object.keys(purposes).map((purpose) => `${event} ${purpose}`),
  );
  for (const title of probeTitles) {
    const subjects = probes
      .filter((probe) => probe.title === title)
      .map(({ delivery }) => delivery.subject);
    const covered = new Set(subjects.map(({ event, purpose }) => `${event} ${purpose}`));
    const events = new Set(subjects.map(({ event }) => event));
    expect([...events]).toEqual(Object.keys(index.events));
    const isOfPurposes = subjects.filter(({ form }) => form === "envelope").length > events.size;
    if (isOfPurposes) expect([...covered]).toEqual(variants);
  }
});

test("every probe but the plain one has words for what its failure means", () => {
  const [plain, ...changes] = probeTitles;
  expect(plain).toBe("a plain delivery");
  expect(changes.filter((title) => !isKnownTrait(title))).toEqual([]);
});

test("every change has a plain delivery of the same event, purpose and form as its control", () => {
  const keys = probes.filter(({ title }) => title === "a plain delivery").map(keyOf);
  for (const { control, delivery } of probes.filter(({ group }) => group === "probe")) {
    expect(keys).toContain(control);
    const { event, purpose, form } = delivery.subject;
    expect(control).toMatch(new RegExp(`^${event}/${purpose}/${form}/`));
  }
});

test("each event and form is signed falsely in the ways that the webhook pact does not have", () => {
  const hostile = probes.filter(({ group }) => group === "refusal");
  const seen = hostile.map(({ delivery: { subject, tampering } }) =>
    [subject.event, subject.form, tampering].join(" "),
  );
  const wanted = Object.keys(index.events).flatMap((event) =>
    forms.flatMap((form) => probedTamperings.map((one) => `${event} ${form} ${one}`)),
  );
  expect(seen.sort()).toEqual(wanted.sort());
});

test("each event and form is signed rightly and wrongly at once", () => {
  const twice = probes.filter(({ group }) => group === "either");
  const seen = twice.map(({ delivery: { subject, companion } }) =>
    [subject.event, subject.form, companion].join(" "),
  );
  const wanted = Object.keys(index.events).flatMap((event) =>
    forms.flatMap((form) => companions.map((one) => `${event} ${form} ${one}`)),
  );
  expect(seen.sort()).toEqual(wanted.sort());
});

function keyOf({ delivery }: Check): string {
  return delivery.key;
}

test.each(probes.map((probe) => [probe.delivery.key, probe] as const))(
  "%s is a delivery that the tolerant contract accepts",
  (_, { delivery }) => {
    const { event, purpose, form } = delivery.subject;
    const body: unknown = JSON.parse(delivery.body);
    const parsed = form === "raw" ? parseEventData(event, body) : parseDelivery(body);
    expect(parsed).toMatchObject({ ok: true, webhook: { eventType: event, purpose } });
  },
);

test("each probe differs from the plain delivery, in its bytes or in how they are sent", () => {
  const wayOf = ({ delivery, transport }: (typeof probes)[number]): string => {
    const { event, purpose, form } = delivery.subject;
    const body = delivery.body.replaceAll(/_00000000p\d+/g, "");
    return JSON.stringify([event, purpose, form, transport, body]);
  };
  const plain = new Set(probes.filter(({ title }) => title === "a plain delivery").map(wayOf));
  for (const wanted of probeTitles.filter((title) => title !== "a plain delivery")) {
    const ways = probes.filter(({ title }) => title === wanted).map(wayOf);
    expect({ wanted, differs: ways.some((way) => !plain.has(way)) }).toEqual({
      wanted,
      differs: true,
    });
  }
});

test("only unknown keys and unknown values are drift", () => {
  const drifting = probes
    .filter(({ delivery }) => delivery.subject.form === "envelope")
    .filter(({ delivery }) => {
      const parsed = parseDelivery(JSON.parse(delivery.body));
      return parsed.ok && findDrift(parsed.webhook).length > 0;
    });
  expect(new Set(drifting.map(({ title }) => title))).toEqual(
    new Set(["unknown keys", "unknown enum values"]),
  );
});

test("no two probes share an order id", () => {
  const ids = probes.map(({ delivery }) => /\bord_00000000p\d+/.exec(delivery.body)?.[0]);
  expect(new Set(ids).size).toBe(probes.length);
});
