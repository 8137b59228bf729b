import { Pause, Play } from "lucide-react";
import { Button } from "../../../shared/ui/button.tsx";
import type { Reading } from "./reading.ts";

/** Stops reading the responses of a call, or goes on with it. */
export function PauseButton({ call, onPause }: { call: Reading; onPause: () => void }) {
  const { reading } = call;
  const Icon = reading ? Pause : Play;
  return (
    <Button
      size="sm"
      icon={<Icon size={14} aria-hidden />}
      onClick={() => {
        call.setReading(!reading);
        if (reading) onPause();
      }}
    >
      {reading ? "Pause reading" : "Read on"}
    </Button>
  );
}
