const types: Readonly<Record<string, string>> = {
  "application/grpc-web+proto": "gRPC-Web: each message in an envelope, as protobuf",
  "application/proto": "unary Connect: the body is the message, as protobuf, and nothing else",
  "application/json": "the body is JSON",
  "application/connect+proto": "a Connect stream: each message in an envelope, as protobuf",
  "application/connect+json": "a Connect stream: each message in an envelope, as JSON",
};

const notes: Readonly<Record<string, string>> = {
  "connect-protocol-version": "tells Connect from any other POST",
  "connect-timeout-ms": "the deadline, as time left",
  "grpc-timeout": "the deadline, as time left",
  "x-grpc-web": "tells gRPC-Web from any other POST",
  "x-user-agent": "a page may not set user-agent itself",
  "content-encoding": "the browser has decompressed the body before this page saw it",
  "grpc-status": "the status is already here: a response of trailers alone",
};

/** What a header of gRPC-Web or Connect is for, where its name does not say. */
export function headerNote(name: string, value: string): string | undefined {
  if (name === "content-type") return types[value];
  if (name.startsWith("trailer-")) {
    return "a trailer: unary Connect sends them as headers with this prefix";
  }
  return notes[name];
}
