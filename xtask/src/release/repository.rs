//! What a release asks of git.

use crate::{Outcome, process};
use std::path::{Path, PathBuf};

pub struct Repository(PathBuf);

impl Repository {
    pub fn new(root: PathBuf) -> Self {
        Self(root)
    }

    pub fn root(&self) -> &Path {
        &self.0
    }

    fn git(&self, words: &[&str]) -> Outcome<String> {
        let mut git = process::command("git");
        let printed = process::capture(git.args(words).current_dir(&self.0))?;
        Ok(printed.trim().to_owned())
    }

    /// Empty where there is none, as on a commit that was checked out by itself.
    pub fn branch(&self) -> Outcome<String> {
        self.git(&["branch", "--show-current"])
    }

    /// The paths of what is changed or new and not committed, those of folders with a slash.
    pub fn changes(&self) -> Outcome<Vec<String>> {
        let status = self.git(&["status", "--porcelain", "--no-renames"])?;
        // Before a path stand two signs for what has become of it; the first may be a space, which is
        // lost where the whole text was trimmed.
        let paths = status
            .lines()
            .filter_map(|line| line.trim_start().split_once(' '));
        Ok(paths.map(|(_, path)| path.trim().to_owned()).collect())
    }

    pub fn has_tag(&self, tag: &str) -> Outcome<bool> {
        Ok(!self.git(&["tag", "--list", tag])?.is_empty())
    }

    /// All that has changed.
    pub fn commit(&self, message: &str) -> Outcome {
        self.git(&["commit", "--all", "--message", message])
            .map(drop)
    }

    pub fn tag(&self, tag: &str, message: &str) -> Outcome {
        self.git(&["tag", "--annotate", tag, "--message", message])
            .map(drop)
    }

    /// When the last commit was made, in seconds since 1970.
    pub fn time_of_head(&self) -> Outcome<u64> {
        let printed = self.git(&["log", "-1", "--format=%ct"])?;
        printed
            .parse()
            .map_err(|_| format!("git says no time: {printed}"))
    }
}
