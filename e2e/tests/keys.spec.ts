import { test, expect } from "../support/test.ts";

test("Ctrl+Enter sends wherever the focus is, and not from a dialog", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.response.getByRole("tab", { name: "Timeline" }).focus();
  await page.keyboard.press("Control+Enter");
  await expect(playground.status).toHaveText("OK");
  await playground.response.getByRole("button", { name: "Save call" }).focus();
  await page.getByRole("button", { name: /^Target:/ }).click();
  await page.getByLabel("Address", { exact: true }).press("Control+Enter");
  await expect(playground.messages).toHaveCount(2);
});

test("Escape in a field of the form cancels the call that is open", async ({ playground }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.greet("Hello", "World");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await playground.field("name").press("Escape");
  await expect(playground.status).toHaveText("CANCELLED");
});

test("from a search of the services the arrow key goes to a method that was found", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await page.keyboard.press("/");
  await page.keyboard.type("parrot");
  await expect(page.getByText("1 of")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(playground.request.getByRole("heading", { name: "ParrotSaysHello" })).toBeVisible();
});
