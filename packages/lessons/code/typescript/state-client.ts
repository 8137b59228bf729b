// Sends a stream of reports and waits for the one answer, with Connect.
//
//   node state-client.ts [host:port]

import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { RequestStreaming, Status } from "@grpc-playground/gen/request_streaming_pb";

const address = process.argv[2] ?? "127.0.0.1:50051";
const client = createClient(
  RequestStreaming,
  createGrpcTransport({ baseUrl: `http://${address}` }),
);

// part: client
const reports = [
  { status: Status.THIRSTY, info: "needs water" },
  { status: Status.TIRED, info: "off for the night" },
  { status: Status.OK, info: "all well" },
];

async function* stream() {
  yield* reports;
}

// Returns when the server has answered, which is after the last report.
await client.stream_state(stream());
// end part

console.log(`sent ${reports.length} reports`);
