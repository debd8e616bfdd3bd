import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Batch, CloseRequest, OpenReply, ThreadSetup } from "../protocol.ts";
import { toRefusal } from "./failure.ts";
import { Writer } from "./writer.ts";

// The thread that has the database. It is started with a ThreadSetup and answers with an OpenReply. Then it answers each
// Batch with a BatchReply, until a CloseRequest or a refusal ends it.

if (parentPort) serve(parentPort, workerData);

function serve(port: MessagePort, setup: ThreadSetup): void {
  const writer = new Writer(setup);
  const reply = open(writer, setup.file);
  port.postMessage(reply);
  if (reply.kind === "refused") return;
  port.on("message", (message: Batch | CloseRequest) => {
    if (message.kind === "batch") {
      port.postMessage(writer.run(message));
      writer.tidyAfter(message);
    } else {
      writer.close(message.now);
      port.close();
    }
  });
}

function open(writer: Writer, file: string): OpenReply {
  try {
    const { clock, isExposed } = writer.open();
    return { kind: "opened", clock, isExposed };
  } catch (error) {
    return { kind: "refused", refusal: toRefusal(error, file) };
  }
}
