// The Greeter of proto/greet.proto on grpc-js. Two names are orders to
// misbehave, as in the Python peer: "fail" and "forever".

import { create, toBinary } from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import { ErrorInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { StatusSchema } from "@grpc-playground/gen/google/rpc/status_pb";
import { Metadata, status } from "@grpc/grpc-js";

const greet = ({ greeting, name }) => ({ message: `${greeting} ${name}` });

/** An error as grpc-js takes it: code, message, and details packed in a trailer. */
function refusal(call) {
  const metadata = trailers(call);
  metadata.set("grpc-status-details-bin", Buffer.from(encodedStatus()));
  return { code: status.FAILED_PRECONDITION, details: "asked to fail", metadata };
}

/** The peer's own, and what the caller asked to have sent back. */
function trailers(call) {
  const metadata = new Metadata();
  for (const key of Object.keys(call.metadata.getMap())) {
    if (key.startsWith("peer-echo")) metadata.set(key, call.metadata.get(key)[0]);
  }
  metadata.set("peer-trailer", "from grpc-js");
  return metadata;
}

/** A google.rpc.Status with an ErrorInfo: grpc-js has no part that packs one. */
function encodedStatus() {
  const info = create(ErrorInfoSchema, { reason: "ASKED", domain: "grpc-js.peer" });
  return toBinary(
    StatusSchema,
    create(StatusSchema, {
      code: status.FAILED_PRECONDITION,
      message: "asked to fail",
      details: [anyPack(ErrorInfoSchema, info)],
    }),
  );
}

export const greeter = {
  SayHello(call, callback) {
    const headers = new Metadata();
    headers.set("peer-header", "from grpc-js");
    call.sendMetadata(headers);
    if (call.request.name === "fail") callback(refusal(call));
    else callback(null, greet(call.request), trailers(call));
  },

  ParrotSaysHello(call) {
    if (call.request.name === "forever") {
      call.on("cancelled", () => console.log("cancelled ParrotSaysHello"));
      call.write(greet(call.request));
      return;
    }
    for (let said = 0; said < 3; said++) call.write(greet(call.request));
    call.end(trailers(call));
  },

  ChattyClientSaysHello(call, callback) {
    const requests = [];
    call.on("data", (request) => requests.push(request));
    call.on("end", () => {
      callback(null, { message: `${requests.length} hellos`, request: requests });
    });
  },

  InteractingHello(call) {
    call.on("data", (request) => {
      if (request.name === "fail") call.emit("error", refusal(call));
      else call.write(greet(request));
    });
    call.on("end", () => call.end(trailers(call)));
  },
};
