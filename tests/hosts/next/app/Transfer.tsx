"use client";

import { useEffect, useRef, useState } from "react";
import "brexit-transfer/react";
import type { BrexitTransferElement } from "brexit-transfer/react";

export function Transfer({ fallback }: { fallback: string }) {
  const widget = useRef<BrexitTransferElement>(null);
  const [conservative, setConservative] = useState<number>();
  useEffect(() => {
    // React has no props for events of this kind that outlast a page drawn on a server.
    const heard = new AbortController();
    widget.current?.addEventListener(
      "brexit-transfer:change",
      (event) => setConservative(event.detail.wall.conservative),
      { signal: heard.signal },
    );
    return () => heard.abort();
  }, []);
  return (
    <>
      <brexit-transfer
        ref={widget}
        id="w"
        transfer={10}
        loading="eager"
        dangerouslySetInnerHTML={{ __html: fallback }}
      />
      <p id="said">{conservative}</p>
    </>
  );
}
