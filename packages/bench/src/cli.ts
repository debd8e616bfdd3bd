import { readCommand, usage } from "./arguments.ts";
import { benchInbox } from "./benchmarks/inbox.ts";
import { benchPostgres } from "./benchmarks/postgres.ts";
import { benchReceiver } from "./benchmarks/receiver.ts";
import { benchValidate } from "./benchmarks/validate.ts";

process.exitCode = await main(process.argv.slice(2));

/** Measures what the arguments name, prints it, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command.kind) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "usage_error":
      process.stderr.write(`${command.message}\n`);
      return 2;
    case "validate":
      return benchValidate(command.options);
    case "receiver":
      return benchReceiver(command.options);
    case "inbox":
      return benchInbox(command.options);
    case "postgres":
      return benchPostgres(command.options);
  }
}
