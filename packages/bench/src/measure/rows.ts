import { type Build, importValidator } from "../candidates/builds.ts";
import type { Candidate } from "../candidates/candidate.ts";
import { createChecks, createExplains, createJudge } from "../candidates/peers.ts";
import { type Call, toValidator } from "../candidates/validator.ts";
import type { Verdicts } from "../candidates/verdicts.ts";
import { makeCorpus } from "../documents/corpus.ts";
import type { Judge } from "../documents/defects.ts";
import { readRefused } from "../documents/published.ts";
import { makeSets } from "../documents/sets.ts";
import { toSpecimen } from "../documents/specimen.ts";
import { type RowPlan, rowPlans } from "./row-plans.ts";

/** Candidates, and the verdicts that each of them must give. */
export interface Trial {
  readonly name: string;
  readonly candidates: readonly Candidate[];
  readonly verdicts: Verdicts;
}

/** One row of the table: the candidates, and the documents on which they are timed. */
export interface Row extends Trial {
  /** Deliveries as compact JSON. */
  readonly documents: readonly string[];
  /** True if the candidates get invalid deliveries before they are timed. */
  readonly isSeasoned: boolean;
}

/** Makes the rows with these names. All of them share the imported builds and the peers. */
export async function makeRows(
  names: readonly string[],
  builds: readonly Build[],
): Promise<readonly Row[]> {
  const [sets, judge] = [makeSets(), createJudge()];
  const candidatesOf = await createCandidates(builds);
  return rowPlans
    .filter(({ name }) => names.includes(name))
    .map((plan) => ({
      ...makeDocuments(plan, sets[plan.set], judge),
      name: plan.name,
      isSeasoned: plan.isSeasoned ?? false,
      candidates: candidatesOf(plan.call),
    }));
}

/**
 * Makes the trial that precedes all rows. Every function that judges or lists issues gets the deliveries of the corpus.
 */
export async function makeAcceptance(builds: readonly Build[]): Promise<Trial> {
  const [judge, candidatesOf] = [createJudge(), await createCandidates(builds)];
  const { good = [], bad = [] } = Object.groupBy(makeCorpus(), ({ delivery }) =>
    judge(delivery) ? "good" : "bad",
  );
  const candidates = [...candidatesOf("parse"), ...candidatesOf("explain")];
  return { name: "acceptance", candidates, verdicts: { good, bad } };
}

/**
 * Returns a function that returns the candidates for a call: the builds, and the peers with the same function. Each
 * candidate is created once.
 */
export async function createCandidates(
  builds: readonly Build[],
): Promise<(call: Call) => readonly Candidate[]> {
  const created: { [C in Call]?: readonly Candidate[] } = {};
  const apis = await Promise.all(
    builds.map(async ({ name, folder }) => [name, await importValidator(folder)] as const),
  );
  return (call) => {
    created[call] ??= [
      ...apis.map(([name, api]) => toValidator[call](name, api)),
      ...peersFor[call](),
    ];
    return created[call];
  };
}

const peersFor: { readonly [C in Call]: () => readonly Candidate[] } = {
  parse: createChecks,
  explain: createExplains,
  // No peer finds drift. Its one schema either accepts an unknown key or refuses it.
  drift: () => [],
};

function makeDocuments(
  { call, timed, spoil }: RowPlan,
  good: readonly string[],
  judge: Judge,
): Pick<Row, "documents" | "verdicts"> {
  const spoiled = good.map((text) => spoil(text, judge));
  const refused = readRefused().map(({ file, body }) => ({ made: file, delivery: body }));
  const broken = spoiled.map((text) => toSpecimen("a spoiled one", text));
  const verdicts = {
    good: good.map((text) => toSpecimen("a valid one", text)),
    // Drift is searched in accepted deliveries only.
    bad: call === "drift" ? broken : [...refused, ...broken],
  };
  return { documents: timed === "good" ? good : spoiled, verdicts };
}
