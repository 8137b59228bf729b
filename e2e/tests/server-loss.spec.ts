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
