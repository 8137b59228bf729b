import { startServer } from "../support/server.ts";
import { test, expect } from "@playwright/test";
import { PlaygroundPage } from "../support/playground-page.ts";

test("when the playground itself goes away the call ends, and it works again when it is back", async ({
  page,
}) => {
  const first = await startServer();
  const { port } = new URL(first.url);
  const playground = new PlaygroundPage(page);
  await page.goto(`${first.url}/#/greet.Greeter/InteractingHello`);
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);

  await first.kill();
  await expect(playground.status).toHaveText("UNAVAILABLE");

  const second = await startServer({ PORT: port });
  await playground.button("Send message").click();
  await expect(playground.status).toHaveText("In progress");
  await expect(playground.messages).toHaveCount(2);
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  await second.stop();
});

test("Ctrl-C ends an open stream with UNAVAILABLE, and the server goes", async ({ page }) => {
  const server = await startServer();
  const playground = new PlaygroundPage(page);
  await page.goto(`${server.url}/#/greet.Greeter/InteractingHello`);
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  expect(await server.stop()).toBe(0);
  await expect(playground.status).toHaveText("UNAVAILABLE");
});

test("of a target that is gone nothing is said to have been reached", async ({ page }) => {
  const [own, target] = await Promise.all([startServer(), startServer()]);
  const playground = new PlaygroundPage(page);
  await page.goto(`${own.url}/#/greet.Greeter/SayHello`);
  await page.getByRole("button", { name: /^Target:/ }).click();
  await page.getByLabel("Address", { exact: true }).fill(target.grpcAddress);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(
    page.getByRole("button", { name: `Target: ${target.grpcAddress} ready` }),
  ).toBeVisible();
  await target.kill();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("UNAVAILABLE");
  await expect(
    page.getByRole("button", { name: `Target: ${target.grpcAddress} no answer` }),
  ).toBeVisible();
  await expect(playground.messages).toHaveCount(1);
  await expect(playground.messages.first()).toHaveAccessibleName(/^Sent 1, never left/);
  await expect(playground.response).toContainText("no HEADERS frame was sent");
  await expect(playground.response).not.toContainText("went out");
  await playground.response.getByRole("tab", { name: "Sequence" }).click();
  await expect(
    playground.response.getByRole("button", { name: /^Sent 1, never left/ }),
  ).toBeVisible();
  await own.stop();
});
