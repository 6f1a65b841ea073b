//! `CHANGELOG.md`, in the form of <https://keepachangelog.com/en/1.1.0/>.

use super::version::Version;
use crate::Outcome;
use crate::assemble::{read, text};
use std::path::Path;

const UNRELEASED: &str = "\n## [Unreleased]\n";

/// What a release begins with.
const RELEASE: &str = "\n## [";

pub struct Changelog {
    /// With the heading of what is not released yet.
    before: String,
    news: String,
    after: String,
}

impl Changelog {
    pub fn read(path: &Path) -> Outcome<Self> {
        let content = text("CHANGELOG.md", read(path)?)?;
        Self::parse(&content).ok_or_else(|| "CHANGELOG.md has no \"## [Unreleased]\"".into())
    }

    fn parse(text: &str) -> Option<Self> {
        let start = text.find(UNRELEASED)? + UNRELEASED.len();
        let (before, rest) = text.split_at(start);
        let (news, after) = rest.split_at(rest.find(RELEASE).unwrap_or(rest.len()));
        Some(Self {
            before: before.to_owned(),
            news: news.to_owned(),
            after: after.to_owned(),
        })
    }

    /// What is said of the release to come.
    pub fn news(&self) -> &str {
        &self.news
    }

    /// Headings alone are no news.
    pub fn has_news(&self) -> bool {
        self.news.lines().any(|line| line.starts_with("- "))
    }

    pub fn last_release(&self) -> Option<Version> {
        let named = self.after.split(RELEASE).skip(1);
        let versions = named.filter_map(|rest| rest.split(']').next()?.parse().ok());
        versions.max()
    }

    /// The whole text with the news under a version and its day.
    pub fn with_release(&self, version: Version, day: &str) -> String {
        let Self {
            before,
            news,
            after,
        } = self;
        format!("{before}\n## [{version}] - {day}\n{news}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n\
        ## [0.9.0] - 2026-01-02\n\n- Old.\n\n## [0.10.0] - 2026-02-02\n\n- Newer.\n";

    fn parse(text: &str) -> Changelog {
        Changelog::parse(text).unwrap()
    }

    #[test]
    fn the_news_get_a_version_and_leave_room_for_others() {
        let log = parse(TEXT).with_release("1.0.0".parse().unwrap(), "2026-11-26");
        let expected = TEXT.replace(
            "## [Unreleased]\n",
            "## [Unreleased]\n\n## [1.0.0] - 2026-11-26\n",
        );
        assert_eq!(log, expected);
        let log = parse(&log);
        assert!(!log.has_news());
        assert_eq!(log.last_release(), "1.0.0".parse().ok());
    }

    #[test]
    fn releases_are_told_from_what_is_not_released() {
        assert!(parse(TEXT).has_news());
        // By number, not by place.
        assert_eq!(parse(TEXT).last_release(), "0.10.0".parse().ok());
        let first = parse("# Changelog\n\n## [Unreleased]\n\n### Added\n");
        assert!(!first.has_news() && first.last_release().is_none());
        assert!(Changelog::parse("# Changelog\n").is_none());
    }

    #[test]
    fn the_project_s_own_can_be_read() {
        Changelog::read(&crate::paths::root().join("CHANGELOG.md")).unwrap();
    }
}
