import { test, expect } from "../support/test.ts";

test("a long stream stays countable, and following lets go when a person scrolls up", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "1", Replies: "2000" });
  await playground.button("Send").click();
  const list = playground.response.getByRole("list", { name: "Messages" });
  const follow = playground.response.getByRole("button", { name: /latest/i });
  await expect(list).toBeVisible();
  await expect(playground.response).toContainText(/[3-9]\d\d received/);
  await list.hover();
  await playground.page.mouse.wheel(0, -2000);
  await expect(follow).toBeVisible();
  await expect(playground.status).toHaveText("OK", { timeout: 20_000 });
  await expect(playground.response).toContainText("2,000");
  await follow.click();
  await expect(playground.messages.last()).toHaveAccessibleName(/^Received 2,?000/);
});

test("following lets go of a slow finger on a trackpad too", async ({ playground }) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "2", Replies: "3000" });
  await playground.button("Send").click();
  await expect(playground.response).toContainText(/\d\d\d received/);
  await playground.response.getByRole("list", { name: "Messages" }).hover();
  const follow = playground.response.getByRole("button", { name: /latest/i });
  // Less than what counts as the end, and rows come before the next such step.
  await playground.page.mouse.wheel(0, -3);
  await expect(follow).toBeVisible();
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
  await expect(follow).toBeVisible();
});

test("the end stays in sight when the box gets lower", async ({ playground }) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "0", Replies: "100" });
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.last()).toBeInViewport();
  await playground.page.setViewportSize({ width: 1440, height: 600 });
  await expect(playground.messages.last()).toBeInViewport();
});
