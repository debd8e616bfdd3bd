import { generate } from "./generate.ts";
import { runCommand } from "./generate-command.ts";
import { end } from "./write-files/command.ts";

end(await runCommand(process.argv.slice(2), generate));
