import { expect, type Locator, type Page } from "@playwright/test";

export type ProtocolName = "gRPC" | "gRPC-Web" | "Connect" | "Connect JSON";

/** The page as a person sees it: regions, buttons and fields by the names a screen reader hears. */
export class PlaygroundPage {
  readonly page: Page;
  readonly request: Locator;
  readonly response: Locator;
  /** Messages of either direction, in order; nothing else is an item of this list. */
  readonly messages: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.request = page.getByRole("region", { name: "Request" });
    this.response = page.getByRole("region", { name: "Response" });
    this.messages = this.response.getByRole("list", { name: "Messages" }).getByRole("listitem");
    this.status = this.response.getByRole("status").first();
  }

  /** Opens a method by its address, as a link would. */
  async open(service: string, method: string): Promise<void> {
    await this.page.goto(`/#/${service}/${method}`);
    await expect(this.request.getByRole("heading", { name: method })).toBeVisible();
  }

  async chooseProtocol(name: ProtocolName): Promise<void> {
    await this.page
      .getByRole("radiogroup", { name: "Protocol" })
      .getByRole("radio", { name, exact: true })
      .click();
  }

  button(name: "Send" | "Send message" | "Half-close" | "Cancel"): Locator {
    return this.request.getByRole("button", { name, exact: true });
  }

  field(name: string): Locator {
    return this.request.getByLabel(name, { exact: true });
  }

  async greet(greeting: string, name: string): Promise<void> {
    await this.field("greeting").fill(greeting);
    await this.field("name").fill(name);
  }

  /** Opens one of the folds below the form. */
  async unfold(title: "Metadata" | "Deadline" | "Lab"): Promise<void> {
    const fold = this.request.getByRole("button", { name: new RegExp(`^${title}`) });
    await fold.click();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
  }

  async setDeadline(milliseconds: number): Promise<void> {
    await this.unfold("Deadline");
    await this.field("Deadline").fill(String(milliseconds));
    await this.field("Deadline unit").selectOption("ms");
  }

  /** Lab settings by the labels of their fields. */
  async setLab(settings: Record<string, string>): Promise<void> {
    await this.unfold("Lab");
    for (const [label, value] of Object.entries(settings)) {
      const field = this.field(label);
      if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
        await field.selectOption(value);
      } else {
        await field.fill(value);
      }
    }
  }

  /** The accessible names of the messages so far, cut to their first words: `Sent`, `Received`. */
  async directions(): Promise<string[]> {
    const names = await this.messages.evaluateAll((items) =>
      items.map((item) => item.getAttribute("aria-label") ?? item.textContent),
    );
    return names.map((name) => /^(Sent|Received)\b/.exec(name)?.[0] ?? name);
  }
}
