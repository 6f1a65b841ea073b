import { useState } from "react";
import type { Outcome } from "brexit-transfer/react";
import "brexit-transfer/react";
import fallback from "brexit-transfer/fallback.html?raw";

export function Transfer() {
  const [conservative, setConservative] = useState<number>();
  const events = {
    "onbrexit-transfer:change": (event: CustomEvent<Outcome>) =>
      setConservative(event.detail.wall.conservative),
  };
  return (
    <>
      <brexit-transfer
        id="w"
        transfer={10}
        loading="eager"
        {...events}
        dangerouslySetInnerHTML={{ __html: fallback }}
      />
      <p id="said">{conservative}</p>
    </>
  );
}
