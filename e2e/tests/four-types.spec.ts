import { test, expect } from "../support/test.ts";
import type { LogRecord } from "../support/server.ts";
import type { ProtocolName } from "../support/playground-page.ts";

const everywhere: ProtocolName[] = ["gRPC", "gRPC-Web", "Connect"];

for (const protocol of everywhere) {
  test(`a person can make a unary call over ${protocol}`, async ({ playground }) => {
    await playground.open("greet.Greeter", "SayHello");
    await playground.chooseProtocol(protocol);
    await playground.greet("Good morning", "Ada");
    await playground.button("Send").click();

    await expect(playground.status).toHaveText("OK");
    await expect(playground.messages).toHaveCount(2);
    expect(await playground.directions()).toEqual(["Sent", "Received"]);
    await expect(playground.messages.nth(1)).toContainText("Good morning Ada");
  });

  test(`a person can watch a server stream over ${protocol}`, async ({ playground }) => {
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.chooseProtocol(protocol);
    await playground.greet("Hello", "Polly");
    await playground.setLab({ Delay: "20", Replies: "5" });
    await playground.button("Send").click();

    await expect(playground.messages.nth(1)).toContainText("Hello Polly");
    await expect(playground.status).toHaveText("OK");
    await expect(playground.messages).toHaveCount(6);
    expect(await playground.directions()).toEqual(["Sent", ...Array(5).fill("Received")]);
  });

  test(`a stream that fails midway over ${protocol} keeps what had come`, async ({
    playground,
  }) => {
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.chooseProtocol(protocol);
    await playground.setLab({
      Delay: "0",
      Replies: "10",
      "Fail with": "RESOURCE_EXHAUSTED",
      "Fail after": "3",
    });
    await playground.button("Send").click();

    await expect(playground.status).toHaveText("RESOURCE_EXHAUSTED");
    await expect(playground.messages).toHaveCount(4);
    // The lab says who asked for it, as a google.rpc.ErrorInfo.
    await expect(playground.response).toContainText("LAB_FAIL");
  });

  test(`a deadline ends a call over ${protocol}, on both ends`, async ({ playground, server }) => {
    // Whichever is first there: the server's own clock, or the client's goodbye.
    const isPast = endedWith("ParrotSaysHello", "DEADLINE_EXCEEDED", "CANCELLED");
    const seenBefore = server.count(isPast);
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.chooseProtocol(protocol);
    await playground.setLab({ Delay: "60000" });
    // Long enough for the request to go out, also from a page whose machine is busy.
    await playground.setDeadline(2_000);
    await playground.button("Send").click();

    await expect(playground.status).toHaveText("DEADLINE_EXCEEDED");
    await expect(playground.messages).toHaveCount(1);
    await server.atLeast(seenBefore + 1, isPast);
  });

  test(`a person can cancel a call over ${protocol}, and the server sees it`, async ({
    playground,
    server,
  }) => {
    const isCancelled = endedWith("ParrotSaysHello", "CANCELLED");
    const seenBefore = server.count(isCancelled);
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.chooseProtocol(protocol);
    await playground.setLab({ Delay: "100", Replies: "100000" });
    await playground.button("Send").click();
    // Replies are on the page one by one, long before the last.
    await expect(playground.messages.nth(2)).toBeVisible();
    await expect(playground.status).toHaveText("In progress");
    await playground.button("Cancel").click();

    await expect(playground.status).toHaveText("CANCELLED");
    await server.atLeast(seenBefore + 1, isCancelled);
  });
}

test("a person can stream to the server, and one answer comes at half-close", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "ChattyClientSaysHello");
  for (const name of ["Ada", "Grace", "Barbara"]) {
    await playground.greet("Hello", name);
    await playground.button("Send message").click();
  }
  await expect(playground.messages).toHaveCount(3);
  await expect(playground.status).toHaveText("In progress");
  await playground.button("Half-close").click();

  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(4);
  expect(await playground.directions()).toEqual(["Sent", "Sent", "Sent", "Received"]);
  const answer = playground.messages.nth(3);
  for (const name of ["Ada", "Grace", "Barbara"]) await expect(answer).toContainText(name);
});

test("in a bidirectional call replies arrive while the next message is typed", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.greet("Hello", "Ada");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await expect(playground.messages.nth(1)).toContainText("Hello Ada");

  await playground.field("name").fill("Grace");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(4);
  await expect(playground.status).toHaveText("In progress");
  expect(await playground.directions()).toEqual(["Sent", "Received", "Sent", "Received"]);
  await expect(playground.messages.nth(3)).toContainText("Hello Grace");

  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(4);
});

test("a person can cancel a bidirectional call, and the server sees it", async ({
  playground,
  server,
}) => {
  const isCancelled = endedWith("InteractingHello", "CANCELLED");
  const seenBefore = server.count(isCancelled);
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
  await server.atLeast(seenBefore + 1, isCancelled);
});

for (const method of ["ChattyClientSaysHello", "InteractingHello"]) {
  test(`${method} is offered over gRPC alone, with the reason`, async ({ playground, page }) => {
    await playground.open("greet.Greeter", method);
    const protocols = page.getByRole("radiogroup", { name: "Protocol" });
    await expect(protocols.getByRole("radio", { name: "gRPC", exact: true })).toBeChecked();
    for (const name of ["gRPC-Web", "Connect"]) {
      await expect(protocols.getByRole("radio", { name, exact: true })).toBeDisabled();
    }
  });
}

/** The server's own record of how a call ended. */
function endedWith(method: string, ...codes: string[]) {
  return (record: LogRecord) =>
    record.method === `greet.Greeter/${method}` && codes.includes(record.code ?? "");
}
