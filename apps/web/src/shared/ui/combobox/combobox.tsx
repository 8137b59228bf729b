/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select takes no free text, and a datalist cannot be laid out */
import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent } from "react";
import { TextInput } from "../input.tsx";
import { VisuallyHidden } from "../visually-hidden.tsx";
import { cx } from "../../lib/cx.ts";
import styles from "./combobox.module.css";
import { placeBelow } from "./place-below.ts";

export interface ComboboxProps {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  placeholder: string;
  value: string;
  /** What is listed for this value, and said when that is nothing. */
  options: readonly string[];
  /** How many there are beyond those. */
  more: number;
  none: string;
  Option: ComponentType<{ option: string }>;
  /** Returns whether the value is whole, so that there is nothing more to offer. */
  onChange: (value: string) => boolean;
}

/**
 * A text box with a list of what may be meant: the ARIA pattern of an editable
 * combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The focus stays
 * in the box; arrow keys go through the list, Enter takes, Escape closes. Our
 * own, because a library's would share so many parts with the tabs that the
 * first load grows by 3.6 KiB.
 */
export function Combobox(props: ComboboxProps) {
  const { id, value, options, Option, onChange } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  // After every drawing: the list grows and shrinks with what is typed.
  useEffect(() => {
    if (!isOpen || !box.current || !list.current) return undefined;
    const stop = placeBelow(box.current, list.current);
    list.current.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    return stop;
  });

  const open = (at: number) => {
    setIsOpen(true);
    setActive(at);
  };
  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const pick = (option: string) => {
    onChange(option);
    close();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    if (event.key === "ArrowDown") open(isOpen && active < last ? active + 1 : 0);
    else if (event.key === "ArrowUp") open(active > 0 ? active - 1 : last);
    else if (event.key === "Escape" && isOpen) close();
    else if (event.key === "Enter" && isOpen && !event.ctrlKey && !event.metaKey) {
      const option = options[active];
      if (option === undefined) close();
      else pick(option);
    } else return;
    // Escape would cancel the call, if there is one.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <TextInput
        mono
        ref={box}
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}l`}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${id}o${active}`}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => {
          if (onChange(event.target.value)) close();
          else open(-1);
        }}
        onClick={() => open(-1)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {isOpen && (
        // The focus stays in the box while one scrolls by the bar.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          ref={list}
          popover="manual"
          className={styles.popup}
          onMouseDown={(event) => event.preventDefault()}
        >
          <div role="listbox" id={`${id}l`} aria-label="Types" className={styles.list}>
            {options.map((option, index) => (
              // The focus stays in the box, which has the keys.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={option}
                role="option"
                id={`${id}o${index}`}
                aria-selected={index === active}
                className={cx(styles.option, index === active && styles.active)}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setActive(index)}
                onClick={() => pick(option)}
              >
                <Option option={option} />
              </div>
            ))}
          </div>
          {options.length === 0 && <p className={styles.note}>{props.none}</p>}
          {props.more > 0 && (
            <p className={styles.note}>
              {props.more.toLocaleString("en")} more: type a part of the name.
            </p>
          )}
        </div>
      )}
      {isOpen && (
        <VisuallyHidden>
          <output>
            {options.length === 0 ? props.none : `${options.length + props.more} types`}
          </output>
        </VisuallyHidden>
      )}
    </>
  );
}
