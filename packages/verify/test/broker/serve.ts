import { startStandIn } from "./stand-in.ts";

// Tests of other packages run this as a separate process. It prints its URL, and exits when stdin ends.

const [username = "", password = ""] = process.argv.slice(2);
const broker = await startStandIn({ credentials: { username, password } });
process.stdout.write(`${broker.url}\n`);
process.stdin.on("end", () => broker.close()).resume();
