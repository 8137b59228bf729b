import type { Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";

test("a person can open a message, close it, and go to another call", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const received = playground.messages.nth(1);
  const line = received.getByRole("button", { name: /^Received 1/ });

  await line.click();
  await expect(received).toContainText("greet.HelloReply");
  await line.click();
  await expect(received).not.toContainText("greet.HelloReply");

  // Leaving takes an open message off the page too.
  await line.click();
  await playground.page.getByRole("treeitem", { name: "Recommend", exact: true }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

for (const [service, method] of [
  ["playground.v1.KitchenSink", "EchoEverything"],
  ["playground.v1.Booking", "Book"],
] as const) {
  test(`only what is long scrolls, and never the page: ${method}`, async ({ playground, page }) => {
    await playground.open(service, method);
    await expect(playground.request.getByRole("button", { name: /^Add / }).last()).toBeAttached();
    await playground.button("Send").click();
    await expect(playground.status).toHaveText("OK");
    const overhang = () =>
      page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    await expect.poll(overhang).toBeLessThanOrEqual(0);
  });
}

for (const [width, height] of [
  [360, 740],
  [1024, 768],
  [2560, 1440],
] as const) {
  test(`what happened is told row under row at ${width} px`, async ({ playground }) => {
    await playground.page.setViewportSize({ width, height });
    await playground.open("greet.Greeter", "InteractingHello");
    await playground.button("Send message").click();
    await expect(playground.messages).toHaveCount(2);
    await playground.button("Half-close").click();
    await expect(playground.status).toHaveText("OK");
    await expect.poll(() => overlaps(playground.page)).toEqual([]);

    // The rows are as high as the width makes them, so another width moves them all.
    await playground.page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(() => overlaps(playground.page)).toEqual([]);
  });
}

/** Rows of the timeline that begin before the one above them has ended, by their text. */
function overlaps(page: Page): Promise<string[]> {
  return page
    .getByRole("list", { name: "Messages" })
    .locator("> *")
    .evaluateAll((rows) =>
      rows
        .map((row) => ({ ...row.getBoundingClientRect().toJSON(), text: row.textContent }))
        .toSorted((one, other) => one.top - other.top)
        .flatMap(({ top, text }, index, all) =>
          top < (all[index - 1]?.bottom ?? top) - 1 ? [text] : [],
        ),
    );
}
