import { test, expect } from "../support/test.ts";

test("a number out of range is refused beside its field, and nothing is sent", async ({
  playground,
}) => {
  await playground.open("HeyHowService", "heyhow");
  await playground.field("count").fill("3000000000");
  await expect(playground.field("count")).toHaveAttribute("aria-invalid", "true");
  await playground.button("Send").click();
  await expect(playground.request.getByRole("alert")).toContainText("Nothing was sent");
  await expect(playground.request.getByRole("alert")).toContainText("2147483647");
  await expect(playground.status).toHaveText("No call yet");
  // What was typed is still there, to be put right.
  await expect(playground.field("count")).toHaveValue("3000000000");
  await playground.field("count").fill("3");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

test("JSON that does not parse says where and why, and keeps its text", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.request.getByRole("tab", { name: "JSON" }).click();
  const editor = playground.request.getByRole("textbox", { name: "Message as JSON" });
  const type = async (text: string) => {
    await editor.press("ControlOrMeta+A");
    await editor.pressSequentially(text);
  };
  await type('{\n"greeting": "Hello",\n"nmae": "Ada"\n}');
  await expect(playground.request).toContainText("nmae");
  await expect(playground.request).toContainText(/line 3/i);
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("No call yet");

  await type('{"greeting": "Hello", "name": "Ada"}');
  await playground.request.getByRole("tab", { name: "Form" }).click();
  await expect(playground.field("name")).toHaveValue("Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

test("metadata that gRPC does not allow is refused with words", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.unfold("Metadata");
  await playground.request.getByRole("button", { name: "Add metadata" }).click();
  await playground.field("Metadata key 1").fill("grpc-status");
  await playground.field("Metadata value 1").fill("0");
  await expect(playground.field("Metadata key 1")).toHaveAttribute("aria-invalid", "true");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("No call yet");
});

test("binary metadata is typed character by character", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.unfold("Metadata");
  await playground.request.getByRole("button", { name: "Add metadata" }).click();
  await playground.field("Metadata key 1").fill("x-trace-bin");
  await playground.field("Metadata value 1").pressSequentially("AQ==");
  await expect(playground.field("Metadata value 1")).toHaveValue("AQ==");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

test("a refused request points at its field, and only once", async ({ playground, page }) => {
  await playground.open("HeyHowService", "heyhow");
  await playground.field("count").fill("three");
  await playground.button("Send").click();
  await expect(playground.field("count")).toBeFocused();
  await playground.open("greet.Greeter", "SayHello");
  await page.goBack();
  await expect(playground.request.getByRole("alert")).toContainText("Nothing was sent");
  await expect(playground.field("count")).not.toBeFocused();
});

test("all that is wrong is listed in a box that scrolls, and can be dismissed", async ({
  playground,
  page,
}) => {
  const { request } = playground;
  await playground.open("HeyHowService", "heyhow");
  await playground.field("count").fill("three");
  await playground.unfold("Metadata");
  for (let row = 1; row <= 9; row += 1) {
    await request.getByRole("button", { name: "Add metadata" }).click();
    await playground.field(`Metadata key ${row}`).fill(`grpc-own-${row}`);
  }
  await playground.button("Send").click();
  await expect(playground.field("count")).toBeFocused();

  const refusal = request.getByRole("alert");
  await expect(refusal.getByRole("listitem")).toHaveCount(10);
  const box = refusal.getByRole("region", { name: "What is wrong" });
  const last = box.getByRole("listitem").last();
  await expect(last).not.toBeInViewport();
  expect((await refusal.boundingBox())?.height).toBeLessThan(200);
  await box.focus();
  await page.keyboard.press("End");
  await expect(last).toBeInViewport({ ratio: 1 });

  await page.keyboard.press("Tab");
  await expect(refusal.getByRole("button", { name: "Dismiss", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(refusal).toBeHidden();
  await expect(playground.field("count")).toBeFocused();
});

test("dismissed with nothing to go to in sight, a refusal gives the focus to Send", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.unfold("Metadata");
  await playground.request.getByRole("button", { name: "Add metadata" }).click();
  await playground.field("Metadata key 1").fill("grpc-status");
  await playground.button("Send").click();
  // What is wrong is folded away.
  await playground.request.getByRole("button", { name: /^Metadata/ }).click();
  await playground.request.getByRole("button", { name: "Dismiss", exact: true }).press("Enter");
  await expect(playground.request.getByRole("alert")).toBeHidden();
  await expect(playground.button("Send")).toBeFocused();
});

test("a link to a method that is not there says so", async ({ page, playground }) => {
  await page.goto("/#/greet.Greeter/SayGoodbye");
  await expect(playground.request).toContainText("SayGoodbye");
  await playground.open("greet.Greeter", "SayHello");
});

test("a link opens a method and never sends by itself", async ({ page, playground, server }) => {
  const before = server.count(({ method }) => method === "greet.Greeter/SayHello");
  await playground.open("greet.Greeter", "SayHello");
  await page.reload();
  await expect(playground.status).toHaveText("No call yet");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  expect(server.count(({ method }) => method === "greet.Greeter/SayHello")).toBe(before + 1);
});
