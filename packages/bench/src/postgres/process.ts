import { openContender } from "../contenders/open-contender.ts";
import type { Answers, Opened, Request } from "./messages.ts";
import { Session } from "./session.ts";

// Program of a separate process. It opens the contender in its argument, and answers requests over its channel until
// the channel closes.

const [argument = ""] = process.argv.slice(2);
// This cast is safe: ContenderProcess writes the argument.
const opened = JSON.parse(argument) as Opened;
const contender = await openContender(opened);
const session = await Session.begin(contender, opened.leastBytes, opened.keptBefore);

process.on("message", async (request: Request) => {
  process.send?.(await answer(request));
});
process.on("disconnect", async () => {
  await contender.close();
  process.exit();
});
process.send?.("ready");

function answer(request: Request): Promise<Answers[Request["kind"]]> {
  switch (request.kind) {
    case "put":
      return session.put(request.count, request.concurrency);
    case "drain":
      return session.drain(request.count);
    case "judge":
      return session.judge();
    case "account":
      return session.account();
  }
}
