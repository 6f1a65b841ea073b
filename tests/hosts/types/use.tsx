// What React's JSX may and may not say, for `tsc --strict`.

import { useRef } from "react";
import { mount, type BrexitTransferElement } from "brexit-transfer/react";

export function Article() {
  const widget = useRef<BrexitTransferElement>(null);
  return (
    <>
      <button onClick={() => widget.current?.update({ transfer: 62 })}>62%</button>
      <brexit-transfer
        ref={widget}
        className="wide"
        transfer={62}
        labour-share="5"
        panels="seat wall"
        theme="dark"
        loading="lazy"
      >
        <p>The static state</p>
      </brexit-transfer>
      {/* @ts-expect-error: an unknown attribute */}
      <brexit-transfer transfr="62" />
      {/* @ts-expect-error: an unknown theme */}
      <brexit-transfer theme="blue" />
      {/* @ts-expect-error: attributes are text */}
      <brexit-transfer panels={["seat"]} />
    </>
  );
}

export const mounted = (container: Element) => mount(container, { transfer: 62 });
