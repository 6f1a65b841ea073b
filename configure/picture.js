// The picture for cards, drawn by the code that a reader's button uses (www/embed/card.js).

const CARD = new URL("../embed/card.js", import.meta.url);

// Resolves once an element is drawn, and rejects where it cannot be.
async function drawn(element) {
  while (!element.shadowRoot?.querySelector(".bt-p")) {
    await new Promise((done, failed) => {
      element.addEventListener("brexit-transfer:ready", done, { once: true });
      element.addEventListener("brexit-transfer:error", failed, { once: true });
    });
  }
}

// The address of a picture in the look of an element; `card` is `CardContent` of
// www/embed/card/layout.js. An SVG where the browser lets no page save a canvas.
export async function picture(element, card, format) {
  await drawn(element);
  const { pictures } = await import(CARD);
  const draw = await pictures({ root: element.shadowRoot, card });
  const { canvas, svg } = draw(format);
  return canvas?.toDataURL("image/png") ?? `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
