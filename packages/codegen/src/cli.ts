import { refuse } from "@order-webhooks/command-line";
import { generate } from "./generate.ts";
import { runCommand } from "./generate-command.ts";
import { end } from "./write-files/command.ts";

process.exitCode = await runCommand(process.argv.slice(2), generate).then(end, refuse);
