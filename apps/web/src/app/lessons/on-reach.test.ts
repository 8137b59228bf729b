import { create, createFileRegistry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { createRouterTransport } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test, vi } from "vitest";
import { createCalls } from "../calls/calls.ts";
import { createWorkspace } from "../workspace.ts";
import { onReach } from "./on-reach.ts";

test("servers that are not reached, or are again, and the page's focus are occasions to look", async () => {
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  const registry = createFileRegistry(create(FileDescriptorSetSchema));
  let isUp = false;
  const calls = createCalls(async () => {
    if (!isUp) throw new TypeError("Failed to fetch");
    return createRouterTransport(({ service }) => service(Greeter, { sayHello: () => ({}) }));
  });
  const workspace = createWorkspace({
    load: async () => {
      if (!isUp) throw new TypeError("Failed to fetch");
      return { registry, services: [], source: "image", notes: [], addresses: [] };
    },
  });
  let asked = 0;
  const stop = onReach({ workspace, calls }, () => void (asked += 1));
  const start = () => {
    const place = { target: undefined, method: Greeter.method.sayHello };
    return calls.start(
      place,
      { protocol: "grpc", registry },
      { request: {}, headers: new Headers() },
    ).done;
  };

  await start();
  await expect.poll(() => asked, { message: "a call reached nobody" }).toBe(1);
  await start();
  workspace.open({ address: "127.0.0.1:1", tls: true });
  expect(asked, "nothing is new").toBe(1);
  await expect.poll(() => asked, { message: "a target could not be opened" }).toBe(2);
  isUp = true;
  workspace.open(undefined);
  expect(asked, "it is tried again").toBe(3);
  await start();
  await expect.poll(() => asked, { message: "a call was answered" }).toBe(4);
  page.dispatchEvent(new Event("focus"));
  expect(asked).toBe(5);
  stop();
  page.dispatchEvent(new Event("focus"));
  calls.clear();
  expect(asked).toBe(5);
});
