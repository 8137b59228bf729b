import { createGrpcTransport } from "@connectrpc/connect-node";
import { describe } from "vitest";
import { describeTransport } from "../contract/contract.ts";
import { startServer } from "./helpers.ts";

describe("gRPC, to the port itself", () => {
  describeTransport({
    streamsRequests: true,
    async connect({ service }) {
      const { port } = await startServer({ services: [service] });
      return createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` });
    },
  });
});
