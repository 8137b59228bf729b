import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { createServer } from "node:net";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { createPlayground } from "../src/index.ts";
import { bridgeTransport, startPlayground } from "./helpers/playground.ts";

test.each(["127.0.0.1", "localhost", "0.0.0.0"])(
  "bound to %s, its URL works from here, and so does its own gRPC port",
  async (host) => {
    const playground = await startPlayground({ host });
    expect(playground.httpPort).toBeGreaterThan(0);
    for (const transport of [
      createConnectTransport({ baseUrl: playground.httpUrl }),
      bridgeTransport(playground),
    ]) {
      const reply = await createClient(Greeter, transport).sayHello({ name: "Ada" });
      expect(reply.message).toBe(" Ada");
    }
  },
);

test("closing it twice is closing it once, and frees both ports", async () => {
  const playground = await startPlayground();
  await Promise.all([playground.close(), playground.close()]);
  await playground.close();
  const { httpPort: port, grpcPort } = playground;
  const again = await startPlayground({ port, grpcPort });
  expect(again).toMatchObject({ httpPort: port, grpcPort });
});

test("a port that is taken leaves nothing behind", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    taken.close();
  });
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { grpcPort, close } = await startPlayground();
  await close();
  await expect(createPlayground({ port, grpcPort })).rejects.toThrowError(/port \d+ is taken/);
  // The gRPC port, which was free, is free again.
  expect(await startPlayground({ grpcPort })).toMatchObject({ grpcPort });
});
