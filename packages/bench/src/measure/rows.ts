import { type Build, importValidator } from "../candidates/builds.ts";
import type { Candidate } from "../candidates/candidate.ts";
import { compileAjv, convertWithZod } from "../candidates/peers.ts";
import { type Call, toValidator } from "../candidates/validator.ts";
import type { Verdicts } from "../candidates/verdicts.ts";
import type { Judge } from "../documents/defects.ts";
import { readRefused } from "../documents/published.ts";
import { makeSets } from "../documents/sets.ts";
import { type RowPlan, rowPlans } from "./row-plans.ts";

/** One row of the table: the documents that are timed, and the candidates that race on them. */
export interface Row {
  readonly name: string;
  /** Deliveries as compact JSON. */
  readonly documents: readonly string[];
  readonly candidates: readonly Candidate[];
  /** The verdicts that every candidate has to get right. */
  readonly verdicts: Verdicts;
  /** True if the candidates meet bad deliveries before they are timed. */
  readonly isSeasoned: boolean;
}

/** Makes the rows with these names. All of them share the imported builds. */
export async function makeRows(
  names: readonly string[],
  builds: readonly Build[],
): Promise<readonly Row[]> {
  const sets = makeSets();
  const [ajv, zod] = [compileAjv({ allErrors: false }), convertWithZod()];
  const validators = await Promise.all(builds.map(toCalls));
  return rowPlans
    .filter(({ name }) => names.includes(name))
    .map((plan) => ({
      ...makeDocuments(plan, sets[plan.set], (delivery) => ajv.run(delivery) === true),
      name: plan.name,
      isSeasoned: plan.isSeasoned ?? false,
      candidates: [...validators.map((of) => of(plan.call)), ...peersFor(plan.call, [ajv, zod])],
    }));
}

/** Plain Ajv is the judge of what is bad, since it is not what is measured. */
function makeDocuments(
  { call, timed, spoil }: RowPlan,
  good: readonly string[],
  judge: Judge,
): Pick<Row, "documents" | "verdicts"> {
  const spoiled = good.map((text) => spoil(text, judge));
  const refused = call === "drift" ? [] : readRefused().map((body) => JSON.stringify(body));
  const verdicts = { good, bad: [...refused, ...spoiled] };
  return { documents: timed === "good" ? good : spoiled, verdicts };
}

async function toCalls({ name, folder }: Build): Promise<(call: Call) => Candidate> {
  const api = await importValidator(folder);
  return (call) => toValidator[call](name, api);
}

/** The peers that do the same: all report every error to explain, and none reports drift. */
function peersFor(call: Call, [ajv, zod]: readonly [Candidate, Candidate]): readonly Candidate[] {
  if (call === "drift") return [];
  return [call === "parse" ? ajv : compileAjv({ allErrors: true }), zod];
}
