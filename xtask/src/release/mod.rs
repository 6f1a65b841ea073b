//! `cargo xtask release X.Y.Z`: from a tested main branch to a commit, a tag, and an archive with
//! checksums. It sends nothing anywhere, and says last what is left to do.

mod archive;
mod changelog;
mod repository;
mod version;

use crate::supply::sbom;
use crate::{Outcome, dist, paths, test};
use changelog::Changelog;
use repository::Repository;
use std::path::{Path, PathBuf};
use version::Version;

/// What readers of the changelog may want to know of.
const CHANGELOG: &str = "CHANGELOG.md";

/// A release is made of this branch.
const BRANCH: &str = "main";

const USAGE: &str = "release takes a version such as 1.2.0, --home URL, and --tested or --dry-run";

struct Options {
    version: Version,
    /// The test command has just been run on this very commit.
    is_tested: bool,
    is_dry_run: bool,
    /// Where the release will lie, for the cards of its pages to share.
    home: Option<String>,
}

impl Options {
    fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut version = None;
        let mut home = None;
        let [mut is_tested, mut is_dry_run] = [false; 2];
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--home" => home = Some(arguments.next().ok_or(USAGE)?.clone()),
                "--tested" => is_tested = true,
                "--dry-run" => is_dry_run = true,
                text if version.is_none() => version = Some(text.parse().map_err(|_| USAGE)?),
                _ => return Err(USAGE.into()),
            }
        }
        Ok(Self {
            version: version.ok_or(USAGE)?,
            is_tested,
            is_dry_run,
            home,
        })
    }
}

pub fn run(arguments: &[String]) -> Outcome {
    let options = Options::parse(arguments)?;
    let release = Release::new(paths::root(), options.version)?;
    release.check()?;
    if options.is_dry_run {
        release.describe();
        return Ok(());
    }
    if !options.is_tested {
        test::run(&[])?;
        // The tests have taken long, and other hands may have been at work.
        release.check()?;
    }
    let folder = paths::target().join(format!("release-{}", release.version));
    release.carry_out(&folder, || {
        dist::run(options.home.as_deref())?;
        Ok(paths::root().join("dist/embed"))
    })?;
    release.say_what_is_left(&folder);
    Ok(())
}

/// A release of a project that lies in a folder.
struct Release {
    repository: Repository,
    version: Version,
    changelog: Changelog,
    /// The version in Cargo.toml.
    current: Version,
}

impl Release {
    fn new(root: PathBuf, version: Version) -> Outcome<Self> {
        Ok(Self {
            changelog: Changelog::read(&root.join(CHANGELOG))?,
            current: version::current(&root)?,
            repository: Repository::new(root),
            version,
        })
    }

    fn root(&self) -> &Path {
        self.repository.root()
    }

    fn tag(&self) -> String {
        format!("v{}", self.version)
    }

    /// Names all that speaks against it, not only the first.
    fn check(&self) -> Outcome {
        let mut reasons = Vec::new();
        if self.repository.branch()? != BRANCH {
            reasons.push(format!("this is not the branch {BRANCH}"));
        }
        let changes = self.repository.changes()?;
        if !changes.is_empty() {
            let paths = changes.join(", ");
            reasons.push(format!(
                "there are changes that are not committed ({paths})"
            ));
        }
        if self.repository.has_tag(&self.tag())? {
            reasons.push(format!("there is a tag {} already", self.tag()));
        }
        if self.version < self.current {
            reasons.push(format!("Cargo.toml says {} already", self.current));
        }
        if let Some(last) = self
            .changelog
            .last_release()
            .filter(|last| self.version <= *last)
        {
            reasons.push(format!("{CHANGELOG} has {last} already"));
        }
        if !self.changelog.has_news() {
            reasons.push(format!("{CHANGELOG} says nothing under \"Unreleased\""));
        }
        match reasons.is_empty() {
            true => Ok(()),
            false => Err(format!(
                "{} cannot be released: {}",
                self.version,
                reasons.join("; ")
            )),
        }
    }

    fn describe(&self) {
        let Self {
            version, current, ..
        } = self;
        println!(
            "Nothing speaks against {version} (Cargo.toml says {current}). A release would\n\
             - run all tests, unless told --tested,\n\
             - write {version} into Cargo.toml, Cargo.lock and {},\n\
             - put what {CHANGELOG} says under \"Unreleased\" under {version}, with today's date:\n\n{}\n\n\
             - build dist/, commit and set the tag {},\n\
             - write the archive, the SBOM and their checksums to target/release-{version}/.",
            version::DOCUMENTS.join(", "),
            self.changelog.news().trim(),
            self.tag(),
        );
    }

    /// `build` returns the folder of which the archive is made.
    fn carry_out(&self, folder: &Path, build: impl FnOnce() -> Outcome<PathBuf>) -> Outcome {
        let text = self
            .changelog
            .with_release(self.version, &version::today()?);
        self.prepare(&text)
            .and_then(|()| build())
            .and_then(|built| self.publish(&built, folder))
            .map_err(|error| {
                format!("{error}\nNothing is lost: `git status` shows what has been written so far")
            })
    }

    fn prepare(&self, changelog: &str) -> Outcome {
        crate::assemble::write(&self.root().join(CHANGELOG), changelog.as_bytes())?;
        version::set(self.root(), self.current, self.version)
    }

    fn publish(&self, built: &Path, folder: &Path) -> Outcome {
        let title = format!("Release {}", self.version);
        self.repository.commit(&title)?;
        self.repository.tag(&self.tag(), &title)?;
        let time = self.repository.time_of_head()?;
        let name = format!("brexit-transfer-{}", self.version);
        let mut files = vec![archive::write(built, folder, &name, time)?];
        files.push(folder.join(format!("{name}.{}", sbom::FILE)));
        sbom::write_to(&files[1], &self.version.to_string())?;
        archive::write_checksums(folder, &files)
    }

    fn say_what_is_left(&self, folder: &Path) {
        println!(
            "\n{version} is committed, tagged and packed in {folder}.\n\
             Nothing has been sent anywhere. What is left:\n\n  \
             git push origin {BRANCH} {tag}\n  \
             (cd {folder} && sha256sum --check SHA256SUMS)   # wherever the files have been copied to\n\n\
             and to unpack the archive on the server beside the release before it.",
            version = self.version,
            folder = folder.display(),
            tag = self.tag(),
        );
    }
}

#[cfg(test)]
mod tests;
