import type { Locator } from "@playwright/test";
import { test, expect } from "../support/test.ts";

test.use({ viewport: { width: 390, height: 760 } });

test("on a phone a person sees answers come while typing, and can go to them", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.field("name").press("Control+Enter");
  const peek = playground.page.getByRole("button", { name: "1 received", exact: true });
  await expect(peek).toBeVisible();
  await expect(playground.status).not.toBeInViewport({ ratio: 0.9 });

  await peek.click();
  await expect(playground.status).toBeInViewport({ ratio: 0.9 });
  await expect(peek).not.toBeInViewport();

  // The call goes on, and so does what tells of it.
  await playground.request.getByRole("heading", { name: "InteractingHello" }).hover();
  await playground.field("name").fill("Grace");
  await playground.field("name").press("Control+Enter");
  await expect(
    playground.page.getByRole("button", { name: "2 received", exact: true }),
  ).toBeVisible();
});

/** Whether a press in the middle of it, where it is now, would press it and nothing that lies over it. */
function isFree(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    // Null is out of sight: nothing can lie over it there.
    return hit === null || element.contains(hit);
  });
}

test("what tells of the answers covers no button at any place, and moves none as it comes", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  const send = playground.button("Send message");
  await send.scrollIntoViewIfNeeded();
  const before = await send.boundingBox();
  await send.click();
  const peek = page.getByRole("button", { name: "1 received", exact: true });
  await expect(peek).toBeInViewport({ ratio: 1 });
  expect((await peek.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await send.boundingBox()).toEqual(before);

  const top = (before?.y ?? 0) + (await page.evaluate(() => scrollY));
  // From a send bar below the screen to one in its middle.
  for (let height = 400; height <= 760; height += 20) {
    await page.setViewportSize({ width: 390, height });
    await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), Math.max(0, top - 600));
    for (const button of [send, playground.button("Half-close"), playground.button("Cancel")]) {
      expect(await isFree(button), `${height}px high`).toBe(true);
    }
    await expect(peek).toBeInViewport({ ratio: 1 });
  }
});

test("a field that is typed in stays in sight as answers come", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  const field = playground.field("greeting");
  const bottom = await field.evaluate((element) => element.getBoundingClientRect().bottom);
  // The field is the last thing on the screen.
  await page.setViewportSize({ width: 390, height: Math.ceil(bottom) + 4 });
  await field.press("Control+Enter");
  await expect(page.getByRole("button", { name: "1 received", exact: true })).toBeInViewport();
  await expect.poll(() => isFree(field)).toBe(true);
  await expect(field).toBeFocused();
});

test.describe("with fingers alone", () => {
  test.use({ hasTouch: true, isMobile: true });

  test("no keys are named, and no button is excused that nobody has missed", async ({
    playground,
  }) => {
    await playground.open("greet.Greeter", "SayHello");
    await expect(playground.request.locator("kbd").first()).toBeAttached();
    await expect(playground.request.locator("kbd").filter({ visible: true })).toHaveCount(0);
    const why = "Cancel is for a call that is open.";
    await expect(playground.button("Cancel")).toHaveAccessibleDescription(why);
    await expect(playground.request.getByText(why)).toBeHidden();
  });
});

test("what is looked at and typed stays when the screen is turned", async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await playground.response.getByRole("tab", { name: "Sequence" }).click();
  await playground.unfold("Metadata");
  await page.setViewportSize({ width: 800, height: 1000 });
  const sequence = playground.response.getByRole("tab", { name: "Sequence" });
  await expect(sequence).toHaveAttribute("aria-selected", "true");
  await expect(playground.request.getByRole("button", { name: /^Metadata/ })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect(sequence).toHaveAttribute("aria-selected", "true");
});
