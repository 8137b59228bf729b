import { test, expect } from "../support/test.ts";

test.use({ viewport: { width: 390, height: 760 } });

test("on a phone a person sees answers come while typing, and can go to them", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.button("Send message").click();
  const peek = playground.page.getByRole("button", { name: "1 received", exact: true });
  await expect(peek).toBeVisible();
  await expect(playground.status).not.toBeInViewport({ ratio: 0.9 });

  await peek.click();
  await expect(playground.status).toBeInViewport({ ratio: 0.9 });
  await expect(peek).toBeHidden();

  // The call goes on, and so does what tells of it.
  await playground.request.getByRole("heading", { name: "InteractingHello" }).hover();
  await playground.field("name").fill("Grace");
  await playground.field("name").press("Control+Enter");
  await expect(
    playground.page.getByRole("button", { name: "2 received", exact: true }),
  ).toBeVisible();
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
