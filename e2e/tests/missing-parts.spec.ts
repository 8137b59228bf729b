import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

// Parts of the form are loaded when they are first needed. Offline, or after an
// update, they do not come: the form says so, and loses nothing.

const sink = "playground.v1.KitchenSink";

/** From here on a part of the page cannot be had. */
async function lose(playground: PlaygroundPage, part: string): Promise<void> {
  await playground.page.route(new RegExp(`/assets/${part}-[^/]*\\.js$`), (route) => route.abort());
}

test("lines that were pasted are not lost with the box that would take them", async ({
  playground,
}) => {
  await lose(playground, "paste-many-panel");
  await playground.open(sink, "EchoCollections");
  const item = playground.field("int32s 1");
  const before = await item.inputValue();
  await item.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "1\n2\n3");
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent("paste", options));
  });
  await expect(playground.request.getByRole("alert")).toContainText("could not be loaded");
  await expect(playground.field("Pasted int32s")).toHaveValue("1\n2\n3");
  await expect(item).toHaveValue(before);
  await playground.request.getByRole("button", { name: "Close", exact: true }).click();
  await expect(playground.field("Pasted int32s")).toHaveCount(0);
});

test("a text is not said to be escaped that is not", async ({ playground }) => {
  await lose(playground, "escaped-input");
  await playground.open(sink, "EchoEverything");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  const name = playground.field("name");
  await name.fill("a\u2028b");
  await playground.request.getByRole("button", { name: "Edit escaped name" }).click();
  await expect(playground.request.getByRole("alert")).toContainText("could not be loaded");
  await expect(playground.request.getByText("Shown with the escapes of JSON")).toHaveCount(0);
  await expect(name).toHaveValue("a\u2028b");
});

test("an Any keeps what it holds, and every tool leaves its field to type into", async ({
  playground,
}) => {
  for (const part of ["any-editor", "text-tools", "file-tools"]) await lose(playground, part);
  await playground.open(sink, "EchoEverything");
  await playground.request.getByRole("tab", { name: "JSON" }).click();
  await playground.request
    .getByRole("textbox", { name: "Message as JSON" })
    .fill('{"extra": {"@type": "type.googleapis.com/playground.v1.Phone", "number": "1"}}');
  await playground.request.getByRole("tab", { name: "Form" }).click();
  const extra = playground.request.getByRole("group", { name: "extra", exact: true });
  await expect(extra).toContainText("could not be loaded");
  await playground.field("made_at").fill("2026-01-02T03:04:05Z");
  await playground.field("picture").fill("abc");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.nth(1)).toContainText("2026-01-02T03:04:05Z");
  await expect(playground.messages.nth(1)).toContainText("playground.v1.Phone");
});

test("what there is to know of a field says that it is missing where one looks", async ({
  playground,
}) => {
  await lose(playground, "insight-popover");
  await playground.open(sink, "EchoEverything");
  await playground.request
    .getByRole("button", { name: /^About name:/ })
    .first()
    .click();
  const words = playground.request.getByText("What there is to know of the field");
  await expect(words).toBeInViewport();
});
