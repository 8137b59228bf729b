// What is done in the page, as a person would. Each function is sent there as
// its text, and so holds all that it needs.
/* oxlint-disable unicorn/consistent-function-scoping */

/** How a page fared: its frames, and what held it up. */
export interface Smoothness {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of each task that took longer than 50. */
  readonly tasks: readonly number[];
  /** Milliseconds in all. */
  readonly tookMs: number;
}

/** Opens the method whose server streams, and asks the lab for so many messages. */
export async function prepareStream({ messages }: { messages: number }): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const find = async <T>(look: () => T | null | undefined): Promise<T> => {
    const end = performance.now() + 60_000;
    for (;;) {
      const found = look();
      if (found !== null && found !== undefined) return found;
      if (performance.now() > end) throw new Error(`not in the page: ${String(look)}`);
      await frame();
    }
  };
  const button = (name: RegExp) => () =>
    [...document.querySelectorAll("button")].find(({ textContent }) => name.test(textContent));
  const input = (label: string) => () =>
    [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label)
      ?.control as HTMLInputElement | undefined;
  const type = async (label: string, value: string) => {
    const field = await find(input(label));
    field.select();
    // As from a keyboard: React hears of it.
    document.execCommand("insertText", false, value);
  };
  location.hash = "#/greet.Greeter/ParrotSaysHello";
  await find(() =>
    [...document.querySelectorAll("h3")].find((each) =>
      each.textContent.startsWith("ParrotSaysHello"),
    ),
  );
  if (input("Replies")() === undefined) (await find(button(/^Lab/))).click();
  await type("Delay", "0");
  await type("Replies", String(messages));
  for (let count = 0; count < 30; count += 1) await frame();
}

/** Makes the call, and watches the page until it has ended and was drawn. */
export async function streamToEnd(): Promise<Smoothness & { readonly status: string }> {
  const frames: number[] = [];
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: "longtask" });
  const send = [...document.querySelectorAll("button")].find(({ textContent }) =>
    textContent.startsWith("Send"),
  );
  const begun = performance.now();
  send?.click();
  let before = performance.now();
  let after = 0;
  let status: string;
  do {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - before);
    before = now;
    status = document.querySelector("output")?.textContent ?? "";
    // Some more, for what is drawn when all is there.
    after = /^(No call|In progress)/.test(status) ? 0 : after + 1;
    if (now - begun > 100_000) throw new Error(`The stream does not end: ${status}`);
  } while (after < 60);
  const tookMs = performance.now() - begun;
  observer.disconnect();
  return { frames: frames.slice(1), tasks, tookMs, status };
}

/** Scrolls through the messages from the end upwards, a page in each frame, then in leaps. */
export async function scrollThrough(): Promise<Smoothness & { readonly seen: number }> {
  const box = document.querySelector('[aria-label="Messages"]')?.parentElement;
  if (box === null || box === undefined) throw new Error("there are no messages to scroll");
  const frames: number[] = [];
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: "longtask" });
  // What a person does first, and what lets go of the end.
  box.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, bubbles: true }));
  const seen = new Set<string>();
  const begun = performance.now();
  let before = begun;
  for (let step = 0; step < 240; step += 1) {
    box.scrollTop -= step < 160 ? box.clientHeight * 0.7 : box.scrollHeight / 90;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - before);
    before = now;
    const top = box.getBoundingClientRect().top + 40;
    const row = document
      .elementFromPoint(box.getBoundingClientRect().left + 60, top)
      ?.closest('[role="listitem"]');
    if (row !== null && row !== undefined) seen.add(row.getAttribute("aria-posinset") ?? "");
  }
  observer.disconnect();
  return { frames: frames.slice(1), tasks, tookMs: performance.now() - begun, seen: seen.size };
}

/** What the page says of messages that it no longer has; empty, if nothing. */
export function droppedNote(): string {
  const list = document.querySelector('[aria-label="Messages"]');
  const note = list?.parentElement?.previousElementSibling;
  return note?.textContent.replace(/^Note: /, "") ?? "";
}

/**
 * Scrolls up in a stream that goes on and on, from when its log has begun to
 * drop messages, and cancels it.
 *
 * @returns what was read at one place of the view, again and again: message
 * numbers, with how many messages had gone by then
 */
export async function readWhileTheyGo(): Promise<
  readonly { readonly message: string; readonly gone: number }[]
> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const press = (name: string) =>
    [...document.querySelectorAll("button")]
      .find(({ textContent }) => textContent.startsWith(name))
      ?.click();
  const box = () => document.querySelector('[aria-label="Messages"]')?.parentElement;
  const gone = () => {
    const note = box()?.previousElementSibling?.textContent ?? "";
    return Number(/(?<count>[\d,]+) went/.exec(note)?.groups?.["count"]?.replaceAll(",", "") ?? 0);
  };
  press("Send");
  const end = performance.now() + 60_000;
  const isNew = () => document.querySelector("output")?.textContent.startsWith("In progress");
  while (isNew() !== true || gone() < 1_000) {
    if (performance.now() > end) throw new Error("the log drops nothing");
    await frame();
  }
  const scroller = box();
  if (scroller === null || scroller === undefined) throw new Error("there are no messages");
  scroller.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, bubbles: true }));
  scroller.scrollTop -= 3_000;
  for (let count = 0; count < 10; count += 1) await frame();
  const seen: { message: string; gone: number }[] = [];
  for (let look = 0; look < 4; look += 1) {
    for (let count = 0; count < 15; count += 1) await frame();
    const { left, top } = scroller.getBoundingClientRect();
    const row = document.elementFromPoint(left + 60, top + 60)?.closest('[role="listitem"]');
    seen.push({ message: row?.getAttribute("aria-posinset") ?? "", gone: gone() });
  }
  press("Cancel");
  return seen;
}
