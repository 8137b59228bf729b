export { connectNode } from "./connect-node.ts";
export { connectWeb } from "./connect-web.ts";
export { grpcJs } from "./grpc-js.ts";
