//! Faces of letters that a page brings along, as narrow and as wide as those that readers have:
//! what is measured does not depend on this machine's own.

use std::{env, fs, path::PathBuf};

use thirtyfour::prelude::*;

use crate::{browser::Browser, site::Site};

/// Their names in a page's styles, and the packages that they come from: from about the width of
/// Arial Narrow to that of Verdana.
pub const FACES: [(&str, &str); 3] = [
    ("Narrow", "pt-sans-narrow"),
    ("Usual", "arimo"),
    ("Wide", "dejavu-sans"),
];

/// Style rules that bring the faces to a page in two weights; none where npm's packages are
/// lacking.
pub fn rules(site: &Site) -> Option<String> {
    let packages = PathBuf::from(env::var_os("BREXIT_PAGES_PACKAGES")?);
    let mut rules = String::new();
    for (name, package) in FACES {
        for weight in [400, 700] {
            let file = format!("@fontsource/{package}/files/{package}-latin-{weight}-normal.woff2");
            let path = packages.join(&file);
            let font =
                fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let address = site.put_file(font, "font/woff2");
            rules += &format!(
                "@font-face {{ font-family: {name}; font-weight: {weight}; src: url({address}) }}\n"
            );
        }
    }
    Some(rules)
}

/// Waits until both weights of a face are there, and says so if they are not.
pub async fn loaded(browser: &Browser, face: &str) -> WebDriverResult<()> {
    let loaded = browser
        .run(&format!(
            "const all = await Promise.all([400, 700].map((weight) => document.fonts.load(`${{weight}} 16px {face}`))); \
             return all.flat().length"
        ))
        .await?;
    assert_eq!(loaded, 2, "the weights of {face}");
    Ok(())
}
