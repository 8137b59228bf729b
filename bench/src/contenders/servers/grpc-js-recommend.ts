// Opponent: the handler of the playground's own service, straight on grpc-js:
// no adapter, no interceptor, no log.

import { fromBinary } from "@bufbuild/protobuf";
import {
  RecommendationRequestSchema,
  Recommendations,
  type RecommendationRequest,
} from "@grpc-playground/gen/recommendations_pb";
import { Server, type handleUnaryCall } from "@grpc/grpc-js";
import { responseBytes, type Book } from "../../support/books.ts";
import { setting } from "../../support/serve-jobs.ts";
import { definitionOf, serveContender } from "./serve-contender.ts";

const shelf = JSON.parse(setting("SHELF")) as Book[];

const recommend: handleUnaryCall<RecommendationRequest, Buffer> = (call, answer) =>
  answer(null, responseBytes(sample(shelf, call.request.maxResults)));

/** A random choice without replacement: the front of a shuffle that stops early. */
function sample(books: readonly Book[], wanted: number): Book[] {
  const pool = [...books];
  const count = Math.min(wanted, pool.length);
  for (let index = 0; index < count; index += 1) {
    const other = index + Math.floor(Math.random() * (pool.length - index));
    const [picked, moved] = [pool[other], pool[index]];
    if (picked === undefined || moved === undefined) break;
    pool[index] = picked;
    pool[other] = moved;
  }
  return pool.slice(0, count);
}

const server = new Server();
const parse = (bytes: Buffer): RecommendationRequest =>
  fromBinary(RecommendationRequestSchema, bytes);
server.addService(definitionOf(Recommendations, ["recommend"], parse), { recommend });
serveContender(server);
