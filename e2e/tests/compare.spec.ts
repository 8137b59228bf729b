import { AxeBuilder } from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import type { LogRecord } from "../support/server.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

/** Opens the tab, and one of its views. */
async function openCompare(
  { response }: PlaygroundPage,
  view: "Protocols" | "Runs" | "Sizes",
): Promise<void> {
  await response.getByRole("tab", { name: "Compare" }).click();
  await response.getByRole("radio", { name: view }).click();
}

/** The cells of a table's row, by the name at its head. */
function cells(table: Locator, name: string): Locator {
  return table
    .getByRole("row")
    .filter({ has: table.page().getByRole("rowheader", { name, exact: true }) })
    .getByRole("cell");
}

const ended = (method: string) => (record: LogRecord) =>
  record.method?.endsWith(`/${method}`) === true;

test("the same request goes over each protocol, and is seen side by side", async ({
  playground,
  server,
}) => {
  const { response } = playground;
  await playground.open("greet.Greeter", "SayHello");
  await openCompare(playground, "Protocols");
  await expect(response).toContainText("Make a call first");

  await playground.greet("Hello", "World");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  // What it will do is said before, since the schema does not say that it is harmless.
  await expect(response).toContainText("This calls SayHello 25 times, for real");
  await response.getByRole("radio", { name: "1", exact: true }).click();
  await expect(response).toContainText("This calls SayHello 9 times, for real");
  const before = server.count(ended("SayHello"));
  await response.getByRole("button", { name: "Compare", exact: true }).click();

  const bytes = response.getByRole("table", { name: "Bytes by protocol" });
  // Fourteen bytes up and thirteen down, by hand: envelopes of five, trailers of 16 and more.
  await expect(cells(bytes, "gRPC").nth(0)).toContainText(/^19body \+ \d+ head/);
  await expect(cells(bytes, "gRPC").nth(1)).toContainText(/^18body \+ \d+ head/);
  await expect(cells(bytes, "Connect").nth(0)).toContainText(/^14body \+ \d+\+ head/);
  await expect(cells(bytes, "Connect").nth(2)).toHaveText("27");
  await expect(cells(bytes, "Connect JSON").nth(0)).toContainText(/^35body/);
  await expect(cells(bytes, "Connect JSON").nth(2)).toHaveText("60");
  await expect(cells(bytes, "gRPC-Web").nth(0)).toContainText(/^19body/);
  await server.atLeast(before + 9, ended("SayHello"));
  expect(server.count(ended("SayHello"))).toBe(before + 9);

  const framing = response.getByRole("table", { name: "Framing by protocol" });
  await expect(cells(framing, "gRPC").nth(1)).toContainText(
    "18 bytes in 1 part: envelope, 5 bytes; message, 13 bytes",
  );
  await expect(cells(framing, "gRPC").nth(2)).toContainText("OK In HTTP/2 trailers");
  await expect(cells(framing, "gRPC-Web").nth(1)).toContainText("in 2 parts");
  await expect(cells(framing, "gRPC-Web").nth(2)).toContainText("In the body");
  await expect(cells(framing, "Connect").nth(1)).toContainText("message, 13 bytes");
  await expect(cells(framing, "Connect").nth(2)).toContainText("In the HTTP status 200");

  const times = response.getByRole("table", { name: "Time by protocol" });
  await expect(cells(times, "gRPC").nth(0)).toHaveText(/^[\d.]+ m?s$/);

  // As they were packed by HPACK, and as fetch has them.
  const headers = response.getByRole("table", { name: "Request headers of some" });
  await expect(cells(headers, "te")).toHaveText("trailersgRPC");
  await expect(cells(headers, "content-type")).toContainText("application/grpc+protogRPC");
  await expect(cells(headers, "content-type")).toContainText("application/jsonConnect JSON");
  const trailers = response.getByRole("table", { name: "Trailers" });
  await expect(cells(trailers, "grpc-status")).toHaveText("0");

  // It is still there when one comes back, and says so when it is no more of the newest call.
  await response.getByRole("tab", { name: "Timeline" }).click();
  await playground.button("Send").click();
  await openCompare(playground, "Protocols");
  await expect(bytes).toBeVisible();
  await expect(response).toContainText("This is of an earlier request");
});

test("a failure is compared by where each protocol says it", async ({ playground }) => {
  const { response } = playground;
  await playground.open("my_package.DisplacementService", "computeDisplacement");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("FAILED_PRECONDITION");
  await openCompare(playground, "Protocols");
  await response.getByRole("radio", { name: "1", exact: true }).click();
  await response.getByRole("button", { name: "Compare", exact: true }).click();
  const framing = response.getByRole("table", { name: "Framing by protocol" });
  await expect(cells(framing, "gRPC").nth(1)).toContainText("empty");
  await expect(cells(framing, "gRPC").nth(2)).toContainText("only headers (trailers-only)");
  await expect(cells(framing, "gRPC-Web").nth(2)).toContainText("In the body: its last part");
  await expect(cells(framing, "Connect").nth(2)).toContainText("In the HTTP status 400");
  await expect(response).toContainText("Not all calls ended with OK");
});

test("what only gRPC can carry is shown over gRPC, and the others say why not", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.greet("Hello", "World");
  for (const count of [2, 4]) {
    await playground.button("Send message").click();
    await expect(playground.messages).toHaveCount(count);
  }
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  await openCompare(playground, "Protocols");
  await playground.response.getByRole("button", { name: "Compare", exact: true }).click();
  const bytes = playground.response.getByRole("table", { name: "Bytes by protocol" });
  // Both messages are sent again, and both are answered.
  await expect(cells(bytes, "gRPC").nth(0)).toContainText(/^38body/);
  await expect(cells(bytes, "gRPC").nth(1)).toContainText(/^36body/);
  await expect(cells(bytes, "Connect")).toHaveText(
    "Only gRPC can stream requests: a browser's fetch cannot.",
  );
});

