import type { Page } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { expect, test } from "../support/test.ts";

// One message with a map, a oneof, a repeated nested message, a recursive one, a
// Timestamp, an Any and bytes from a file, filled in from nothing: once with the
// mouse, by labels, and once by the keyboard alone. Both have to come back as
// they went.

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]);
const file = { name: "picture.png", mimeType: "image/png", buffer: picture };

const parcel = {
  name: "Grüße \u{1f4e6}",
  serial: "-9223372036854775808",
  colour: "COLOUR_GREEN",
  picture: picture.toString("base64"),
  stock: { "": -1, shelf: 2147483647 },
  phone: { country_code: "+44", number: "20" },
  items: [{ title: "tea", quantity: 2, tags: ["hot"] }, { title: "cake" }],
  folder: { name: "root", folders: [{ name: "leaf" }] },
  made_at: "2026-01-02T03:04:05.000000006Z",
  extra: { "@type": "type.googleapis.com/playground.v1.Item", title: "inside" },
  fragile: false,
};

/** Opens the method with nothing filled in. */
async function openEmpty(playground: PlaygroundPage): Promise<void> {
  await playground.open("playground.v1.KitchenSink", "EchoEverything");
  await playground.request.getByRole("button", { name: "Clear" }).click();
}

/** Both messages of the call, whole: what was sent, and what came back. */
async function exchanged({ page, messages, status }: PlaygroundPage): Promise<readonly unknown[]> {
  await expect(status).toHaveText("OK");
  await expect(messages).toHaveCount(2);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copies: unknown[] = [];
  for (const message of await messages.all()) {
    await message.getByRole("button").first().click();
    await message.getByRole("button", { name: "Copy as JSON" }).click();
    await expect(message).toContainText("Copied");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    copies.push(JSON.parse(text) as unknown);
  }
  return copies;
}

test("by hand: every kind of field, and the reply is the request", async ({ playground }) => {
  // Some thirty acts in one form, all of which have to be in one call.
  test.setTimeout(60_000);
  await openEmpty(playground);
  const { request } = playground;
  const press = (name: string) => request.getByRole("button", { name, exact: true }).click();
  const group = (name: string) => request.getByRole("group", { name, exact: true });

  await playground.field("name").first().fill(parcel.name);
  await playground.field("serial").fill(parcel.serial);
  await playground.field("colour").selectOption("COLOUR_GREEN");
  await playground.field("picture file").setInputFiles(file);

  await press("Add stock");
  await group("stock 1").getByLabel("value", { exact: true }).fill("-1");
  await press("Add stock");
  await group("stock 2").getByLabel("key", { exact: true }).fill("shelf");
  await group("stock 2").getByLabel("value", { exact: true }).fill("2147483647");

  await playground.field("contact").selectOption("phone");
  await group("phone").getByLabel("country_code", { exact: true }).fill("+44");
  await group("phone").getByLabel("number", { exact: true }).fill("20");

  await press("Add items");
  await group("items 1").getByLabel("title", { exact: true }).fill("tea");
  await group("items 1").getByLabel("quantity", { exact: true }).fill("2");
  await group("items 1").getByRole("button", { name: "Add tags", exact: true }).click();
  await playground.field("tags 1").fill("hot");
  await press("Add items");
  await group("items 2").getByLabel("title", { exact: true }).fill("cake");

  await press("Set folder");
  await group("folder").getByLabel("name", { exact: true }).fill("root");
  await group("folder").getByRole("button", { name: "Add folders", exact: true }).click();
  await group("folders 1").getByLabel("name", { exact: true }).fill("leaf");

  await playground.field("made_at").fill("2026-01-02T04:04:05.000000006+01:00");
  await group("extra").getByRole("combobox", { name: "type" }).fill("playground.v1.Item");
  await group("extra").getByLabel("title", { exact: true }).fill("inside");
  await press("Set fragile");

  await playground.button("Send").click();
  const [sent, received] = await exchanged(playground);
  expect(sent).toEqual(parcel);
  expect(received).toEqual(parcel);
});

