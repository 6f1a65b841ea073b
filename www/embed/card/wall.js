// The wall of the picture: bricks in courses that fill a box, laid as in the wall panel. The
// short course lies on top, every other course is shifted by half a brick.

// Bricks are between these times as wide as high, mortar included.
const SQUARE = 1.3;
const LONG = 2.7;
// What lies between two bricks, as a part of a course's height, and at most in CSS pixels.
const MORTAR = 0.12;
const MOST = 5;

// How many bricks a course has so that `count` of them cover most of the box, and their size.
function courses(count, { width, height }, highest) {
  let best;
  for (let across = 1; across <= count; across++) {
    const rows = Math.ceil(count / across);
    // A single course has nothing to be shifted against.
    let wide = width / (rows > 1 ? across + 0.5 : across);
    const high = Math.min(height / rows, highest, wide / SQUARE);
    wide = Math.min(wide, high * LONG);
    // Of two that cover the same, the one with fewer courses.
    if (!best || wide * high >= best.wide * best.high) best = { across, rows, wide, high };
  }
  return best;
}

// The places of `count` bricks on the ground of a box, `{ x, y, width, height }` each, in the
// order in which they are laid: from the top left. None is higher than `highest`.
export function bricks(count, box, highest) {
  const { across, rows, wide, high } = courses(count, box, highest);
  const mortar = Math.min(high * MORTAR, MOST);
  const first = count % across || across;
  const top = box.y + box.height - rows * high;
  return Array.from({ length: count }, (_, index) => {
    const row = index < first ? 0 : 1 + Math.floor((index - first) / across);
    const column = index < first ? index : (index - first) % across;
    const shift = (rows - 1 - row) % 2 ? wide / 2 : 0;
    return {
      x: box.x + column * wide + shift,
      y: top + row * high,
      width: wide - mortar,
      height: high - mortar,
    };
  });
}
