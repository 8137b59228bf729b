import { goProgram, grpcGo } from "../../write/go/grpc-go.ts";
import type { CallSnippet } from "../../write/snippet.ts";
import { type LearnerMethod, type LearnerPrograms, streamsUp } from "../learner.ts";
import { goServer } from "./server.ts";

/** Go with grpc-go. The client is what Request shows for such a call, explained. */
export const goPrograms: LearnerPrograms = {
  id: "go",
  label: "Go",
  language: "go",
  needs: (method) => grpcGo.needs(callOf(method)),
  supports: (method) => {
    const { input, output } = method.rpc;
    return input.file.isOpaqueInGo === true || output.file.isOpaqueInGo === true
      ? "From edition 2024 on, Go's messages are opaque: they are filled by setters, which this does not write."
      : grpcGo.supports(callOf(method));
  },
  client: (method) => goProgram(callOf(method), true),
  server: goServer,
};

function callOf({ rpc, request, address }: LearnerMethod): CallSnippet {
  return {
    rpc,
    address,
    tls: false,
    http: { baseUrl: "", isKnown: false },
    service: rpc.service.fullName,
    method: rpc.name,
    metadata: [],
    deadlineMs: 10_000,
    messages: [],
    values: streamsUp(rpc) ? [request, request, request] : [request],
  };
}
