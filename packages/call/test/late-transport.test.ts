import { Code, ConnectError, createRouterTransport, type Transport } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { reportRequest, startCall, type CallLog } from "../src/index.ts";

const kinds = ({ events }: CallLog) =>
  Array.from({ length: events.length }, (_, place) => events.at(place)?.kind);

const served = createRouterTransport(
  ({ service }) => {
    service(Greeter, { sayHello: ({ name }) => ({ message: `Hello ${name}` }) });
  },
  { transport: { interceptors: [reportRequest] } },
);

test("nothing is said to have been sent before the transport is there", async () => {
  const coming = Promise.withResolvers<Transport>();
  const call = startCall({
    transport: () => coming.promise,
    method: Greeter.method.sayHello,
    request: { name: "Ada" },
  });
  await Promise.resolve();
  expect(kinds(call.log)).toEqual(["opened"]);
  coming.resolve(served);
  expect(await call.done).toMatchObject({ name: "OK" });
  // What the transport adds is known: it reported before the message was noted.
  expect(call.log.find("request-headers")).toMatchObject({ complete: true });
});

test.each([Greeter.method.sayHello, Greeter.method.parrotSaysHello])(
  "a transport that does not come ends the call: $name",
  async (method) => {
    const call = startCall({
      transport: () => Promise.reject(new ConnectError("not loaded", Code.Unavailable)),
      method,
      request: { name: "Ada" },
    });
    expect(await call.done).toMatchObject({ name: "UNAVAILABLE", message: "not loaded" });
  },
);

test("a call that is cancelled while its transport comes sends nothing", async () => {
  const coming = Promise.withResolvers<Transport>();
  const call = startCall({
    transport: () => coming.promise,
    method: Greeter.method.sayHello,
    request: { name: "Ada" },
  });
  call.cancel();
  expect(await call.done).toMatchObject({ name: "CANCELLED" });
  coming.resolve(served);
  await coming.promise;
  expect(kinds(call.log)).toEqual(["opened", "cancelled", "status"]);
});
