import type { Locator } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

// What has the focus may go away by what it does. The focus then stays in the
// field, so that a keyboard is never sent back to the top of the page.

const sink = "playground.v1.KitchenSink";

const button = (playground: PlaygroundPage, name: string) =>
  playground.request.getByRole("button", { name, exact: true });

test("the number of an enum can be deleted, and the field goes on", async ({ playground }) => {
  await playground.open(sink, "EchoEverything");
  const colour = playground.field("colour");
  await colour.selectOption("Other number ...");
  const number = playground.field("colour number");
  await number.press("Control+A");
  await number.press("Delete");
  await expect(number).toHaveCount(0);
  await expect(colour).toBeFocused();
});

test("a file that comes and goes leaves the focus in its field", async ({ playground }) => {
  await playground.open(sink, "EchoEverything");
  const picture = playground.field("picture");
  await picture.focus();
  await pasteFile(picture, "notes.txt");
  await expect(picture).toHaveValue("notes.txt (3 B)");
  await expect(picture).toBeFocused();
  await button(playground, "Remove picture file").press("Enter");
  await expect(picture).toHaveValue("");
  await expect(playground.field("picture file")).toBeFocused();
});

test("a button that has nothing left to do leads to what it did it to", async ({ playground }) => {
  await playground.open(sink, "EchoEverything");
  await button(playground, "Clear").click();
  const notes = playground.field("notes");
  await notes.fill('{"a": [1, 2]}');
  await button(playground, "Format notes").press("Enter");
  await expect(button(playground, "Format notes")).toHaveCount(0);
  await expect(notes).toBeFocused();

  const name = playground.field("name");
  await name.fill("a\u2028b");
  await button(playground, "Edit escaped name").press("Enter");
  await expect(name).toHaveValue("a\\u2028b");
  await name.fill("ab");
  await button(playground, "Edit as text name").press("Enter");
  await expect(button(playground, "Edit as text name")).toHaveCount(0);
  await expect(name).toBeFocused();
});

test("more of a long list begin where they were asked for, and the box for many closes as it opened", async ({
  playground,
}) => {
  await playground.open(sink, "EchoCollections");
  const group = playground.request.getByRole("group", { name: "int32s", exact: true });
  const many = group.getByRole("button", { name: "Paste many int32s" });
  await many.click();
  const numbers = Array.from({ length: 60 }, (_, at) => String(at));
  await group.getByLabel("Paste many int32s").fill(numbers.join("\n"));
  await group.getByRole("button", { name: "Add 60", exact: true }).click();
  await group.getByRole("button", { name: /^Show \d+ more/ }).press("Enter");
  await expect(playground.field("int32s 51")).toBeFocused();

  await many.press("Enter");
  await expect(group.getByLabel("Paste many int32s")).toBeFocused();
  await many.press("Enter");
  await expect(many).toHaveAttribute("aria-expanded", "false");
  await expect(many).toBeFocused();
});

test("the list of types can be scrolled by its bar", async ({ playground }) => {
  await playground.open(sink, "EchoEverything");
  await button(playground, "Clear").click();
  const type = playground.field("type");
  await type.click();
  const list = playground.request.getByRole("listbox", { name: "Types" });
  const box = await list.locator("..").boundingBox();
  if (!box) throw new Error("the list is not shown");
  await playground.page.mouse.click(box.x + box.width - 3, box.y + box.height / 2);
  await expect(list).toBeVisible();
  await expect(type).toBeFocused();
});

test("a field has its label alone, whether it is typed into, a group, a list or a map", async ({
  playground,
}) => {
  await playground.open(sink, "EchoEverything");
  await button(playground, "Clear").click();
  const names = ["name", "picture", "stock", "contact", "items", "folder", "made_at", "extra"];
  for (const name of [...names, "fragile", "notes", "nickname", "visible", "weight"]) {
    await expect(playground.field(name), name).toHaveCount(1);
  }
});

/** Pastes as a browser does out of a file manager. */
async function pasteFile(box: Locator, name: string): Promise<void> {
  await box.evaluate((element, file) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["abc"], file));
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent("paste", options));
  }, name);
}

test("a map of thousands of entries leaves the rest of the form quick", async ({ playground }) => {
  await playground.open(sink, "EchoEverything");
  await button(playground, "Clear").click();
  await playground.request.getByRole("tab", { name: "JSON" }).click();
  const stock = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${at}`, at]));
  await playground.request
    .getByRole("textbox", { name: "Message as JSON" })
    .fill(JSON.stringify({ stock }));
  await playground.request.getByRole("tab", { name: "Form" }).click();
  const group = playground.request.getByRole("group", { name: "stock", exact: true });
  const entries = group.getByRole("group", { name: /^stock \d+$/ });
  await expect(entries).toHaveCount(50);
  await group.getByRole("button", { name: "Show 50 more of 2,000 stock" }).press("Enter");
  await expect(entries.nth(50).getByLabel("key", { exact: true })).toBeFocused();

  // One that is added is there at once, without all that come before it.
  await button(playground, "Add stock").click();
  await expect(entries).toHaveCount(101);
  const last = entries.last();
  await expect(last).toHaveAccessibleName("stock 2001");
  await expect(last.getByLabel("key", { exact: true })).toBeFocused();
});
