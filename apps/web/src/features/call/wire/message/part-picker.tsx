import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { number } from "../../../../shared/lib/format.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { IconButton } from "../../../../shared/ui/icon-button.tsx";
import { TextInput } from "../../../../shared/ui/input.tsx";
import { RadioGroup } from "../../../../shared/ui/radio-group.tsx";
import type { Picked } from "../../view-props.ts";
import styles from "./part-picker.module.css";

export interface PartPickerProps {
  picked: Picked;
  /** Messages each way so far. */
  messages: { readonly up: number; readonly down: number };
  /** The part that ends what goes down, and its name: `Trailers`. */
  end: { readonly index: number; readonly name: string } | undefined;
  onPick: (picked: Picked) => void;
}

/** Chooses a message of the call: its direction, and its place. */
export function PartPicker({ picked, messages, end, onPick }: PartPickerProps) {
  const { way, index } = picked;
  const count = messages[way];
  const isEnd = way === "down" && end?.index === index;
  const go = (next: number) => onPick({ way, index: next });
  return (
    <div className={styles.picker}>
      <RadioGroup
        label="Direction"
        size="sm"
        options={[
          { value: "up", label: `Sent ${number(messages.up)}` },
          { value: "down", label: `Received ${number(messages.down)}` },
        ]}
        value={way}
        onChange={(next) => {
          if (next !== way) onPick({ way: next, index: 0 });
        }}
      />
      <div className={styles.stepper}>
        <IconButton
          label="Previous message"
          icon={<ChevronLeft size={16} aria-hidden />}
          aria-disabled={index === 0}
          onClick={() => index > 0 && go(index - 1)}
        />
        <Place key={`${way}${index}`} index={index} count={count} isEnd={isEnd} onGo={go} />
        <IconButton
          label="Next message"
          icon={<ChevronRight size={16} aria-hidden />}
          aria-disabled={index + 1 >= count}
          onClick={() => index + 1 < count && go(index + 1)}
        />
      </div>
      {end !== undefined && way === "down" && (
        <Button
          size="sm"
          aria-pressed={isEnd}
          className={isEnd ? styles.chosen : undefined}
          onClick={() => go(end.index)}
        >
          {end.name}
        </Button>
      )}
    </div>
  );
}

interface PlaceProps {
  index: number;
  count: number;
  isEnd: boolean;
  onGo: (index: number) => void;
}

/** The message's place, to read and to type. */
function Place({ index, count, isEnd, onGo }: PlaceProps) {
  const [text, setText] = useState(isEnd ? "" : String(index + 1));
  const take = () => {
    const place = Number(text);
    if (Number.isInteger(place) && place >= 1 && place <= count) onGo(place - 1);
    else setText(isEnd ? "" : String(index + 1));
  };
  return (
    <label className={styles.place}>
      Message
      <TextInput
        density="sm"
        inputMode="numeric"
        aria-label="Message number"
        value={text}
        className={styles.number}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
        }}
      />
      of {number(count)}
    </label>
  );
}
