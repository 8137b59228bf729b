import { createRouterTransport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { describe } from "vitest";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";
import { describeTransport } from "./contract.ts";
import type { Specimen } from "./specimen.ts";

const serve = ({ service }: Specimen) => startPlayground({ services: [service] });

describe("in memory", () => {
  describeTransport({
    streamsRequests: true,
    async connect({ service: { service, implementation } }) {
      return createRouterTransport((router) => router.service(service, implementation));
    },
  });
});

describe("Connect, in JSON", () => {
  describeTransport({
    streamsRequests: false,
    async connect(specimen) {
      const { httpUrl: baseUrl } = await serve(specimen);
      return createConnectTransport({ baseUrl });
    },
  });
});

describe("Connect, in binary", () => {
  describeTransport({
    streamsRequests: false,
    async connect(specimen) {
      const { httpUrl: baseUrl } = await serve(specimen);
      return createConnectTransport({ baseUrl, useBinaryFormat: true });
    },
  });
});

describe("gRPC-Web", () => {
  describeTransport({
    streamsRequests: false,
    async connect(specimen) {
      const { httpUrl: baseUrl } = await serve(specimen);
      return createGrpcWebTransport({ baseUrl });
    },
  });
});

describe("the bridge, to the playground itself", () => {
  describeTransport({
    streamsRequests: true,
    async connect(specimen) {
      return bridgeTransport(await serve(specimen));
    },
  });
});

describe("the bridge, to another server", () => {
  describeTransport({
    streamsRequests: true,
    async connect(specimen) {
      const { grpcPort } = await serve(specimen);
      return bridgeTransport(await startPlayground(), {
        address: `localhost:${grpcPort}`,
        tls: false,
      });
    },
  });
});
