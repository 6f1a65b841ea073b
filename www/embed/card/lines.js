// Words broken into lines by their measured width. Nothing here knows of a page:
// `measure(text, { face, size, bold })` gives `{ width, bearing }` in CSS pixels, the second being
// what lies between the start of the text and its ink.
//
// A run is `{ text, font, colour }`: words that look alike. A word may be made of several, as in
// "Conservatives…", of which only the name is bold.

// Words of the runs, each a list of runs without a space between them.
function split(runs) {
  const words = [[]];
  for (const run of runs) {
    const parts = run.text.split(" ");
    parts.forEach((text, index) => {
      if (index > 0) words.push([]);
      if (text) words.at(-1).push({ ...run, text });
    });
  }
  return words.filter((word) => word.length);
}

const looksAs = (a, b) => a.colour === b.colour && Object.keys(a.font).every((key) => a.font[key] === b.font[key]);

// The words of one line as few texts as looks allow, each with its place and width.
function line(words, measure) {
  const texts = [];
  words.forEach((word, index) => {
    word.forEach((piece, place) => {
      const last = texts.at(-1);
      const space = index > 0 && place === 0;
      if (last && looksAs(last, piece)) last.text += (space ? " " : "") + piece.text;
      else texts.push({ ...piece, space });
    });
  });
  let x = 0;
  return texts.map(({ text, font, colour, space }, index) => {
    // A space is as wide as the words before it make it.
    if (space) x += measure(" ", texts[index - 1].font).width;
    const { width } = measure(text, font);
    const placed = { text, font, colour, x, width };
    x += width;
    return placed;
  });
}

const end = (texts) => texts.at(-1).x + texts.at(-1).width;

// As many words on each line as fit.
function fill(words, width, measure) {
  const lines = [];
  let row = [];
  for (const word of words) {
    if (row.length && end(line([...row, word], measure)) > width) {
      lines.push(row);
      row = [];
    }
    row.push(word);
  }
  return [...lines, row];
}

// The runs as lines of about the same length, no more of them than the width asks for. `width` of
// the answer is that of the longest; it is more than was asked for where a single word is.
export function breakLines(runs, width, measure) {
  const words = split(runs);
  const least = fill(words, width, measure).length;
  let [low, high] = [width / 2, width];
  for (let step = 0; step < 7; step++) {
    const middle = (low + high) / 2;
    if (fill(words, middle, measure).length > least) low = middle;
    else high = middle;
  }
  const lines = fill(words, high, measure).map((row) => line(row, measure));
  return { lines, width: Math.max(...lines.map(end)) };
}
