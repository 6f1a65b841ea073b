import { readFileSync } from "node:fs";
import { outcome } from "brexit-transfer/model";
import { Transfer } from "./Transfer";

const fallback = readFileSync("node_modules/brexit-transfer/fallback.html", "utf8");

export default function Page() {
  return (
    <main>
      <Transfer fallback={fallback} />
      <p id="server">{outcome({ transfer: 62 }).commons.majority}</p>
    </main>
  );
}
