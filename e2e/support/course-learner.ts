import type {
  Act,
  ChainNames,
  EventName,
  LabSettings,
  PracticeName,
} from "@grpc-playground/lessons";
import { expect, type Locator, type Page } from "@playwright/test";
import { PlaygroundPage } from "./playground-page.ts";

/** As long as docs/LESSONS.md gives an event; the course is loaded late, and a busy machine takes its time. */
const patience = { timeout: 20_000 };
/** What comes next may have to be done soon after. */
const often = { ...patience, intervals: [30] };

const labLabels: Readonly<Record<Exclude<keyof LabSettings, "compress">, string>> = {
  delayMs: "Delay",
  count: "Replies",
  size: "Reply size",
  fail: "Fail with",
  failAfter: "Fail after",
  failAttempts: "Fail attempts",
  seed: "Seed",
};

/** Somebody who takes a lesson: does its acts by what the page calls its controls. */
export class CourseLearner {
  readonly playground: PlaygroundPage;
  readonly page: Page;
  /** The region of the lesson that is open. */
  readonly lesson: Locator;
  /** `Not yet` or `Done`. */
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.playground = new PlaygroundPage(page);
    this.lesson = page.getByRole("region", { name: "Lesson", exact: true });
    this.state = this.lesson.getByRole("status").filter({ hasText: /^(Not yet|Done)$/ });
  }

  async openLesson(id: string): Promise<void> {
    await this.page.goto(`/#/learn/${id}/1`);
  }

  /** Waits until a step is in view, and set up. */
  async isAt(title: string): Promise<void> {
    const heading = this.lesson.getByRole("heading", { name: title, exact: true });
    await expect(heading).toBeVisible(patience);
    await expect(this.lesson).not.toHaveAttribute("aria-busy", "true");
  }

  /** Puts the step back to where it was when it was opened. */
  async startAgain(): Promise<void> {
    await this.lesson.getByRole("button", { name: "Start again", exact: true }).click();
    await expect(this.lesson).not.toHaveAttribute("aria-busy", "true");
    await expect(this.state).toHaveText("Not yet");
  }

  async nextStep(): Promise<void> {
    await this.lesson.getByRole("button", { name: "Next step", exact: true }).click();
  }

  async play(acts: readonly Act[]): Promise<void> {
    for (const act of acts) await this.perform(act);
  }

  private async perform(act: Act): Promise<void> {
    switch (act.do) {
      case "open":
        return this.openMethod(act.method.method);
      case "fill":
        return this.fill(JSON.stringify(act.message, undefined, 2));
      case "metadata":
        return this.setMetadata(act.rows);
      case "deadline":
        await this.unfold("Deadline");
        await this.playground.field("Deadline").fill(act.ms === undefined ? "" : String(act.ms));
        await this.playground.field("Deadline unit").selectOption("ms");
        return;
      case "lab":
        return this.setLab(act.settings);
      case "protocol":
        return this.playground.chooseProtocol(act.protocol);
      case "target":
        return this.connect(act.server, act.over);
      case "interceptors":
        return this.arrange(act.chain);
      case "press":
        return this.press(act.button);
      case "until":
        return this.until(act.event);
      case "wait":
        // What passes is what the step is about.
        return this.page.waitForTimeout(act.ms);
      case "view":
        return this.playground.response.getByRole("tab", { name: act.view, exact: true }).click();
      case "answer":
        return this.answer(act.text);
    }
  }

  private async openMethod(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "Services", exact: true }).click();
    await this.page.getByRole("treeitem", { name, exact: true }).click();
    await expect(this.playground.request.getByRole("heading", { name, exact: true })).toBeVisible();
  }

  private async fill(json: string): Promise<void> {
    const { request } = this.playground;
    await request.getByRole("tab", { name: "JSON", exact: true }).click();
    await request.getByRole("textbox", { name: "Message as JSON" }).fill(json);
  }

  /** Opens a fold below the form, if it is not open. */
  private async unfold(title: "Metadata" | "Deadline" | "Lab" | "Interceptors"): Promise<void> {
    const fold = this.playground.request.getByRole("button", { name: new RegExp(`^${title}`) });
    if ((await fold.getAttribute("aria-expanded")) !== "true") await fold.click();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
  }

  private async setMetadata(rows: readonly (readonly [name: string, value: string])[]) {
    await this.unfold("Metadata");
    const { request } = this.playground;
    const remove = request.getByRole("button", { name: "Remove metadata 1", exact: true });
    while (await remove.isVisible()) await remove.click();
    for (const [index, [name, value]] of rows.entries()) {
      await request.getByRole("button", { name: "Add metadata", exact: true }).click();
      await this.playground.field(`Metadata key ${index + 1}`).fill(name);
      await this.playground.field(`Metadata value ${index + 1}`).fill(value);
    }
  }

  private async setLab({ compress, ...settings }: LabSettings): Promise<void> {
    await this.unfold("Lab");
    const off = this.playground.request.getByRole("button", { name: "Turn the lab off" });
    if (await off.isVisible()) await off.click();
    const { delayMs, fail, ...others } = settings;
    if (delayMs !== undefined) {
      await this.playground.field(labLabels.delayMs).fill(String(delayMs));
      await this.playground.field("Delay unit").selectOption("ms");
    }
    // Before those that are there only when a call is to fail.
    if (fail !== undefined) await this.playground.field(labLabels.fail).selectOption(fail);
    for (const [key, value] of Object.entries(others)) {
      // Settings are made of these keys, which their type has forgotten.
      const label = labLabels[key as keyof typeof others];
      await this.playground.field(label).fill(String(value));
    }
    if (compress !== undefined) await this.playground.field("Compress replies").check();
  }

  private async connect(server: PracticeName | "own", over: "TLS" | "plaintext" | undefined) {
    const { page } = this;
    await page.getByRole("button", { name: /^Target:/ }).click();
    if (server === "own") {
      await page.getByRole("button", { name: /^Playground services/ }).click();
      return;
    }
    const { address, tls } = await this.practice(server);
    await page.getByLabel("Address", { exact: true }).fill(address);
    const security = (over ?? (tls ? "TLS" : "plaintext")) === "TLS" ? "TLS" : "Plaintext";
    await page.getByRole("radio", { name: security, exact: true }).click();
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    const connected = page.getByRole("button", { name: `Target: ${address}` });
    const anyway = page.getByRole("button", { name: "Call it anyway", exact: true });
    await expect(connected.or(anyway).first()).toBeVisible();
    if (await anyway.isVisible()) await anyway.click();
    await expect(connected).toBeVisible();
  }

  /** Where a practice server is: what the lesson's text names. */
  private async practice(wanted: PracticeName): Promise<{ address: string; tls: boolean }> {
    const path = "/playground.v1.PracticeService/ListServers";
    const reply = await this.page.request.post(path, { data: {} });
    const { servers }: { servers: { name: string; address: string; tls?: boolean }[] } =
      await reply.json();
    const found = servers.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`There is no practice server ${wanted}.`);
    return { address: found.address, tls: found.tls === true };
  }

  private async arrange(chain: ChainNames): Promise<void> {
    await this.unfold("Interceptors");
    for (const side of ["client", "server"] as const) {
      const name = side === "client" ? "Client interceptors" : "Server interceptors";
      const group = this.playground.request.getByRole("group", { name, exact: true });
      const on = group.getByRole("switch", { checked: true });
      for (let left = await on.count(); left > 0; left -= 1) await on.first().click();
      await expect(on).toHaveCount(0);
      for (const each of chain[side]) {
        const title = each.charAt(0).toUpperCase() + each.slice(1).replaceAll("-", " ");
        await group.getByRole("switch", { name: title, exact: true }).click();
      }
      await expect(on).toHaveCount(chain[side].length);
    }
  }

  private async press(button: string): Promise<void> {
    const name = button === "Resume reading" ? "Read on" : button;
    const { request, response } = this.playground;
    const place = name === "Pause reading" || name === "Read on" ? response : request;
    await place.getByRole("button", { name, exact: true }).click();
  }

  private async until(event: EventName): Promise<void> {
    const { response, status } = this.playground;
    if (event.kind === "status") {
      await expect.poll(() => status.innerText(), often).not.toMatch(/^(No call yet|In progress)$/);
      return;
    }
    if (!("place" in event) || event.place === "last") {
      const what = JSON.stringify(event);
      throw new Error(`The walk cannot see ${what}: write sent N, received N or status.`);
    }
    const { kind, place } = event;
    const count = response.getByText(new RegExp(`^[\\d,]+ ${kind}$`));
    const messages = async () => Number.parseInt((await count.innerText()).replaceAll(",", ""), 10);
    await expect.poll(messages, often).toBeGreaterThanOrEqual(place);
  }

  private async answer(text: string): Promise<void> {
    const choice = this.lesson.getByRole("radio", { name: text, exact: true });
    const typed = this.lesson.getByRole("textbox", { name: "Answer", exact: true });
    await expect(choice.or(typed).first()).toBeVisible();
    if (await typed.isVisible()) await typed.fill(text);
    else await choice.check();
    await this.lesson.getByRole("button", { name: "Check answer", exact: true }).click();
  }
}
