import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Batch, CloseRequest, OpenReply, ThreadSetup } from "../protocol.ts";
import { DatabaseWriter } from "./database-writer.ts";
import { toRefusal } from "./failure.ts";

// The thread that has the database open. It starts with a ThreadSetup and answers with an OpenReply. Then it answers
// each Batch with a BatchReply, until a CloseRequest or a refusal ends it.

if (parentPort) serve(parentPort, workerData);

function serve(port: MessagePort, setup: ThreadSetup): void {
  const writer = new DatabaseWriter(setup);
  const reply = open(writer, setup.file);
  port.postMessage(reply);
  if (reply.kind === "refused") return;
  port.on("message", (message: Batch | CloseRequest) => {
    if (message.kind === "batch") {
      port.postMessage(writer.run(message));
      writer.tidyAfter(message);
    } else {
      writer.close(message);
      port.close();
    }
  });
}

function open(writer: DatabaseWriter, file: string): OpenReply {
  try {
    const { times, isExposed } = writer.open();
    return { kind: "opened", times, isExposed };
  } catch (error) {
    return { kind: "refused", refusal: toRefusal(error, file) };
  }
}
