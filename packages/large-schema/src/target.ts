// A target with more than servers have. It describes itself by reflection, and
// implements nothing else: what it is for is how such a schema is shown.
//
//   PORT=50052 node target.ts google wide services
//
// Prints its address once it listens. Ends with whoever forked it.

import { fromBinary } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import {
  ServerReflection,
  ServerReflectionRequestSchema,
  type ServerReflectionRequest,
} from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import { Server, ServerCredentials, type handleBidiStreamingCall } from "@grpc/grpc-js";
import { googleProtoFiles } from "./google-proto-files.ts";
import { createReflection } from "./reflection.ts";
import { manyServices, wideMessage } from "./wide.ts";

const schemas: Readonly<Record<string, () => readonly FileDescriptorProto[]>> = {
  google: () => {
    const { file: files } = googleProtoFiles();
    // Servers have their descriptors from generated code, which leaves the comments out.
    for (const file of files) delete file.sourceCodeInfo;
    return files;
  },
  wide: () => [wideMessage(300)],
  services: () => [manyServices(500)],
};

const wanted = process.argv.slice(2);
const files = Object.keys(schemas)
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .flatMap((name) => schemas[name]?.() ?? []);
const openReflection = createReflection(files);

const serverReflectionInfo: handleBidiStreamingCall<ServerReflectionRequest, Buffer> = (call) => {
  const answer = openReflection();
  call.on("data", (request: ServerReflectionRequest) => call.write(answer(request)));
  call.on("end", () => call.end());
};

const asItIs = (bytes: Buffer) => bytes;
const { typeName } = ServerReflection;
const server = new Server();
server.addService(
  {
    serverReflectionInfo: {
      path: `/${typeName}/ServerReflectionInfo`,
      requestStream: true,
      responseStream: true,
      requestDeserialize: (bytes: Buffer) => fromBinary(ServerReflectionRequestSchema, bytes),
      requestSerialize: () => Buffer.of(),
      responseSerialize: asItIs,
      responseDeserialize: asItIs,
    },
  },
  { serverReflectionInfo },
);
const address = `127.0.0.1:${process.env["PORT"] ?? "0"}`;
server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(`127.0.0.1:${port}`);
});
process.once("disconnect", () => process.exit());
