import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type OutgoingHttpHeaders,
  type RequestOptions,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { NoAnswer, TargetAnswer } from "./answers.ts";
import { ResponseBodies } from "./response-bodies.ts";

/** Request to a target. */
export interface TargetRequest {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array;
  /** Signal that ends the request. */
  readonly signal: AbortSignal;
}

/** Time in ms after which an idle connection is closed. Servers close theirs after 5 s or more. */
const idleMs = 4_000;

const agentOptions = { keepAlive: true, timeout: idleMs };

/** Posts to one target, and reuses its connections. Does not follow redirects. */
export class TargetClient {
  readonly #target: URL;
  readonly #request: typeof httpRequest;
  readonly #agent: HttpAgent;
  readonly #bodies = new ResponseBodies();

  constructor(target: URL) {
    const isSecure = target.protocol === "https:";
    this.#target = target;
    this.#request = isSecure ? httpsRequest : httpRequest;
    this.#agent = isSecure ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
  }

  /**
   * Sends one request. Resolves with the head of the response, or with the reason for its absence. Never rejects. If
   * the target had closed the connection before, it resends the request at once on a new connection.
   */
  async post(request: TargetRequest): Promise<TargetAnswer> {
    const answer = await this.#send(request, this.#agent);
    const isStale = answer.kind === "none" && answer.isStale;
    return isStale ? this.#send(request, false) : answer;
  }

  #send({ headers, body, signal }: TargetRequest, agent: HttpAgent | false): Promise<TargetAnswer> {
    const options: RequestOptions = { method: "POST", headers, agent, signal };
    return new Promise((resolve) => {
      const sent = this.#request(this.#target, { ...options, maxHeaderSize });
      const isUnread = watchReading(sent);
      const fail = (code: string) => resolve(toNoAnswer(code, sent.reusedSocket && isUnread()));
      sent.once("response", (response) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ kind: "response", status, headers });
        this.#bodies.discard(response);
      });
      sent.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "an error"));
      // A switch to another protocol causes neither a response nor an error.
      sent.once("close", () => fail("an upgrade"));
      sent.end(body);
    });
  }
}

const maxHeaderSize = 16 * 1024;

function toNoAnswer(code: string, isUnread: boolean): NoAnswer {
  return { kind: "none", code, isStale: isUnread && ["ECONNRESET", "EPIPE"].includes(code) };
}

/** Returns a function that checks that nothing was read from the connection since it was assigned to the request. */
function watchReading(request: ClientRequest): () => boolean {
  let isUnread = () => true;
  request.once("socket", (socket) => {
    const before = socket.bytesRead;
    isUnread = () => socket.bytesRead === before;
  });
  return () => isUnread();
}
