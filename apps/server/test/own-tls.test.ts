import { createClient } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { errorOf } from "./contract/helpers.ts";
import { selfSigned } from "./helpers/certificate.ts";
import { bridgeTransport, startPlayground } from "./helpers/playground.ts";

test("the page calls a gRPC port with a certificate of its own making", async () => {
  const playground = await startPlayground({ tls: selfSigned });
  const client = createClient(Greeter, bridgeTransport(playground));
  expect(await client.sayHello({ greeting: "Hello", name: "Ada" })).toMatchObject({
    message: "Hello Ada",
  });
});

test("another server with such a certificate is not trusted", async () => {
  const { grpcPort } = await startPlayground({ tls: selfSigned });
  const target = { address: `localhost:${grpcPort}`, tls: true };
  const client = createClient(Greeter, bridgeTransport(await startPlayground(), target));
  expect((await errorOf(client.sayHello({}))).rawMessage).toMatch(/certificate is self-signed/);
});
