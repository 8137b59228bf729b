import type { CallLog } from "@grpc-playground/call";
import { time } from "../../../shared/lib/format.ts";

/** A picture that needs nothing but itself. Sizes in its own units, which are CSS pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const namespace = "http://www.w3.org/2000/svg";
const margin = 24;
const titleHeight = 56;

/** What a style sheet says of a drawing, and an element can say itself. */
const presentation = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "opacity",
] as const;

/**
 * The drawing as an SVG file: with a title, on the page's ground, and with the
 * colours that it has on the page, so that it looks the same wherever it is
 * opened.
 *
 * @param drawing what holds the lanes' head and their body, each an svg element
 */
export function pictureOf(log: CallLog, drawing: HTMLElement): Picture {
  const parts = [...drawing.querySelectorAll<SVGSVGElement>("svg")];
  const width = Math.max(...parts.map((part) => part.viewBox.baseVal.width)) + 2 * margin;
  const inner = parts.reduce((sum, part) => sum + part.viewBox.baseVal.height, 0);
  const height = inner + titleHeight + 2 * margin;
  const page = getComputedStyle(drawing);

  const root = create("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  root.setAttribute("role", "img");
  const words = wordsOf(log);
  root.append(withText("title", {}, `${words.title}: ${words.subtitle}`));
  root.append(create("rect", { width, height, fill: groundOf(drawing) }));
  const face = { "font-family": page.fontFamily, fill: page.color };
  root.append(
    withText(
      "text",
      { ...face, x: margin, y: margin + 16, "font-size": 16, "font-weight": 650 },
      words.title,
    ),
    withText(
      "text",
      { ...face, x: margin, y: margin + 36, "font-size": 12, opacity: 0.75 },
      words.subtitle,
    ),
  );
  let top = margin + titleHeight;
  for (const part of parts) {
    const group = create("g", { transform: `translate(${margin} ${top})` });
    for (const child of part.children) group.append(styled(child));
    root.append(group);
    top += part.viewBox.baseVal.height;
  }
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

function wordsOf(log: CallLog): { title: string; subtitle: string } {
  const opened = log.find("opened");
  const status = log.find("status");
  const when = opened === undefined ? "" : `${new Date(opened.startedAt).toLocaleString()}, `;
  const state =
    status === undefined
      ? `in progress after ${time(log.elapsed())}`
      : `${status.name} after ${time(status.at)}`;
  return {
    title: clean(`${opened?.service ?? ""}/${opened?.method ?? ""}`),
    subtitle: clean(`${when}${state}`),
  };
}

/** A copy of an element that has its style in itself. */
function styled(element: Element): Element {
  const copy = create(element.localName, {});
  for (const { name, value } of element.attributes) {
    if (name !== "class") copy.setAttribute(name, value);
  }
  const style = getComputedStyle(element);
  for (const property of presentation)
    copy.setAttribute(property, style.getPropertyValue(property));
  for (const child of element.childNodes) {
    if (child instanceof Element) copy.append(styled(child));
    else copy.append(clean(child.textContent ?? ""));
  }
  return copy;
}

/** The first colour behind an element. */
function groundOf(element: HTMLElement): string {
  for (let at: HTMLElement | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "white";
}

/** Without what no XML may hold (XML 1.0, 2.2). */
function clean(text: string): string {
  return text.replace(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    "\u{FFFD}",
  );
}

function create(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function withText(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text: string,
): SVGElement {
  const element = create(name, attributes);
  element.textContent = text;
  return element;
}
