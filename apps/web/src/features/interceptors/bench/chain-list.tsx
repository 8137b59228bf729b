import {
  interceptorsOf,
  type InterceptorInfo,
  type InterceptorName,
  type Side,
} from "@grpc-playground/interceptors";
import { ArrowRight } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { moved, placed, switched } from "./arrange.ts";
import styles from "./bench.module.css";
import { ChainItem } from "./chain-item.tsx";

export interface ChainListProps {
  side: Side;
  /** Those that are on, the outermost first. */
  chain: readonly InterceptorName[];
  onChange: (chain: readonly InterceptorName[]) => void;
  /** An interceptor is pointed at, or has the focus. */
  onLook: (info: InterceptorInfo) => void;
  /** Why this side does nothing now. */
  idle?: string | undefined;
}

const names = { client: "Client", server: "Server" } as const;
const ends = {
  client: ["your code", "network"],
  server: ["network", "service"],
} as const;

/** The interceptors of one side: those that are on in their order, and below them the others. */
export function ChainList({ side, chain, onChange, onLook, idle }: ChainListProps) {
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<string>(undefined);
  const [said, setSaid] = useState("");
  const infos = interceptorsOf(side);
  const on = chain.flatMap((name) => infos.find((info) => info.name === name) ?? []);
  const off = infos.filter(({ name }) => !chain.includes(name));
  const [outside, inside] = ends[side];

  const change = (next: readonly InterceptorName[], name: InterceptorName) => {
    // A row that moves in the page loses the focus: it is given back when the row is in its place.
    const { activeElement } = document;
    focused.current = activeElement instanceof HTMLElement ? activeElement.dataset["focus"] : "";
    const place = next.indexOf(name) + 1;
    setSaid(
      place === 0
        ? `${name} is off.`
        : `${name} is ${place} of ${next.length}${place === 1 ? ", the outermost" : ""}.`,
    );
    onChange(next);
  };
  useLayoutEffect(() => {
    if (!focused.current) return;
    const { current } = focused;
    focused.current = undefined;
    for (const element of list.current?.querySelectorAll<HTMLElement>("[data-focus]") ?? []) {
      if (element.dataset["focus"] === current) element.focus();
    }
  });

  return (
    <fieldset className={styles.side} aria-label={`${names[side]} interceptors`}>
      <div className={styles.head} aria-hidden="true">
        <span className={styles.name}>{names[side]}</span>
        <span className={styles.end}>
          {outside} <ArrowRight size={12} /> {inside}
        </span>
      </div>
      {idle !== undefined && <p className={styles.about}>{idle}</p>}
      <ol ref={list} className={styles.list}>
        {[...on, ...off].map((info, index) => (
          <ChainItem
            key={info.name}
            info={info}
            side={side}
            place={index < on.length ? index : -1}
            count={on.length}
            onSwitch={(isOn) => change(switched(chain, info.name, isOn), info.name)}
            onMove={(by) => change(moved(chain, info.name, by), info.name)}
            onLook={() => onLook(info)}
            onDrop={(name) => {
              const dropped = infos.find((each) => each.name === name);
              if (dropped !== undefined) change(placed(chain, dropped.name, index), dropped.name);
            }}
          />
        ))}
      </ol>
      <div aria-live="polite">
        <VisuallyHidden>{said}</VisuallyHidden>
      </div>
    </fieldset>
  );
}
