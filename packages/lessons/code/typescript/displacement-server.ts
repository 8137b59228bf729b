// Status codes with Connect: a refusal that says why, a bug that says nothing,
// and an interceptor that logs both.
//
//   node displacement-server.ts [port] [careless]

import { createServer } from "node:http2";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { type Displacement, DisplacementService } from "@grpc-playground/gen/displacement_pb";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { errorLogger } from "./error-logger.ts";
import { listen } from "./listen.ts";

// part: refuse
function computeDisplacement({ start, end }: Displacement) {
  if (start === undefined || end === undefined) {
    const field = start === undefined ? "start" : "end";
    throw new ConnectError(
      `${field} is missing`,
      Code.FailedPrecondition,
      undefined, // more trailers, if there were any
      [{ desc: BadRequestSchema, value: { fieldViolations: [{ field }] } }],
    );
  }
  return { distance: Math.hypot(end.x - start.x, end.y - start.y) };
}
// end part

// part: careless
function careless({ start, end }: Displacement) {
  // An error that is no ConnectError: the client learns nothing of it.
  if (start === undefined || end === undefined) throw new Error("point of no return");
  return { distance: Math.hypot(end.x - start.x, end.y - start.y) };
}
// end part

const [, , port = "50051", mode] = process.argv;

// part: serve
const routes = (router: ConnectRouter) =>
  router.service(DisplacementService, {
    computeDisplacement: mode === "careless" ? careless : computeDisplacement,
  });
const server = createServer(connectNodeAdapter({ routes, interceptors: [errorLogger] }));
await listen(server, port);
// end part
