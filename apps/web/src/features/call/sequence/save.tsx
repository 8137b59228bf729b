import type { CallLog } from "@grpc-playground/call";
import { Download } from "lucide-react";
import { useState, type RefObject } from "react";
import { saveFile } from "../../../shared/lib/save-file.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { pictureOf } from "./picture.ts";
import { toPng } from "./png.ts";
import styles from "./sequence.module.css";

/** Saves the whole drawing as it is, with its groups, as a file of its own. */
export function Save({ log, drawing }: { log: CallLog; drawing: RefObject<HTMLElement | null> }) {
  const [problem, setProblem] = useState<string>();
  const opened = log.find("opened");
  const name = `${opened?.method ?? "call"}-sequence`;

  const saveSvg = () => {
    if (drawing.current === null) return;
    const { svg } = pictureOf(log, drawing.current);
    saveFile(`${name}.svg`, new Blob([svg], { type: "image/svg+xml" }));
  };
  const savePng = async () => {
    if (drawing.current === null) return;
    setProblem(undefined);
    try {
      saveFile(`${name}.png`, await toPng(pictureOf(log, drawing.current)));
    } catch {
      setProblem("The picture could not be made: save it as SVG instead.");
    }
  };
  return (
    <div className={styles.save}>
      {problem !== undefined && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
      <Button size="sm" variant="ghost" icon={<Download size={14} aria-hidden />} onClick={saveSvg}>
        Save SVG
      </Button>
      <Button
        size="sm"
        variant="ghost"
        icon={<Download size={14} aria-hidden />}
        onClick={() => void savePng()}
      >
        Save PNG
      </Button>
    </div>
  );
}
