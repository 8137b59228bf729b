import type { Act, ButtonName, ViewName } from "@grpc-playground/lessons";

/** The words on the page for a button that lessons name otherwise. */
const words: Partial<Record<ButtonName, string>> = { "Resume reading": "Read on" };

/** An element's text, without what is there for the eye alone. */
function nameOf(element: Element): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  return [...element.childNodes]
    .map((node) => {
      if (!(node instanceof Element)) return node.textContent ?? "";
      return node.getAttribute("aria-hidden") === "true" ? "" : nameOf(node);
    })
    .join("")
    .trim();
}

function region(name: string): Element | undefined {
  for (const section of document.querySelectorAll("section[aria-labelledby]")) {
    const heading = document.getElementById(section.getAttribute("aria-labelledby") ?? "");
    if (heading?.textContent === name) return section;
  }
  return undefined;
}

function within(place: string, selector: string, name: RegExp | string): HTMLElement | undefined {
  for (const element of region(place)?.querySelectorAll<HTMLElement>(selector) ?? []) {
    const found = nameOf(element);
    if (typeof name === "string" ? found === name : name.test(found)) return element;
  }
  return undefined;
}

/** A button of the request or of the call, by the name that a screen reader hears. */
export function findButton(name: ButtonName): HTMLElement | undefined {
  const said = words[name] ?? name;
  return within("Request", "button", said) ?? within("Response", "button", said);
}

/** Whether a button can be pressed now. */
export function isEnabled(button: HTMLElement): boolean {
  return button.getAttribute("aria-disabled") !== "true" && !button.hasAttribute("disabled");
}

/** A tab of the call. */
export function findView(name: ViewName): HTMLElement | undefined {
  return within("Response", '[role="tab"]', name);
}

const folds = {
  metadata: "Metadata",
  deadline: "Deadline",
  lab: "Lab",
  interceptors: "Interceptors",
};

/** What opens and closes a part of what goes along with a call. */
export function findFold(part: keyof typeof folds): HTMLElement | undefined {
  return within("Request", "button[aria-expanded]", folds[part]);
}

/** Those parts that are open: one at the most. */
export function openFolds(): readonly HTMLElement[] {
  return Object.values(folds).flatMap(
    (name) => within("Request", 'button[aria-expanded="true"]', name) ?? [],
  );
}

/** What an act is done with, to point it out; undefined where there is nothing to point at. */
export function controlOf(act: Act): HTMLElement | undefined {
  switch (act.do) {
    case "press":
      return findButton(act.button);
    case "view":
      return findView(act.view);
    case "metadata":
    case "deadline":
    case "lab":
    case "interceptors":
      return findFold(act.do);
    case "fill":
      return region("Request")?.querySelector<HTMLElement>('[role="tabpanel"]') ?? undefined;
    case "open":
      return within("Request", "h3", act.method.method);
    case "protocol":
      return (
        document.querySelector<HTMLElement>('[role="radiogroup"][aria-label="Protocol"]') ??
        undefined
      );
    case "target":
      return document.querySelector<HTMLElement>("header button[popovertarget]") ?? undefined;
    case "answer":
      return region("Lesson")?.querySelector<HTMLElement>("[data-question]") ?? undefined;
    default:
      return undefined;
  }
}
