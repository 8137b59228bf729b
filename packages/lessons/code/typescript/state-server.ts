// Client streaming: my_package.RequestStreaming, with Connect.
//
//   node state-server.ts [port]

import { createServer } from "node:http2";
import type { ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { type Data, RequestStreaming, Status } from "@grpc-playground/gen/request_streaming_pb";
import { listen } from "./listen.ts";

// part: service
async function stream_state(reports: AsyncIterable<Data>) {
  for await (const { status, info } of reports) {
    console.log(`${Status[status]}: ${info}`);
  }
  // An Empty: a message with nothing in it is still a message.
  return {};
}
// end part

const routes = (router: ConnectRouter) => router.service(RequestStreaming, { stream_state });
await listen(createServer(connectNodeAdapter({ routes })), process.argv[2] ?? "50051");
