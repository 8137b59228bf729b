// What is done in the page with one large message. Each function is sent there
// as its text, and so holds all that it needs.
/* oxlint-disable unicorn/consistent-function-scoping */

/**
 * Gets a reply of more than ten million bytes, by what the server offers: the
 * lab fills the text of a reply up to 8 MiB, and this reply also holds all that
 * was sent, here twice a million bytes.
 *
 * @returns the size of the reply, as the page says it
 */
export async function receiveLargeMessage(): Promise<string> {
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
  const button = (name: string) => () =>
    [...document.querySelectorAll("button")].find(({ textContent }) =>
      textContent.startsWith(name),
    );
  const input = (label: string) => () =>
    [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label)
      ?.control as HTMLInputElement | undefined;
  const type = async (label: string, value: string) => {
    const field = await find(input(label));
    field.select();
    document.execCommand("insertText", false, value);
  };
  location.hash = "#/greet.Greeter/ChattyClientSaysHello";
  await find(() =>
    [...document.querySelectorAll("h3")].find((each) => each.textContent.startsWith("Chatty")),
  );
  if (input("Reply size")() === undefined) (await find(button("Lab"))).click();
  await type("Reply size", String(8 * 1024 * 1024));
  await type("name", "n".repeat(1_000_000));
  const row = (name: string) => () =>
    document.querySelector<HTMLElement>(`[role="listitem"][aria-label^="${name}"] button`);
  for (const sent of ["Sent 1", "Sent 2"]) {
    (await find(button("Send message"))).click();
    await find(row(sent));
  }
  (await find(button("Half-close"))).click();
  const reply = await find(row("Received 1"));
  // To look at it, and away again: what is looked at is what other views show.
  reply.click();
  await frame();
  reply.click();
  for (let count = 0; count < 30; count += 1) await frame();
  return reply.textContent.replace(/^.*?(?<size>[\d.]+ MiB).*$/, "$<size>");
}

/** Milliseconds from a press on the tab `Wire` until the message's bytes and fields are on the screen; leaves it again. */
export async function openWire(): Promise<number> {
  const tab = (name: string) =>
    [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(
      ({ textContent }) => textContent === name,
    );
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        // What is posted in a frame's callbacks runs when the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(), { once: true });
        port1.start();
        port2.postMessage(undefined);
      });
    });
  const begun = performance.now();
  tab("Wire")?.click();
  do {
    await painted();
    if (performance.now() - begun > 20_000) throw new Error("the bytes do not come");
  } while (
    document.querySelector('[aria-label^="Bytes of"] [role="gridcell"]') === null ||
    document.querySelector('[aria-label^="Fields of"] [role="treeitem"]') === null
  );
  const took = performance.now() - begun;
  tab("Timeline")?.click();
  for (let count = 0; count < 10; count += 1) await painted();
  return took;
}
