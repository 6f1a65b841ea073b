"use client";

import { useState } from "react";
import type { Outcome } from "brexit-transfer/react";
import "brexit-transfer/react";

export function Transfer({ fallback }: { fallback: string }) {
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
