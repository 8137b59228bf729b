export { startGrpcServer, type GrpcServer, type GrpcServerOptions } from "./server.ts";
export { defaultLimits, type GrpcLimits } from "./limits.ts";
