import type { ComponentProps } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./input.module.css";

interface Look {
  /** Data in the monospace face. Default false. */
  mono?: boolean;
  /** `sm` is 28px high, `md` (the default) 32px. */
  density?: "sm" | "md";
}

const look = (mono: boolean, density: "sm" | "md", className: string | undefined) =>
  cx(styles.input, styles[density], mono && styles.mono, className);

/** A line of text. Draws `aria-invalid` in the colour of an error. */
export function TextInput({
  mono = false,
  density = "md",
  className,
  ...rest
}: ComponentProps<"input"> & Look) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      className={look(mono, density, className)}
    />
  );
}

/** Lines of text. */
export function TextArea({
  mono = false,
  density = "md",
  className,
  ...rest
}: ComponentProps<"textarea"> & Look) {
  return (
    <textarea
      spellCheck={false}
      {...rest}
      className={cx(look(mono, density, className), styles.area)}
    />
  );
}

/**
 * A choice of one out of many: the browser's own, which every screen reader,
 * keyboard and telephone knows, also with a thousand options.
 */
export function Select({
  mono = false,
  density = "md",
  className,
  ...rest
}: ComponentProps<"select"> & Look) {
  return <select {...rest} className={cx(look(mono, density, className), styles.select)} />;
}
