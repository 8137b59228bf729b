import { greeting } from "../support/greeting.ts";
import { expect, test } from "../support/test.ts";
import { WireTab } from "../support/wire-tab.ts";

const { request, reply, requestFields, replyField, sentEnvelope } = greeting;

/** The frames of a call without those of the connection, as `HEADERS up, END_HEADERS: words`. */
function ofStream(frames: readonly string[]): string[] {
  return frames.flatMap((frame) => {
    const parts =
      /^Frame \d+: (\w+), (client|server) to \w+, stream 1(?:, ([A-Z_ ]+))?, .*?: (.*)$/.exec(
        frame.replace(", carries the message above", ""),
      );
    if (parts === null) return [];
    const [, type = "", side, flags, words = ""] = parts;
    return [
      `${type} ${side === "client" ? "up" : "down"}${flags === undefined ? "" : `, ${flags}`}: ${words}`,
    ];
  });
}

test.describe("over gRPC", () => {
  test("a unary call is HEADERS and DATA each way, and trailers", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "SayHello");
    await playground.greet("Hello", "Ada");
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();

    expect(await wire.hex()).toBe(`00 00 00 00 0c ${request}`);
    expect(await wire.fieldNames()).toEqual([sentEnvelope, ...requestFields]);
    await expect(wire.frame(/grpc-status 0/)).toBeVisible();
    const frames = await wire.frameNames();
    expect(frames[0]).toContain("PREFACE, client to server");
    expect(frames[1]).toContain("SETTINGS, client to server");
    expect(ofStream(frames)).toEqual([
      "HEADERS up, END_HEADERS: request: POST /greet.Greeter/SayHello, 8 headers",
      expect.stringMatching(/^DATA up(, END_STREAM)?: message 1 sent$/),
      ...(ofStream(frames)[1]?.includes("END_STREAM") === true
        ? []
        : ["DATA up, END_STREAM: no bytes: it only ends the stream"]),
      expect.stringMatching(/^HEADERS down, END_HEADERS: response: :status 200/),
      "DATA down: message 1 received",
      "HEADERS down, END_STREAM END_HEADERS: trailers: grpc-status 0",
    ]);

    await wire.look("Received");
    expect(await wire.hex()).toBe(`00 00 00 00 0b ${reply}`);
    expect(await wire.fieldNames()).toEqual([expect.stringContaining("message 1"), replyField]);
  });

  test("a server stream has a DATA frame's worth for each message", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.greet("Hello", "Ada");
    await playground.setLab({ Delay: "20", Replies: "3" });
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();

    await expect(wire.frame(/grpc-status 0/)).toBeVisible();
    const stream = ofStream(await wire.frameNames());
    expect(stream.filter((frame) => frame.startsWith("DATA down"))).toEqual([
      "DATA down: message 1 received",
      "DATA down: message 2 received",
      "DATA down: message 3 received",
    ]);
    await wire.look("Received", 3);
    expect(await wire.hex()).toBe(`00 00 00 00 0b ${reply}`);
  });

  test("a client stream has one for each message up", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "ChattyClientSaysHello");
    await playground.greet("Hello", "Ada");
    await playground.button("Send message").click();
    await expect(playground.messages).toHaveCount(1);
    await playground.greet("Hello", "Bo");
    await playground.button("Send message").click();
    await expect(playground.messages).toHaveCount(2);
    await wire.open();
    // A half-close right behind it would go along in the same frame.
    await expect(wire.frame(/message 2 sent/)).toBeVisible();
    await playground.button("Half-close").click();
    await expect(playground.status).toHaveText("OK");

    await expect(wire.frame(/grpc-status 0/)).toBeVisible();
    const stream = ofStream(await wire.frameNames());
    expect(stream.filter((frame) => frame.startsWith("DATA up"))).toEqual([
      "DATA up: message 1 sent",
      "DATA up: message 2 sent",
      "DATA up, END_STREAM: no bytes: it only ends the stream",
    ]);
    await wire.look("Sent", 2);
    expect(await wire.fieldNames()).toEqual([
      expect.stringContaining("message 2"),
      'field 1 name, LEN string, 4 bytes, "Bo"',
      'field 2 greeting, LEN string, 7 bytes, "Hello"',
    ]);
    // A message within a message: opened, its fields have places of their own.
    await wire.look("Received");
    const fields = await wire.fieldNames();
    expect(fields).toContain("field 2 request, LEN HelloRequest, 14 bytes, 12 bytes");
    expect(fields.filter((name) => name === requestFields[0])).toHaveLength(1);
  });

  test("bidirectional: the frames come in turn, while the call is open", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "InteractingHello");
    await playground.greet("Hello", "Ada");
    for (const count of [2, 4]) {
      await playground.button("Send message").click();
      await expect(playground.messages).toHaveCount(count);
    }
    await wire.open();
    await expect(wire.frame(/message 2 received/)).toBeVisible();
    expect(ofStream(await wire.frameNames()).slice(1)).toEqual([
      "DATA up: message 1 sent",
      expect.stringMatching(/^HEADERS down, END_HEADERS: response: :status 200/),
      "DATA down: message 1 received",
      "DATA up: message 2 sent",
      "DATA down: message 2 received",
    ]);
    await playground.button("Half-close").click();
    await expect(wire.frame(/END_STREAM.*trailers: grpc-status 0/)).toBeVisible();
  });

  test("a call that fails at once is one HEADERS frame down", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("my_package.DisplacementService", "computeDisplacement");
    await playground.request.getByRole("button", { name: "Clear" }).click();
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("FAILED_PRECONDITION");
    await wire.open();
    await expect(wire.frame(/grpc-status 9/)).toBeVisible();
    const down = ofStream(await wire.frameNames()).filter((frame) => frame.includes(" down"));
    expect(down).toEqual([
      "HEADERS down, END_STREAM END_HEADERS: trailers only: :status 200, grpc-status 9",
    ]);
  });

  test("cancelling is RST_STREAM, and the connection's end is told", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.setLab({ Delay: "60000" });
    await playground.button("Send").click();
    await expect(playground.messages).toHaveCount(1);
    await wire.open();
    await expect(wire.frame(/DATA, client.*message 1 sent/)).toBeVisible();
    await playground.button("Cancel").click();
    await expect(wire.frame(/RST_STREAM, client to server.*CANCEL/)).toBeVisible();
    const connection = playground.response.getByRole("list", { name: "Connection" });
    await expect(connection).toContainText("closed");
    await expect(connection).toContainText(/127\.0\.0\.1:\d+/);
  });

  test("a message that is too large for a frame is split, and its frames are found", async ({
    playground,
  }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.setLab({ Delay: "0", Replies: "2", "Reply size": "40000" });
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();
    await wire.look("Received", 2);
    await expect(playground.response.getByText(/was split over \d DATA frames/)).toBeVisible();
    const carriers = wire.frame(/carries the message above/);
    expect(await carriers.count()).toBeGreaterThan(1);
    await expect(carriers.first()).toHaveAccessibleName(/of message 2 received|messages 1 to 2/);

    // And back: a frame leads to its message.
    await wire.frame(/DATA, client.*message 1 sent/).click();
    await playground.response.getByRole("button", { name: "Show message 1" }).click();
    await expect(wire.fields).toHaveAccessibleName("Fields of message 1 sent");
  });

  test("a frame opens: its header byte by byte, and what HPACK made of headers", async ({
    playground,
  }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "SayHello");
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();
    await wire.frame(/HEADERS, client to server/).click();
    const frame = playground.response.getByRole("region", { name: /^Frame \d+$/ });
    const row = frame.getByRole("row", { name: /:method/ });
    await expect(row).toContainText("POST");
    await expect(row).toContainText("out of the static table (3)");
    await expect(frame.getByRole("row", { name: /:path/ })).toContainText(
      "/greet.Greeter/SayHello",
    );
    await frame.getByRole("grid", { name: /^Bytes of frame/ }).focus();
    await frame.page().keyboard.press("ArrowRight");
    await frame.page().keyboard.press("ArrowRight");
    await frame.page().keyboard.press("ArrowRight");
    await expect(frame).toContainText("type 0x01 = HEADERS");

    await wire.frame(/SETTINGS, client to server.*INITIAL_WINDOW_SIZE/).click();
    await expect(frame.getByRole("treeitem", { name: /INITIAL_WINDOW_SIZE/ })).toBeVisible();
    await playground.response.getByRole("button", { name: "Flow-control windows" }).click();
    await expect(
      playground.response.getByRole("img", { name: /The server may still send, over time/ }),
    ).toBeVisible();
  });

  test("without frames it says so, and offers them", async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "SayHello");
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();
    const choice = playground.response.getByRole("checkbox", { name: "Show HTTP/2 frames" });
    await choice.uncheck();
    await playground.button("Send").click();
    await expect(playground.response).toContainText(
      "The frames of this call were not written down",
    );
    // The bodies are told all the same.
    expect(await wire.hex()).toMatch(/^00 00 00 00 0e 0a/);
    await choice.check();
    await playground.button("Send").click();
    await expect(wire.frame(/grpc-status 0/)).toBeVisible();
  });
});

test("a call that fails at once has no answer, and does not say that one was dropped", async ({
  playground,
}) => {
  const wire = new WireTab(playground);
  await playground.open("my_package.DisplacementService", "computeDisplacement");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("FAILED_PRECONDITION");
  await wire.open();
  await playground.response.getByRole("radio", { name: "Received 0" }).check();
  await expect(playground.response).toContainText("No message was received");
  await expect(playground.response).not.toContainText("no longer kept");
});
