//! The static state of the widget in a release: drawn by the package `stills`, and pasted into
//! our own pages as an editor pastes it into an article.

use crate::assemble::{read, text, write};
use crate::{Outcome, process};
use std::path::Path;

/// Where a page has the static state, between the element's tags.
const MARK: &str = "<!-- embed/fallback.html -->";

/// Draws the static state into the folder `embed` and fills it in where a page has its mark.
/// For releases only: a rebuild while somebody edits need not wait for it, and the mark, a
/// comment, does no harm.
pub fn put_in(staging: &Path, embed: &Path, release: bool) -> Outcome {
    if !release {
        return Ok(());
    }
    let mut stills = process::cargo();
    stills.args(["run", "--quiet", "--package", "stills", "--"]);
    process::run(stills.arg(embed))?;
    let fallback = text("fallback.html", read(&embed.join("fallback.html"))?)?;
    for page in [staging.join("index.html"), embed.join("frame.html")] {
        let name = page.display().to_string();
        let filled = paste(&name, &text(&name, read(&page)?)?, &fallback)?;
        write(&page, filled.as_bytes())?;
    }
    Ok(())
}

fn paste(name: &str, page: &str, fallback: &str) -> Outcome<String> {
    match page.split_once(MARK) {
        Some((before, after)) => Ok([before, fallback.trim_end(), after].concat()),
        None => Err(format!("{name} has no {MARK}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_static_state_takes_the_place_of_its_mark() {
        let page = "<x-y><!-- embed/fallback.html --></x-y>";
        assert_eq!(
            paste("index.html", page, "<p>49</p>\n").as_deref(),
            Ok("<x-y><p>49</p></x-y>")
        );
        let lacking = paste("index.html", "<x-y></x-y>", "");
        assert!(lacking.is_err_and(|error| error.contains("index.html has no")));
    }
}
