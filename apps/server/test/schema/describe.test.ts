import { createFileRegistry, type FileRegistry } from "@bufbuild/protobuf";
import { Code, createClient, type ServiceImpl } from "@connectrpc/connect";
import {
  connectNodeAdapter,
  createGrpcTransport,
  Http2SessionManager,
} from "@connectrpc/connect-node";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { ServerReflection as V1Alpha } from "@grpc-playground/gen/grpc/reflection/v1alpha/reflection_pb";
import { ServerReflection as V1 } from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import { type DescribeResponse, SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { once } from "node:events";
import * as http from "node:http";
import * as http2 from "node:http2";
import * as net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Playground, PlaygroundOptions } from "../../src/index.ts";
import { startBrokenReflection } from "../helpers/broken-reflection.ts";
import { startPlayground } from "../helpers/playground.ts";
import { rawRequest } from "../helpers/raw-request.ts";
import { selfSigned } from "../helpers/certificate.ts";

function schemaOf(playground: Playground) {
  const transport = createConnectTransport({ baseUrl: playground.httpUrl });
  return createClient(SchemaService, transport);
}

/** Asks a new playground about a target. */
async function describeTarget(address: string, tls = false, options: PlaygroundOptions = {}) {
  return schemaOf(await startPlayground(options)).describe({ target: { address, tls } });
}

