import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Prose } from "./prose.tsx";

const render = (text: string) => renderToStaticMarkup(<Prose text={text} />);

// A schema comes from anybody's server, and so do its comments.
test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "`<b>`",
  "- <b>one</b>\n- two",
  "    <b>code</b>\n\n# <b>x</b>",
  '[x](javascript:alert(1)) and https://a.example/"onclick="alert(1)',
  "```\n</pre><script>alert(1)</script>\n```",
])("%j is text and no markup", (comment) => {
  const html = render(comment);
  const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/g)];
  expect(html).not.toMatch(/<script|<img|<b>|href="javascript/i);
  for (const [, name, attributes] of tags) {
    expect(["div", "p", "ul", "ol", "li", "pre", "code", "a"]).toContain(name);
    expect(attributes).not.toMatch(/\son\w+=/);
  }
});

test("a link leaves no trace of where it was followed", () => {
  expect(render("See https://protobuf.dev/programming-guides/encoding/.")).toBe(
    'See <a href="https://protobuf.dev/programming-guides/encoding/" target="_blank" rel="noreferrer">https://protobuf.dev/programming-guides/encoding/</a>.',
  );
});

test("a single paragraph is bare, and code in it is marked", () => {
  expect(render("one\n`two`")).toMatch(/^one <code class="[^"]*">two<\/code>$/);
});

test("marks that turn text around do not come through", () => {
  expect(render("a\u202Eb")).toBe("ab");
});
