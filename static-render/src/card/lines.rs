//! Words broken into lines by their measured width, as `www/embed/card/lines.js` does it.

use super::{Font, Ink, Measure};

/// Words that look alike.
#[derive(Clone, Debug)]
pub struct Run {
    pub text: String,
    pub font: Font,
    pub ink: Ink,
}

/// A run in its place on a line, in CSS pixels from its start.
#[derive(Clone, Debug)]
pub struct Placed {
    pub run: Run,
    pub x: f64,
    pub width: f64,
}

/// A word: runs without a space between them, as in "Conservatives…", of which only the name is
/// bold.
type Word = Vec<Run>;

fn split(runs: &[Run]) -> Vec<Word> {
    let mut words: Vec<Word> = vec![Vec::new()];
    for run in runs {
        for (place, text) in run.text.split(' ').enumerate() {
            if place > 0 {
                words.push(Word::new());
            }
            if let (false, Some(word)) = (text.is_empty(), words.last_mut()) {
                word.push(Run {
                    text: text.to_owned(),
                    ..run.clone()
                });
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words of one line as few runs as looks allow.
fn line(words: &[Word], measure: &Measure) -> Vec<Placed> {
    let mut runs: Vec<(Run, bool)> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        for (place, piece) in word.iter().enumerate() {
            let space = index > 0 && place == 0;
            match runs.last_mut() {
                Some((last, _)) if last.font == piece.font && last.ink == piece.ink => {
                    last.text.push_str(if space { " " } else { "" });
                    last.text.push_str(&piece.text);
                }
                _ => runs.push((piece.clone(), space)),
            }
        }
    }
    let mut x = 0.0;
    let mut before = None;
    let mut placed = Vec::new();
    for (run, space) in runs {
        if let (true, Some(font)) = (space, before) {
            // A space is as wide as the words before it make it.
            x += measure(" ", font).width;
        }
        before = Some(run.font);
        let width = measure(&run.text, run.font).width;
        placed.push(Placed { run, x, width });
        x += width;
    }
    placed
}

fn end(line: &[Placed]) -> f64 {
    line.last().map_or(0.0, |last| last.x + last.width)
}

/// As many words on each line as fit.
fn fill<'a>(words: &'a [Word], width: f64, measure: &Measure) -> Vec<&'a [Word]> {
    let mut lines = Vec::new();
    let mut start = 0;
    for next in 1..words.len() {
        if end(&line(&words[start..=next], measure)) > width {
            lines.push(&words[start..next]);
            start = next;
        }
    }
    lines.push(&words[start..]);
    lines
}

/// The runs as lines of about the same length, no more of them than the width asks for, and the
/// width of the longest: more than was asked for where a single word is.
pub fn break_lines(runs: &[Run], width: f64, measure: &Measure) -> (Vec<Vec<Placed>>, f64) {
    let words = split(runs);
    let least = fill(&words, width, measure).len();
    let (mut low, mut high) = (width / 2.0, width);
    for _ in 0..7 {
        let middle = (low + high) / 2.0;
        if fill(&words, middle, measure).len() > least {
            low = middle;
        } else {
            high = middle;
        }
    }
    let lines: Vec<_> = fill(&words, high, measure)
        .into_iter()
        .map(|row| line(row, measure))
        .collect();
    let widest = lines.iter().map(|row| end(row)).fold(0.0, f64::max);
    (lines, widest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Extent;

    fn run(text: &str, ink: Ink) -> Run {
        Run {
            text: text.into(),
            font: Font {
                size: 10.0,
                bold: false,
            },
            ink,
        }
    }

    fn measure(text: &str, font: Font) -> Extent {
        Extent {
            width: text.chars().count() as f64 * font.size,
            bearing: 0.0,
        }
    }

    fn words(lines: &[Vec<Placed>]) -> Vec<String> {
        let text = |line: &Vec<Placed>| {
            let runs: Vec<&str> = line.iter().map(|placed| &*placed.run.text).collect();
            runs.join("|")
        };
        lines.iter().map(text).collect()
    }

    #[test]
    fn lines_are_of_about_the_same_length() {
        let (lines, width) = break_lines(&[run("one two three four", Ink::Main)], 150.0, &measure);
        assert_eq!(words(&lines), ["one two", "three four"]);
        assert_eq!(width, 100.0);
    }

    #[test]
    fn a_word_of_two_looks_is_not_broken() {
        let runs = [
            run("to the ", Ink::Main),
            run("Conservatives", Ink::Con),
            run("…", Ink::Main),
        ];
        let (lines, _) = break_lines(&runs, 145.0, &measure);
        assert_eq!(words(&lines), ["to the", "Conservatives|…"]);
        assert_eq!(lines[1][1].x, 130.0);
    }

    #[test]
    fn a_word_that_is_too_long_says_so() {
        let (lines, width) = break_lines(&[run("Kirkintilloch East", Ink::Main)], 80.0, &measure);
        assert_eq!((lines.len(), width), (2, 130.0));
    }
}
