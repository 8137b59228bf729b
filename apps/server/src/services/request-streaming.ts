import { RequestStreaming, Status } from "@grpc-playground/gen/request_streaming_pb";
import type { Logger } from "pino";
import { defineService, type PlaygroundService } from "./service.ts";

/** Logs each report of a client stream and answers once, at half-close. */
export function createRequestStreaming(logger: Logger): PlaygroundService {
  return defineService(RequestStreaming, {
    async stream_state(requests) {
      for await (const { status, info } of requests) {
        logger.info({ status: Status[status] ?? status, info }, "stream_state");
      }
      return {};
    },
  });
}
