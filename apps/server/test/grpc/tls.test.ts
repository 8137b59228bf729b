import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { errorOf } from "../contract/helpers.ts";
import { selfSigned } from "../helpers/certificate.ts";
import { startServer } from "./helpers.ts";

test("with a certificate the port speaks TLS, and nothing else", async () => {
  const { port } = await startServer({ tls: selfSigned });
  const secure = createGrpcTransport({
    baseUrl: `https://localhost:${port}`,
    nodeOptions: { ca: selfSigned.cert },
  });
  const reply = await createClient(Greeter, secure).sayHello({ name: "Ann", greeting: "Hi" });
  expect(reply.message).toBe("Hi Ann");
  const plain = createGrpcTransport({ baseUrl: `http://localhost:${port}` });
  await errorOf(createClient(Greeter, plain).sayHello({}));
});

test("a connection that never shakes hands does not keep the server from closing", async () => {
  const server = await startServer({ tls: selfSigned });
  const socket = connect({ port: server.port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  await expect(server.close({ graceMs: 50 })).resolves.toBeUndefined();
});
