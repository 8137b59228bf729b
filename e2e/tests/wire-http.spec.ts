import { greeting } from "../support/greeting.ts";
import type { ProtocolName } from "../support/playground-page.ts";
import { expect, test } from "../support/test.ts";
import { WireTab } from "../support/wire-tab.ts";

const { request, reply, requestFields, replyField, sentEnvelope } = greeting;

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
