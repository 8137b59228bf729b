import type { Protocol } from "@grpc-playground/call";

export type { Protocol };

/** How the page can speak to a server, in the order it offers them. */
export const protocols: readonly Protocol[] = ["grpc", "grpc-web", "connect", "connect-json"];

/** As people write them. */
export const protocolNames: Record<Protocol, string> = {
  grpc: "gRPC",
  "grpc-web": "gRPC-Web",
  connect: "Connect",
  "connect-json": "Connect JSON",
};
