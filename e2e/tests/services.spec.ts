import { test, expect } from "../support/test.ts";

test("a person can ask for books by category", async ({ playground }) => {
  await playground.open("Recommendations", "Recommend");
  await playground.field("user_id").fill("3");
  await playground.field("category").selectOption("SCIENCE_FICTION");
  await playground.field("max_results").fill("2");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(2);
  await expect(playground.messages.nth(1)).toContainText("title");
});

test("a person can measure a distance with nested messages", async ({ playground }) => {
  await playground.open("my_package.DisplacementService", "computeDisplacement");
  const start = playground.request.getByRole("group", { name: "start" });
  const end = playground.request.getByRole("group", { name: "end" });
  await start.getByLabel("x", { exact: true }).fill("0");
  await start.getByLabel("y", { exact: true }).fill("12");
  await end.getByLabel("x", { exact: true }).fill("12");
  await end.getByLabel("y", { exact: true }).fill("14");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.nth(1)).toContainText("12.16");
});

test("a missing point is refused with details that name it", async ({ playground }) => {
  await playground.open("my_package.DisplacementService", "computeDisplacement");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("FAILED_PRECONDITION");
  await expect(playground.response).toContainText("google.rpc.BadRequest");
  await expect(playground.response).toContainText("start");
});

test("a person can report states in a client stream", async ({ playground }) => {
  await playground.open("my_package.RequestStreaming", "stream_state");
  for (const [status, info] of [
    ["UNKNOWN", "no record...."],
    ["STARVED", "Too long without food."],
    ["THIRSTY", "Requires watering."],
    ["TIRED", "Shutting down for the night."],
    ["OK", "OK."],
  ] as const) {
    await playground.field("status").selectOption(status);
    await playground.field("info").fill(info);
    await playground.button("Send message").click();
  }
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(6);
});

test("a person can have the smallest service echo", async ({ playground }) => {
  await playground.open("HeyHowService", "heyhow");
  await playground.field("count").fill("-7");
  await playground.field("msg").fill("let's go");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.nth(1)).toContainText("-7");
  await expect(playground.messages.nth(1)).toContainText("let's go");
});