test("a comparison can be stopped, and goes on while another view is looked at", async ({
  playground,
}) => {
  const { response } = playground;
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "150", Replies: "2" });
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await openCompare(playground, "Protocols");
  // Chosen for whoever was slow the first time is once.
  await response.getByRole("radio", { name: "5", exact: true }).check();
  await response.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(response).toContainText(/call \d+ of 25/);
  await response.getByRole("tab", { name: "Timeline" }).click();
  await response.getByRole("tab", { name: "Compare" }).click();
  await expect(response).toContainText(/: call (?:[3-9]|\d\d) of 25/);
  await response.getByRole("button", { name: "Stop comparing" }).click();
  await expect(response.getByRole("button", { name: "Compare", exact: true })).toBeVisible();
  await expect(response.getByRole("table")).toHaveCount(0);
});

test("two runs of a method are compared, down to the fields", async ({ playground }) => {
  const { response } = playground;
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await openCompare(playground, "Runs");
  await expect(response).toContainText("Make one more call");

  await playground.chooseProtocol("Connect");
  await playground.greet("Hello", "Grace");
  await playground.button("Send").click();
  const whole = response.getByRole("table", { name: "As a whole" });
  await expect(cells(whole, "Protocol")).toHaveText(["gRPC", "Connect", "differs"]);
  await expect(cells(whole, "Bytes up")).toHaveText(["12 B", "14 B", "+2 B"]);
  await expect(cells(whole, "Status")).toHaveText(["OK", "OK", "same"]);
  const pairs = response.getByRole("list", { name: "Compared pairs" });
  await expect(pairs.getByRole("listitem")).toHaveCount(2);
  const sent = pairs.getByRole("listitem").filter({ hasText: "Sent 1" });
  await expect(sent).toContainText("1 field differs");
  await expect(cells(sent.getByRole("table"), "name")).toHaveText(['"Ada"', '"Grace"']);
  // Only what is unlike is marked: the two names end with no letter in common but the quote.
  await expect(sent.locator("mark")).toHaveText(["Ada", "Grace"]);
  await expect(
    cells(response.getByRole("table", { name: "Request headers that differ" }), "content-type"),
  ).toHaveText(["application/grpc+proto", "application/proto"]);

  // A third call, like the second; then the two that are alike.
  await playground.button("Send").click();
  const runA = response.getByLabel("Run A");
  await expect(runA.getByRole("option")).toHaveCount(3);
  await expect(pairs.getByRole("listitem")).toHaveCount(0);
  await response.getByLabel("Only what differs").uncheck();
  await expect(pairs.getByRole("listitem")).toHaveCount(2);
  await runA.selectOption({ index: 2 });
  await expect(sent).toContainText("1 field differs");
});

test("a message is weighed as protobuf and as JSON, field by field", async ({ playground }) => {
  // The page measures both forms over and over, which takes long on a busy machine.
  test.setTimeout(60_000);
  const { response } = playground;
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await openCompare(playground, "Sizes");
  await response
    .getByLabel("Message", { exact: true })
    .selectOption({ label: "Sent 1: HelloRequest, 12 B" });

  const whole = response.getByRole("table", { name: "Sizes of the message" });
  // {"name":"Ada","greeting":"Hello"}
  await expect(cells(whole, "Protobuf").nth(0)).toHaveText("12");
  await expect(cells(whole, "JSON").nth(0)).toHaveText("33");
  await expect(cells(whole, "JSON").nth(1)).toHaveText("2.8×");
  const fields = response.getByRole("table", { name: "Sizes of the fields" });
  const name = fields.getByRole("row").filter({ hasText: "name" }).first();
  await expect(fields.getByRole("row")).toHaveCount(3);
  await expect(name).toContainText("string");
  await expect(fields.getByRole("row").nth(1).getByRole("cell")).toHaveText([
    "51 tag + 1 length + 3 value",
    "124 name + 5 marks + 3 value",
    "2.4×",
  ]);
  await expect(response).toContainText("gzip makes this message larger, even as JSON");

  await response.getByRole("button", { name: "Measure time" }).click();
  const reading = response.getByRole("table", { name: "Reading" });
  // Half a second of work in small slices, between which a busy machine does others' work.
  await expect(cells(reading, "JSON by the schema").nth(1)).toHaveText(/^\d+\.\d\d×$/, {
    timeout: 30_000,
  });
});

for (const width of [1440, 400]) {
  test(`each view passes axe and is not cut off, ${width} px wide`, async ({
    playground,
    page,
  }) => {
    // Passes over long tables take seconds each on a busy machine.
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    await playground.open("playground.v1.KitchenSink", "EchoEverything");
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    await playground.button("Send").click();
    await openCompare(playground, "Protocols");
    await playground.response.getByRole("radio", { name: "1", exact: true }).click();
    await playground.response.getByRole("button", { name: "Compare", exact: true }).click();
    for (const [view, table] of [
      ["Protocols", "Bytes by protocol"],
      ["Runs", "As a whole"],
      ["Sizes", "Sizes of the fields"],
    ] as const) {
      await playground.response.getByRole("radio", { name: view }).click();
      await expect(playground.response.getByRole("table", { name: table })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('[role="tabpanel"]').analyze();
      expect(
        violations.map(({ id, nodes }) => `${view}: ${id}: ${nodes[0]?.target.join(" ")}`),
      ).toEqual([]);
      const overflow = await playground.response
        .getByRole("tabpanel")
        .evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      expect(overflow, view).toBe(0);
    }
  });
}
