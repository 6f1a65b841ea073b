//! A release of a small project of its own, in a repository of its own.

use super::*;
use std::fs;
use std::process::Command;

const LOG: &str =
    "# Changelog\n\n## [Unreleased]\n\n- A thing.\n\n## [0.1.0] - 2026-01-02\n\n- All.\n";

fn git(root: &Path, words: &[&str]) -> String {
    let output = Command::new("git")
        .args(words)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn write(root: &Path, file: &str, text: &str) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn project(name: &str) -> PathBuf {
    let root = paths::scratch(name);
    let manifest = "[workspace]\nmembers = [\"one\"]\nresolver = \"3\"\n\n[workspace.package]\nversion = \"0.1.0\"\n";
    write(&root, "Cargo.toml", manifest);
    let member = "[package]\nname = \"one\"\nversion.workspace = true\nedition = \"2024\"\n";
    write(&root, "one/Cargo.toml", member);
    write(&root, "one/src/lib.rs", "");
    let lock = "version = 4\n\n[[package]]\nname = \"one\"\nversion = \"0.1.0\"\n";
    write(&root, "Cargo.lock", lock);
    write(&root, CHANGELOG, LOG);
    for document in version::DOCUMENTS {
        write(&root, document, "Put it into `/brexit-transfer-0.1.0/`.\n");
    }
    write(&root, ".gitignore", "/out\n");
    git(&root, &["init", "--quiet", "--initial-branch", BRANCH]);
    for (key, value) in [
        ("user.name", "A"),
        ("user.email", "a@example.org"),
        ("commit.gpgsign", "false"),
        ("tag.gpgsign", "false"),
    ] {
        git(&root, &["config", key, value]);
    }
    git(&root, &["add", "--all"]);
    git(&root, &["commit", "--quiet", "--message", "Begin"]);
    root
}

fn release(root: &Path, version: &str) -> Release {
    Release::new(root.to_owned(), version.parse().unwrap()).unwrap()
}

#[test]
fn a_release_is_committed_tagged_and_packed() {
    let root = project("release");
    let folder = root.join("out/release");
    let release = release(&root, "0.2.0");
    release.check().unwrap();
    release
        .carry_out(&folder, || {
            // What is built has the new version already.
            let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
            assert!(manifest.contains("version = \"0.2.0\""), "{manifest}");
            write(&root, "out/embed/brexit-transfer.js", "the loader");
            Ok(root.join("out/embed"))
        })
        .unwrap();

    assert_eq!(
        git(&root, &["log", "-1", "--format=%s"]).trim(),
        "Release 0.2.0"
    );
    assert_eq!(git(&root, &["describe"]).trim(), "v0.2.0");
    assert_eq!(git(&root, &["status", "--porcelain"]), "");
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap();
    assert!(read("Cargo.lock").contains("version = \"0.2.0\""));
    assert!(read("docs/embed.md").contains("/brexit-transfer-0.2.0/"));
    let log = read(CHANGELOG);
    assert!(log.contains("## [Unreleased]\n\n## [0.2.0] - 20"), "{log}");

    let names = [
        "brexit-transfer-0.2.0.tar.gz",
        "brexit-transfer-0.2.0.sbom.cdx.json",
    ];
    let sums = read("out/release/SHA256SUMS");
    for name in names {
        assert!(
            folder.join(name).is_file() && sums.contains(name),
            "{name}: {sums}"
        );
    }
    assert!(read(&format!("out/release/{}", names[1])).contains("brexit-transfer 0.2.0"));
    // The same once more is refused.
    let again = self::release(&root, "0.2.0").check().unwrap_err();
    assert!(
        again.contains("a tag v0.2.0") && again.contains("nothing under"),
        "{again}"
    );
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn all_that_speaks_against_a_release_is_named() {
    let root = project("refused");
    let refused = |version: &str| release(&root, version).check().unwrap_err();
    assert!(refused("0.0.9").contains("Cargo.toml says 0.1.0"));
    // The changelog has it, though no tag.
    assert!(refused("0.1.0").contains("CHANGELOG.md has 0.1.0 already"));
    write(&root, "new", "");
    assert!(refused("0.2.0").ends_with(": there are changes that are not committed (new)"));
    git(&root, &["checkout", "--quiet", "-b", "other"]);
    write(&root, CHANGELOG, &LOG.replace("- A thing.\n", ""));
    let all = refused("0.2.0");
    for reason in ["not the branch main", "not committed", "says nothing under"] {
        assert!(all.contains(reason), "{all}");
    }
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_build_that_fails_leaves_no_commit_and_no_tag() {
    let root = project("failed");
    let failed = release(&root, "0.2.0")
        .carry_out(&root.join("out/release"), || Err("no build".into()))
        .unwrap_err();
    assert!(failed.starts_with("no build\n"), "{failed}");
    assert_eq!(git(&root, &["log", "-1", "--format=%s"]).trim(), "Begin");
    assert_eq!(git(&root, &["tag", "--list"]), "");
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn options_are_a_version_an_address_and_two_words() {
    let parse = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        Options::parse(&words)
    };
    let options = parse(&["--tested", "1.2.0"]).unwrap();
    assert!(options.is_tested && !options.is_dry_run && options.version.to_string() == "1.2.0");
    assert!(parse(&["1.2.0", "--dry-run"]).unwrap().is_dry_run);
    let address = "https://news.example/brexit-transfer/";
    let options = parse(&["--home", address, "1.2.0"]).unwrap();
    assert_eq!(options.home.as_deref(), Some(address));
    assert!(parse(&["1.2.0", "--home"]).is_err());
    for wrong in [
        &[][..],
        &["v1.2.0"],
        &["1.2"],
        &["1.2.0", "1.3.0"],
        &["--test", "1.2.0"],
    ] {
        assert!(parse(wrong).is_err(), "{wrong:?}");
    }
}
