import styles from "./form.module.css";
import type { PasteOffer } from "./use-paste-many.ts";

/** Offers to make an item of each line that was pasted into one. A text may have lines, so it only offers. */
export function PasteOfferLine({
  offer,
  onTake,
}: {
  offer: PasteOffer;
  onTake: (offer: PasteOffer) => void;
}) {
  return (
    <output className={styles.help}>
      You pasted {offer.lines.toLocaleString("en")} lines into one item.{" "}
      <button type="button" className={styles.textButton} onClick={() => onTake(offer)}>
        Make an item of each
      </button>
    </output>
  );
}