/** What has the focus, as a screen reader says it: `textbox "name"`; nothing for a part inside of an input. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(":focus");
  return (await element.count()) === 0 ? "" : element.ariaSnapshot();
}

/** Presses Tab until what has the focus is what is looked for; the way there has an end. */
async function tabTo(page: Page, what: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith(`- ${what}`)) return;
  }
  throw new Error(`Tab did not come by ${what}; it is at ${await focused(page)}`);
}

test("by keyboard alone: the same, and Control+Enter sends it", async ({ playground, page }) => {
  // The same with some hundred presses of Tab, each of them looked at.
  test.setTimeout(90_000);
  await playground.open("playground.v1.KitchenSink", "EchoEverything");
  const { keyboard } = page;
  const type = (text: string) => keyboard.insertText(text);

  await tabTo(page, 'button "Clear"');
  await keyboard.press("Enter");
  await tabTo(page, 'textbox "name"');
  await type(parcel.name);
  await tabTo(page, 'textbox "serial"');
  await type(parcel.serial);
  await tabTo(page, 'combobox "colour"');
  await keyboard.type("COLOUR_GREEN");
  await tabTo(page, 'button "picture file"');
  const chooser = page.waitForEvent("filechooser");
  await keyboard.press("Enter");
  await (await chooser).setFiles(file);

  await tabTo(page, 'button "Add stock"');
  await keyboard.press("Enter");
  await expect(page.locator(":focus")).toHaveAccessibleName("key");
  await tabTo(page, 'textbox "value"');
  await keyboard.press("Control+a");
  await type("-1");
  await tabTo(page, 'button "Add stock"');
  await keyboard.press("Enter");
  await type("shelf");
  await tabTo(page, 'textbox "value"');
  await keyboard.press("Control+a");
  await type("2147483647");

  await tabTo(page, 'combobox "contact"');
  await keyboard.type("phone");
  await tabTo(page, 'textbox "country_code"');
  await type("+44");
  await tabTo(page, 'textbox "number"');
  await type("20");

  await tabTo(page, 'button "Add items"');
  await keyboard.press("Enter");
  await expect(page.locator(":focus")).toHaveAccessibleName("title");
  await type("tea");
  await tabTo(page, 'textbox "quantity"');
  await type("2");
  await tabTo(page, 'button "Add tags"');
  await keyboard.press("Enter");
  await type("hot");
  await tabTo(page, 'button "Add items"');
  await keyboard.press("Enter");
  await type("cake");

  await tabTo(page, 'button "Set folder"');
  await keyboard.press("Enter");
  await tabTo(page, 'textbox "name"');
  await type("root");
  await tabTo(page, 'button "Add folders"');
  await keyboard.press("Enter");
  await type("leaf");

  await tabTo(page, 'textbox "made_at"');
  await type("2026-01-02T04:04:05.000000006+01:00");
  await tabTo(page, 'combobox "type"');
  await keyboard.type("v1.item");
  const offered = page.getByRole("listbox").getByRole("option");
  await expect(offered.first()).toHaveText("playground.v1.Item");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await tabTo(page, 'textbox "title"');
  await type("inside");
  await tabTo(page, 'button "Set fragile"');
  await keyboard.press("Enter");

  await keyboard.press("Control+Enter");
  const [sent, received] = await exchanged(playground);
  expect(sent).toEqual(parcel);
  expect(received).toEqual(parcel);
});

test("what Clear took away comes back, and the focus stays beside it", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  const press = (name: string) =>
    playground.request.getByRole("button", { name, exact: true }).press("Enter");
  await playground.field("name").fill("Ada");
  await press("Clear");
  await expect(playground.field("name")).toHaveValue("");
  await press("Undo");
  await expect(playground.field("name")).toHaveValue("Ada");
  await expect(playground.request.getByRole("button", { name: "Undo" })).toBeHidden();
  await expect(playground.request.getByRole("button", { name: "Example" })).toBeFocused();
});
