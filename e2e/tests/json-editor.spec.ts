import type { Locator } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

const message = '{"greeting": "typed as fast as it goes", "name": "World"}';

async function openJson(playground: PlaygroundPage): Promise<Locator> {
  await playground.open("greet.Greeter", "SayHello");
  await playground.request.getByRole("tab", { name: "JSON", exact: true }).click();
  return playground.request.getByRole("textbox", { name: "Message as JSON" });
}

const write = (playground: PlaygroundPage, name: "Clear" | "Example") =>
  playground.request.getByRole("button", { name, exact: true }).click();

test("what is typed at once after the focus stands in the order of the keys", async ({
  playground,
  page,
}) => {
  const editor = await openJson(playground);
  for (const before of ["Example", "Clear"] as const) {
    await write(playground, before);
    await editor.focus();
    await page.keyboard.press("ControlOrMeta+A");
    // The first key leaves a brace alone, which is marked while the next keys come.
    await page.keyboard.type(message);
    await expect(editor).toHaveText(message);
  }
});

test("a suite can fill the editor, whatever was selected in it", async ({ playground, page }) => {
  const editor = await openJson(playground);
  for (const text of [message, '{\n  "name": "on lines of its own"\n}', "", '{"name": "Ada"}']) {
    await editor.fill(text);
    await expect(editor.locator(".cm-line")).toHaveText(text.split("\n"));
    // A part of it is selected when it is filled again.
    await page.keyboard.press("Shift+ArrowLeft");
  }
  await playground.button("Send").click();
  await expect(playground.messages.nth(1)).toContainText("Ada");
});
