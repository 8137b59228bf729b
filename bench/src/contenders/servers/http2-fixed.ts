// The limit: Node's HTTP/2 and a reply that was made beforehand. It parses
// nothing and answers everybody alike.

import { createServer } from "node:http2";
import { responseBytes, type Book } from "../../support/books.ts";
import { envelope } from "../../support/envelope.ts";
import { endWithTheBench } from "../../support/end-with-the-bench.ts";
import { setting } from "../../support/serve-jobs.ts";

const shelf = JSON.parse(setting("SHELF")) as Book[];
const reply = envelope(responseBytes(shelf.slice(0, 3)));
const head = { ":status": 200, "content-type": "application/grpc+proto" };

const server = createServer();
server.on("stream", (stream) => {
  stream.on("error", () => stream.close());
  stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
  stream.on("end", () => {
    stream.respond(head, { waitForTrailers: true });
    stream.end(reply);
  });
  stream.resume();
});
server.listen(Number(setting("PORT")), "127.0.0.1");
endWithTheBench();