async function listen(server: net.Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket: net.Socket) => sockets.add(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

/** A gRPC server with nothing but what is given. */
function serve(routes: NonNullable<Parameters<typeof connectNodeAdapter>[0]["routes"]>) {
  return listen(http2.createServer(connectNodeAdapter({ routes })));
}

describe("the playground's own services", () => {
  test("come from its image, with comments", async () => {
    const described = await schemaOf(await startPlayground()).describe({});
    const { services, source, notes } = described;
    expect({ source, notes }).toEqual({ source: "image", notes: [] });
    expect(services).toEqual([
      "greet.Greeter",
      "Recommendations",
      "HeyHowService",
      "my_package.DisplacementService",
      "my_package.RequestStreaming",
      "playground.v1.KitchenSink",
      "playground.v1.KitchenSinkLatest",
      "playground.v1.Booking",
      "playground.v1.LoadBalancing",
      "grpc.health.v1.Health",
      "grpc.reflection.v1.ServerReflection",
      "grpc.reflection.v1alpha.ServerReflection",
    ]);
    const registry = filesOf(described);
    for (const service of services) expect(registry.getService(service)).toBeDefined();
    const comments = registry.getFile("greet.proto")?.proto.sourceCodeInfo?.location ?? [];
    expect(comments.some((at) => at.leadingComments.includes("all four RPC types"))).toBe(true);
  });

  test.each([
    ["127.0.0.1", "localhost", ["127.0.0.1"]],
    ["localhost", "127.0.0.1", ["localhost"]],
    // Others who found the page find the gRPC port beside it.
    ["0.0.0.0", "play.example", ["127.0.0.1", "play.example"]],
    ["0.0.0.0", "127.0.0.1", ["127.0.0.1"]],
    ["0.0.0.0", "[2001:db8::7]", ["127.0.0.1", "[2001:db8::7]"]],
  ])("bound to %s, found at %s, are reached at %j and the gRPC port", async (host, at, hosts) => {
    const { httpUrl, grpcPort } = await startPlayground({ host });
    const { body } = await rawRequest(`${httpUrl}/playground.v1.SchemaService/Describe`, {
      method: "POST",
      headers: { host: `${at}:8080`, "content-type": "application/json" },
      body: "{}",
    });
    expect(JSON.parse(body).addresses).toEqual(hosts.map((each) => `${each}:${grpcPort}`));
  });

  test("by reflection are the same, with nothing to repair", async () => {
    const playground = await startPlayground();
    const schema = schemaOf(playground);
    const image = await schema.describe({});
    const address = `127.0.0.1:${playground.grpcPort}`;
    const reflected = await schema.describe({ target: { address } });
    expect(reflected.source).toBe("grpc.reflection.v1.ServerReflection");
    expect(reflected.notes).toEqual([]);
    expect([...reflected.services].toSorted()).toEqual([...image.services].toSorted());
    const registry = filesOf(reflected);
    for (const service of image.services) expect(registry.getService(service)).toBeDefined();
  });
});

describe("another target", () => {
  test("of @grpc/reflection is mended, and what was mended is said", async () => {
    const described = await describeTarget(await startBrokenReflection(["shop.proto"]));
    expect(described.services).toEqual(["shop.v1.Shop"]);
    expect(described.notes.length).toBeGreaterThan(3);
    expect(described.addresses).toEqual([]);
    const registry = filesOf(described);
    expect(registry.getService("shop.v1.Shop")?.methods).toHaveLength(3);
  });

  test("with v1alpha only is read by that", async () => {
    const playground = await startPlayground();
    const address = await serve(({ service }) => service(V1Alpha, forwardTo(playground)));
    const described = await describeTarget(address);
    expect(described.source).toBe("grpc.reflection.v1alpha.ServerReflection");
    expect(described.services).toContain("greet.Greeter");
  });

  test("that ends the stream after each answer is asked anew", async () => {
    let streams = 0;
    const address = await serve(({ service }) =>
      service(V1, {
        async *serverReflectionInfo(requests) {
          streams += 1;
          for await (const { messageRequest } of requests) {
            if (messageRequest.case === "listServices") {
              const value = { service: [{ name: "gone.A" }, { name: "gone.B" }] };
              yield { messageResponse: { case: "listServicesResponse", value } };
            } else {
              const value = { errorCode: Code.NotFound, errorMessage: "no such symbol" };
              yield { messageResponse: { case: "errorResponse", value } };
            }
            return;
          }
        },
      }),
    );
    const { services, notes } = await describeTarget(address);
    expect(streams).toBe(3);
    expect(services).toEqual(["gone.A", "gone.B"]);
    expect(notes.map(({ subject, message }) => `${subject}: ${message}`)).toEqual([
      "gone.A: the server lists this service, but does not describe it: no such symbol",
      "gone.B: the server lists this service, but does not describe it: no such symbol",
    ]);
  });
});

test("a target that does not end its stream does not keep its schema", async () => {
  const address = await serve(({ service }) =>
    service(V1, {
      async *serverReflectionInfo(requests, { signal }) {
        for await (const _ of requests) {
          yield { messageResponse: { case: "listServicesResponse", value: { service: [] } } };
        }
        await once(signal, "abort");
      },
    }),
  );
  expect(await describeTarget(address)).toMatchObject({ services: [], notes: [] });
});

describe("what goes wrong is said in words", () => {
  test("nobody listens", async () => {
    await expect(describeTarget("127.0.0.1:1")).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringMatching(/cannot call 127.0.0.1:1: nothing is listening there/),
    });
  });

  test("no such host", async () => {
    await expect(describeTarget("nowhere.invalid:50051")).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringMatching(/cannot call nowhere.invalid:50051: .*name/),
    });
  });

  test("TLS to a port without it, and the reverse", async () => {
    const { grpcPort } = await startPlayground();
    await expect(describeTarget(`127.0.0.1:${grpcPort}`, true)).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringMatching(/does not speak TLS|does it speak TLS/),
    });
    const secure = await startPlayground({ tls: selfSigned });
    await expect(describeTarget(`127.0.0.1:${secure.grpcPort}`)).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringMatching(/want TLS/),
    });
    await expect(describeTarget(`127.0.0.1:${secure.grpcPort}`, true)).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringMatching(/certificate/),
    });
  });

  test("a web server", async () => {
    const address = await listen(http.createServer((_, response) => response.end("hello")));
    await expect(describeTarget(address)).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringMatching(/not with HTTP\/2/),
    });
  });

  test("no reflection", async () => {
    const address = await serve(({ service }) => service(Greeter, {}));
    await expect(describeTarget(address)).rejects.toMatchObject({
      code: Code.Unimplemented,
      rawMessage: expect.stringMatching(/has no server reflection .*switch reflection on/),
    });
  });

  test("a target that takes connections and says nothing", async () => {
    const address = await listen(net.createServer());
    const limits = { schemaTimeoutMs: 50 };
    await expect(describeTarget(address, false, { limits })).rejects.toMatchObject({
      code: Code.DeadlineExceeded,
      rawMessage: expect.stringMatching(/50 ms \(limit schemaTimeoutMs\).*--schema-timeout-ms/),
    });
  });

  test("a schema that is too large", async () => {
    const { grpcPort } = await startPlayground();
    for (const [limits, words] of [
      [{ maxSchemaBytes: 4096 }, /4096 bytes \(limit maxSchemaBytes\).*--max-schema-bytes/],
      [{ maxSchemaFiles: 2 }, /more than 2 files \(limit maxSchemaFiles\).*--max-schema-files/],
    ] as const) {
      await expect(
        describeTarget(`127.0.0.1:${grpcPort}`, false, { limits }),
      ).rejects.toMatchObject({
        code: Code.ResourceExhausted,
        rawMessage: expect.stringMatching(words),
      });
    }
  });

  test("no address", async () => {
    await expect(describeTarget("http://localhost:1")).rejects.toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: expect.stringMatching(/write localhost:1/),
    });
  });

  test("a target that this playground may not call", async () => {
    const { grpcPort } = await startPlayground();
    await expect(
      describeTarget(`127.0.0.1:${grpcPort}`, false, { host: "0.0.0.0" }),
    ).rejects.toMatchObject({
      code: Code.PermissionDenied,
      rawMessage: expect.stringMatching(/--allow-target 127\.0\.0\.1/),
    });
  });

  test("nothing of a call that the page gives up stays open", async () => {
    const accepted = Promise.withResolvers<net.Socket>();
    const address = await listen(net.createServer((socket) => accepted.resolve(socket)));
    const schema = schemaOf(await startPlayground());
    const abort = new AbortController();
    const call = schema.describe({ target: { address } }, { signal: abort.signal });
    const socket = (await accepted.promise).resume();
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: Code.Canceled });
    await once(socket, "close");
  });
});

/** Answers v1alpha by asking a playground's own. */
function forwardTo({ grpcPort }: Playground): ServiceImpl<typeof V1Alpha> {
  const sessionManager = new Http2SessionManager(`http://127.0.0.1:${grpcPort}`);
  onTestFinished(() => sessionManager.abort());
  const transport = createGrpcTransport({ baseUrl: sessionManager.authority, sessionManager });
  const client = createClient(V1Alpha, transport);
  return { serverReflectionInfo: (questions) => client.serverReflectionInfo(questions) };
}

function filesOf({ files }: DescribeResponse): FileRegistry {
  if (files === undefined) throw new Error("no files");
  return createFileRegistry(files);
}
