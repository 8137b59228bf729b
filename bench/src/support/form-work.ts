import type { Page } from "@playwright/test";

/**
 * Opens a method as a link does, and waits until all of its form is there.
 *
 * @returns milliseconds from then to the end of the first frame that shows it
 */
export async function openMethod(page: Page, method: string): Promise<number> {
  return page.evaluate(async (path) => {
    const name = path.slice(path.indexOf("/") + 1);
    const begun = performance.now();
    location.hash = `#/${path}`;
    do {
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          // What is posted in a frame's callbacks runs when the frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => resolve(), { once: true });
          port1.start();
          port2.postMessage(undefined);
        });
      });
      if (performance.now() - begun > 20_000) throw new Error(`${path} does not open`);
    } while (document.querySelector("h3")?.firstChild?.textContent !== name);
    const end = performance.now();
    // The rest of a long form is drawn after the top of it; it is not to fall into the next opening.
    for (let before = -1, now = 0; before !== now;) {
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 100));
      now = document.querySelectorAll("label").length;
    }
    return end - begun;
  }, method);
}

/**
 * Types characters into a field by the keyboard, one a time.
 *
 * @returns for each, milliseconds of work on the page's thread: from the key to
 * the end of the next frame, without the wait for that frame to begin
 */
export async function typeInto(page: Page, label: string, count: number): Promise<number[]> {
  const box = page.getByLabel(label, { exact: true });
  await box.focus();
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const work = await box.evaluateHandle((element) =>
      // An object, since a promise would be waited for before the key is pressed.
      ({
        done: new Promise<number>((resolve) => {
          element.addEventListener(
            "keydown",
            () => {
              const begun = performance.now();
              let handled = 0;
              const soon = new MessageChannel();
              soon.port1.addEventListener("message", () => (handled = performance.now()));
              soon.port1.start();
              element.addEventListener("input", () => soon.port2.postMessage(0), { once: true });
              requestAnimationFrame(() => {
                const frameBegun = performance.now();
                const painted = new MessageChannel();
                painted.port1.addEventListener("message", () => {
                  const end = performance.now();
                  const waited = handled > 0 ? Math.max(0, frameBegun - handled) : 0;
                  resolve(end - begun - waited);
                });
                painted.port1.start();
                painted.port2.postMessage(0);
              });
            },
            { once: true, capture: true },
          );
        }),
      }),
    );
    await page.keyboard.press("a");
    samples.push(await work.evaluate(({ done }) => done));
    await work.dispose();
  }
  return samples;
}
