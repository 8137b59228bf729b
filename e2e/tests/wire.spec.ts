import { AxeBuilder } from "@axe-core/playwright";
import type { ProtocolName } from "../support/playground-page.ts";
import { expect, test } from "../support/test.ts";
import { WireTab } from "../support/wire-tab.ts";

/** `Hello` and `Ada` as a HelloRequest, and the answer to it, in hex. */
const request = "0a 03 41 64 61 12 05 48 65 6c 6c 6f";
const reply = "0a 09 48 65 6c 6c 6f 20 41 64 61";
const requestFields = [
  'field 1 name, LEN string, 5 bytes, "Ada"',
  'field 2 greeting, LEN string, 7 bytes, "Hello"',
];
const replyField = 'field 1 message, LEN string, 11 bytes, "Hello Ada"';
const sentEnvelope = "message 1, envelope, 17 bytes, 5 + 12 bytes";

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
      "HEADERS up, END_HEADERS: request: POST /greet.Greeter/SayHello, 7 headers",
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
    await playground.button("Half-close").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();

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

const webProtocols: ProtocolName[] = ["gRPC-Web", "Connect", "Connect JSON"];

for (const protocol of webProtocols) {
  test(`a unary call over ${protocol} is one HTTP exchange`, async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "SayHello");
    await playground.chooseProtocol(protocol);
    await playground.greet("Hello", "Ada");
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();

    const { response } = playground;
    const head = response.getByRole("group", { name: "HTTP request" });
    await expect(head).toContainText("POST /greet.Greeter/SayHello");
    await expect(response.getByRole("group", { name: "HTTP response" })).toContainText("200 OK");
    if (protocol === "gRPC-Web") {
      await expect(head).toContainText("application/grpc-web+proto");
      expect(await wire.hex()).toBe(`00 00 00 00 0c ${request}`);
      expect(await wire.fieldNames()).toEqual([sentEnvelope, ...requestFields]);
      await wire.look("Received");
      expect(await wire.fieldNames()).toContain(replyField);
      // The trailers are in the body: flag 0x80, then header lines.
      await response.getByRole("button", { name: "Trailers" }).click();
      expect(await wire.hex()).toMatch(/^80 00 00 00 /);
      expect(await wire.fieldNames()).toContain("grpc-status, header line, 16 bytes, 0");
      await response
        .getByRole("button", { name: /response as application\/grpc-web-text/ })
        .click();
      await expect(response).toContainText("AAAAAAsKCUhlbGxvIEFkYY");
    } else if (protocol === "Connect") {
      await expect(head).toContainText("application/proto");
      expect(await wire.hex()).toBe(request);
      expect(await wire.fieldNames()).toEqual(requestFields);
      await wire.look("Received");
      expect(await wire.hex()).toBe(reply);
    } else {
      await expect(head).toContainText("application/json");
      const text = '{"name":"Ada","greeting":"Hello"}';
      expect(await wire.hex()).toBe(
        Buffer.from(text)
          .toString("hex")
          .replaceAll(/..(?=.)/g, "$& "),
      );
      expect(await wire.fieldNames()).toEqual([
        'name, JSON string, 12 bytes, "Ada"',
        'greeting, JSON string, 18 bytes, "Hello"',
      ]);
    }
    await expect(wire.frames).toHaveCount(0);
  });

  test(`a server stream over ${protocol} ends within its body`, async ({ playground }) => {
    const wire = new WireTab(playground);
    await playground.open("greet.Greeter", "ParrotSaysHello");
    await playground.chooseProtocol(protocol);
    await playground.greet("Hello", "Ada");
    await playground.setLab({ Delay: "5", Replies: "3" });
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await wire.open();
    const { response } = playground;
    await wire.look("Received", 3);
    const isJson = protocol === "Connect JSON";
    expect(await wire.fieldNames()).toEqual([
      expect.stringMatching(/^message 3, envelope/),
      isJson ? 'message, JSON string, 21 bytes, "Hello Ada"' : replyField,
    ]);
    if (protocol === "gRPC-Web") {
      await response.getByRole("button", { name: "Trailers" }).click();
      expect(await wire.fieldNames()).toContain("grpc-status, header line, 16 bytes, 0");
    } else {
      await response.getByRole("button", { name: "End of stream" }).click();
      expect(await wire.hex()).toMatch(/^02 00 00 00 02 7b 7d$/);
    }
    // The body as a whole: three messages, and its end.
    await response.getByRole("button", { name: /Whole body of the response/ }).click();
    const whole = response.getByRole("tree", { name: "Fields of the whole response" });
    await expect(whole.getByRole("treeitem", { name: /envelope/ })).toHaveCount(4);
  });
}

