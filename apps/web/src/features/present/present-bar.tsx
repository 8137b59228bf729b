import type { Protocol } from "@grpc-playground/call";
import type { Playback } from "@grpc-playground/call/playback";
import { Maximize, Minimize, PanelLeft, X } from "lucide-react";
import { useLayoutEffect } from "react";
import { cx } from "../../shared/lib/cx.ts";
import { useLogVersion } from "../../shared/lib/use-log-version.ts";
import { useStore } from "../../shared/lib/store.ts";
import { Button } from "../../shared/ui/button.tsx";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import { Select } from "../../shared/ui/input.tsx";
import { Controls } from "./controls.tsx";
import { Event } from "./event.tsx";
import styles from "./present-bar.module.css";
import { request, reveal, reveals, type Reveal } from "./settings.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useKeys } from "./use-keys.ts";

export interface PresentBarProps {
  /** Of the call in view; undefined before there is one. */
  playback: Playback | undefined;
  protocol: Protocol;
  onLeave: () => void;
}

/**
 * The foot of the page before an audience: the event in view in a sentence
 * that can be read from the back of the room, and what moves through the call.
 * While it is there, type is large and colours are strong.
 */
export function PresentBar({ playback, protocol, onLeave }: PresentBarProps) {
  useLogVersion(playback);
  useKeys(playback);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset["present"] = "";
    return () => {
      delete dataset["present"];
    };
  }, []);
  const fullScreen = useFullScreen();
  const begin = useStore(reveal);
  const beside = useStore(request);
  return (
    <section aria-label="Presentation" className={styles.bar}>
      {/* The page's own is out of sight, with the bar that holds it. */}
      <h1 className={styles.unseen}>gRPC Playground, presented</h1>
      <Event playback={playback} protocol={protocol} />
      <div className={styles.row}>
        <Controls playback={playback} />
        <div className={styles.settings}>
          <label className={styles.begin}>
            <span className={styles.wide}>New calls</span>
            <Select
              aria-label="New calls"
              value={begin}
              onChange={(event) => {
                const chosen = keys.find((key) => key === event.target.value);
                if (chosen !== undefined) reveal.set(chosen);
              }}
            >
              {keys.map((key) => (
                <option key={key} value={key}>
                  {reveals[key]}
                </option>
              ))}
            </Select>
          </label>
          <IconButton
            label="Show the request"
            icon={<PanelLeft size={18} aria-hidden />}
            aria-pressed={beside === "shown"}
            className={cx(beside === "shown" && styles.on)}
            onClick={() => request.set(beside === "shown" ? "hidden" : "shown")}
          />
          {fullScreen.possible && (
            <IconButton
              label={fullScreen.on ? "Leave full screen" : "Full screen"}
              icon={
                fullScreen.on ? (
                  <Minimize size={18} aria-hidden />
                ) : (
                  <Maximize size={18} aria-hidden />
                )
              }
              onClick={fullScreen.toggle}
            />
          )}
          <Button icon={<X size={16} aria-hidden />} shortcut="Escape" onClick={onLeave}>
            Leave
          </Button>
        </div>
      </div>
    </section>
  );
}

const keys: readonly Reveal[] = ["step", "slow", "live"];
