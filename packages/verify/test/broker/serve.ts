import { startStandIn } from "./stand-in.ts";

// Run as a process of its own, by tests of other packages. Its first line is its address, and it ends with its input.

const [username = "", password = ""] = process.argv.slice(2);
const broker = await startStandIn({ credentials: { username, password } });
process.stdout.write(`${broker.url}\n`);
process.stdin.on("end", () => broker.close()).resume();
