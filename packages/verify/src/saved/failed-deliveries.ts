import type { Finding } from "../diagnosis/finding.ts";
import { plainTransport } from "../receiver/checks.ts";
import type { RunSettings } from "../receiver/options.ts";
import { addressOf, listBefore } from "../receiver/request.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { FailedDelivery } from "./saved-request.ts";

const smallestShown = {
  title: "smallest failing delivery",
  transport: plainTransport,
  before: [],
};

/**
 * Returns the deliveries of a run to save: the smallest one of each finding that has one, then all
 * failed ones.
 */
export function toFailedDeliveries(
  settings: RunSettings,
  results: readonly CheckResult[],
  findings: readonly Finding[],
): readonly FailedDelivery[] {
  const smallest = findings.flatMap(({ smallest: delivery, what }) =>
    delivery === undefined ? [] : [{ ...smallestShown, delivery, problem: what }],
  );
  const failed = results.flatMap(({ check, problem }) => {
    const { delivery, transport, title } = check;
    const before = listBefore(check);
    return problem === undefined
      ? []
      : [{ delivery, before, transport, title, problem: problem.message }];
  });
  const { secret, headers } = settings;
  return [...smallest, ...failed].map((one) => {
    return { ...one, url: addressOf(settings, one.delivery.subject), secret, headers };
  });
}
