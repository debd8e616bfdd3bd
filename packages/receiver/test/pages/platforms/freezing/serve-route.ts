import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";

// The server of a platform of routes: `node serve-route.ts <module>` imports it, and calls its `POST` as Vercel and Next do, with
// a `Request` whose body is a stream.

const [, , path = ""] = process.argv;
const route = await import(pathToFileURL(path).href);

const server = createServer(async (incoming, outgoing) => {
  const { method = "", headers, url = "" } = incoming;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for await (const chunk of incoming) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    },
  });
  const lists = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const init = { method, headers: Object.fromEntries(lists), body, duplex: "half" } as const;
  const request = new Request(new URL(url, `https://${headers.host}`), init);
  const response: Response = await route.POST(request, { params: Promise.resolve({}) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) Readable.fromWeb(response.body).pipe(outgoing);
  else outgoing.end();
});
server.listen(Number(process.env.PORT), "127.0.0.1");