test("the error of a unary Connect call is JSON, and no message", async ({ playground }) => {
  const wire = new WireTab(playground);
  await playground.open("my_package.DisplacementService", "computeDisplacement");
  await playground.chooseProtocol("Connect");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("FAILED_PRECONDITION");
  await playground.response.getByRole("tab", { name: "Wire" }).click();
  await playground.response.getByRole("radio", { name: "Received 0" }).check();
  await playground.response.getByRole("button", { name: "Error", exact: true }).click();
  expect(await wire.fieldNames()).toContain('code, JSON string, 28 bytes, "failed_precondition"');
});

test("bytes and fields are linked both ways, by keyboard and by pointer", async ({
  playground,
  page,
}) => {
  const wire = new WireTab(playground);
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await wire.open();

  // From a byte to its field: the tenth is the second field's tag.
  await wire.bytes.focus();
  await page.keyboard.press("End");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await expect(
    wire.bytes.getByRole("gridcell", {
      name: /^byte 10, 0x12: tag 0x12 = field 2, LEN: 2 << 3 \| 2/,
    }),
  ).toBeVisible();
  await expect(wire.fields.getByRole("treeitem", { selected: true })).toHaveAccessibleName(
    requestFields[1] ?? "",
  );
  await expect(playground.response).toContainText(
    "byte 10, 0x12: tag 0x12 = field 2, LEN: 2 << 3 | 2",
  );

  // From a field to its bytes.
  await wire.fields.focus();
  await page.keyboard.press("ArrowUp");
  await expect(wire.fields.getByRole("treeitem", { selected: true })).toHaveAccessibleName(
    requestFields[0] ?? "",
  );
  await expect(wire.bytes.getByRole("gridcell", { name: /^byte 5, 0x0a: tag/ })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(wire.fields.getByRole("treeitem")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(wire.fields.getByRole("treeitem")).toHaveCount(3);

  // The pointer only looks.
  await wire.bytes.getByRole("gridcell").last().hover();
  await expect(playground.response).toContainText('byte 16, 0x6f: "o", value of greeting');
  await wire.bytes.getByRole("gridcell").last().click();
  await expect(wire.fields.getByRole("treeitem", { selected: true })).toHaveAccessibleName(
    requestFields[1] ?? "",
  );
});

test("every kind of field is told by its name, its type and its value", async ({ playground }) => {
  const wire = new WireTab(playground);
  await playground.open("playground.v1.KitchenSink", "EchoEverything");
  await playground.request.getByRole("button", { name: "Example" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await wire.open();
  const fields = await wire.fieldNames();
  expect(fields).toContain('field 1 name, LEN string, 7 bytes, "World"');
  expect(fields).toContain("field 3 colour, VARINT Colour, 2 bytes, COLOUR_RED");
  expect(fields.some((name) => name.startsWith("field 5 stock, LEN map entry"))).toBe(true);
});

test("bytes without a schema are guessed, and another guess may be chosen", async ({ page }) => {
  await page.goto("/#/decode");
  await page.getByRole("textbox", { name: "Bytes" }).fill("1a 05 0a 03 41 64 61");
  const fields = page.getByRole("tree").getByRole("treeitem");
  await fields.first().click();
  const guesses = page.getByLabel("No schema says what this is. Read it as");
  await guesses.selectOption({ label: "bytes" });
  await expect(fields).toHaveCount(1);
  await expect(fields).toHaveAccessibleName(/^field 3, LEN unknown, 7 bytes, perhaps bytes/);
  await page.getByRole("grid").getByRole("gridcell").nth(2).hover();
  await expect(page.getByText("byte 2, 0x0a: value of field 3")).toBeVisible();
  const message = guesses.getByRole("option", { name: /^message/ });
  await guesses.selectOption((await message.getAttribute("value")) ?? "");
  await expect(fields).toHaveCount(2);
  await expect(fields.last()).toHaveAccessibleName(
    /^field 1, LEN unknown, 5 bytes, perhaps string, "Ada"/,
  );
  await page.getByRole("grid").getByRole("gridcell").nth(2).hover();
  await expect(page.getByText("byte 2, 0x0a: tag 0x0a = field 1")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("the wire view passes axe, and nothing is cut off sideways", async ({
        playground,
        page,
      }) => {
        test.setTimeout(60_000);
        const wire = new WireTab(playground);
        await playground.open("greet.Greeter", "InteractingHello");
        await playground.button("Send message").click();
        await expect(playground.messages).toHaveCount(2);
        await playground.button("Half-close").click();
        await expect(playground.status).toHaveText("OK");
        await wire.open();
        await wire.fields.getByRole("treeitem").last().click();
        await wire.frame(/HEADERS, client to server/).click();
        await playground.response.getByRole("button", { name: "Flow-control windows" }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
        );
        expect(found).toEqual([]);
        const wideBy = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wideBy).toBe(0);
      });
    });
  }
}
