import { expect, type Locator } from "@playwright/test";
import type { PlaygroundPage } from "./playground-page.ts";

/** The Wire tab: bytes beside their fields, and what carried them. */
export class WireTab {
  readonly response: Locator;
  /** The fields of the message that is looked at, each an item by its name for screen readers. */
  readonly fields: Locator;
  readonly bytes: Locator;
  /** The HTTP/2 frames, in the order in which they passed. */
  readonly frames: Locator;

  constructor({ response }: PlaygroundPage) {
    this.response = response;
    this.fields = response
      .getByRole("tree", { name: /^Fields of (message|trailers|end|error)/ })
      .first();
    this.bytes = response
      .getByRole("grid", { name: /^Bytes of (message|trailers|end|error)/ })
      .first();
    this.frames = response.getByRole("listbox", { name: "Frames" });
  }

  async open(): Promise<void> {
    await this.response.getByRole("tab", { name: "Wire" }).click();
    await expect(this.fields).toBeVisible();
  }

  async look(way: "Sent" | "Received", message = 1): Promise<void> {
    await this.response.getByRole("radio", { name: new RegExp(`^${way} `) }).check();
    const place = this.response.getByLabel("Message number");
    await place.fill(String(message));
    await place.press("Enter");
  }

  /** What screen readers hear of the fields. */
  async fieldNames(): Promise<string[]> {
    return names(this.fields.getByRole("treeitem"));
  }

  async frameNames(): Promise<string[]> {
    return names(this.frames.getByRole("option"));
  }

  /** All bytes, in hex. They are in the page up to a few hundred. */
  async hex(): Promise<string> {
    return (await this.bytes.getByRole("gridcell").allTextContents()).join(" ");
  }

  frame(name: RegExp): Locator {
    return this.frames.getByRole("option", { name });
  }
}

async function names(items: Locator): Promise<string[]> {
  await expect(items.first()).toBeVisible();
  return items.evaluateAll((all) =>
    all.map((item) =>
      [...item.children]
        .filter((child) => child.getAttribute("aria-hidden") !== "true")
        .map((child) => child.textContent)
        .join(""),
    ),
  );
}
