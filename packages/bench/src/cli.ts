import { refuse } from "@order-webhooks/command-line";
import { type Options, readCommand, type Subject, usage } from "./arguments.ts";
import { benchAll, type Parts } from "./benchmarks/all.ts";
import { measureInbox } from "./benchmarks/inbox.ts";
import { measurePact } from "./benchmarks/pact.ts";
import { benchPart } from "./benchmarks/part.ts";
import { measurePostgres } from "./benchmarks/postgres.ts";
import { measureReceiver } from "./benchmarks/receiver.ts";
import { measureSizes } from "./benchmarks/sizes.ts";
import { measureValidate } from "./benchmarks/validate.ts";
import { toInboxSection } from "./page/inbox-section.ts";
import { toPactSection } from "./page/pact-section.ts";
import { toPostgresSection } from "./page/postgres-section.ts";
import { toReceiverSection } from "./page/receiver-section.ts";
import type { Reports } from "./page/reports.ts";
import { toSizesSection } from "./page/sizes-section.ts";
import { toValidateSection } from "./page/validate-section.ts";

const parts: Parts = {
  validate: { measure: measureValidate, toSection: toValidateSection },
  sizes: { measure: measureSizes, toSection: toSizesSection },
  receiver: { measure: measureReceiver, toSection: toReceiverSection },
  inbox: { measure: measureInbox, toSection: toInboxSection },
  postgres: { measure: measurePostgres, toSection: toPostgresSection },
  pact: { measure: measurePact, toSection: toPactSection },
};

process.exitCode = await main(process.argv.slice(2)).catch(refuse);

/** Measures what the arguments name, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command.kind) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "all":
      return benchAll({ isQuick: command.isQuick, parts });
    default:
      return bench(command.kind, command.options);
  }
}

function bench<S extends Subject>(subject: S, options: Options): Promise<number> {
  return benchPart<Reports[S]>(parts[subject], options);
}
