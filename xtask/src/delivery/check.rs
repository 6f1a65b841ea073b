//! `cargo xtask check-host ADDRESS [FOLDER]`: whether a host serves a release as it should, file by
//! file and in words. The tests of `deploy/` ask the same.

use super::curl::{self, Answer, Request};
use super::table;
use crate::assemble::STEM;
use crate::fingerprint::fingerprinted_name;
use crate::{Outcome, compress, paths};
use std::fs;
use std::path::{Path, PathBuf};

/// Any page's, so that the host is asked as by a browser.
const ORIGIN: &str = "Origin: https://news.example";

/// Names that no release has: a part's, a page's.
fn missing() -> [String; 2] {
    let part = fingerprinted_name(STEM, "js", b"of no release");
    [part, "no-such-page.html".to_owned()]
}

/// A validator that belongs to nothing.
const OTHER: &str = "\"of-another-file\"";

/// How many bytes are asked for where a part of a file is.
const RANGE: usize = 10;

pub fn run(arguments: &[String]) -> Outcome {
    let (address, folder) = match arguments {
        [address] => (address, paths::root().join("dist/embed")),
        [address, folder] => (address, PathBuf::from(folder)),
        _ => return Err("`check-host` takes the address of the folder on the host, and where the release lies if that is not dist/embed".into()),
    };
    if !folder.join("brexit-transfer.js").is_file() {
        return Err(format!(
            "{} holds no release to compare with: please run `cargo xtask dist`, or name the folder",
            folder.display()
        ));
    }
    curl::ensure()?;
    let findings = release(address, &folder)?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("{address} serves this release as it should.");
            Ok(())
        }
        count => Err(format!(
            "{count} things are not as they should be, see above"
        )),
    }
}

/// What is wrong with how a host serves the release that lies in a folder, in words, one thing each.
///
/// # Errors
/// Where the host cannot be reached.
pub fn release(address: &str, folder: &Path) -> Outcome<Vec<String>> {
    let address = address.trim_end_matches('/');
    let mut files = Vec::new();
    for name in paths::files_in(folder)? {
        // Compressed ones are asked for as what they stand for; what begins with a dot is for tools.
        if !compress::is_compressed(&name) && !name.starts_with('.') {
            let path = folder.join(&name);
            files.push(File::read(name, &path)?);
        }
    }
    let mut findings = Vec::new();
    let first = ask(address, &files, |file| file.first())?;
    let second = ask(address, &files, |file| {
        let place = files.iter().position(|other| other.name == file.name);
        file.second(&first[place.unwrap_or_default()])
    })?;
    for ((file, first), second) in files.iter().zip(&first).zip(&second) {
        let mut faults = file.faults_of_first(first);
        // Of what is not there no more need be said.
        if first[0].status == 200 {
            faults.extend(file.faults_of_second(second));
        }
        findings.extend(faults.iter().map(|fault| format!("{}: {fault}", file.name)));
    }
    findings.extend(faults_beside(address, &files)?);
    Ok(findings)
}

/// A file of the release.
struct File {
    /// With the folders within the release.
    name: String,
    content: Vec<u8>,
}

/// Sends the requests of each file, all in one go, and returns the answers by file.
fn ask<'a>(
    address: &str,
    files: &'a [File],
    requests: impl Fn(&'a File) -> Vec<Request>,
) -> Outcome<Vec<Vec<Answer>>> {
    let by_file: Vec<Vec<Request>> = files.iter().map(requests).collect();
    let mut all: Vec<Request> = by_file.iter().flatten().cloned().collect();
    for request in &mut all {
        request.address = format!("{address}/{}", request.address);
        request.headers.push(ORIGIN.into());
    }
    let mut answers = curl::fetch(&all)?.into_iter();
    let of_file = |requests: &Vec<Request>| answers.by_ref().take(requests.len()).collect();
    Ok(by_file.iter().map(of_file).collect())
}

impl File {
    fn read(name: String, path: &Path) -> Outcome<Self> {
        let content =
            fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok(Self { name, content })
    }

    /// The short name of the file, by which the table knows it.
    fn base(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    fn is_compressible(&self) -> bool {
        compress::is_compressible(Path::new(&self.name))
    }

    fn request(&self, headers: &[&str]) -> Request {
        Request {
            address: self.name.clone(),
            is_head: false,
            headers: headers.iter().map(|&header| header.to_owned()).collect(),
        }
    }

    /// As it lies, by brotli, by gzip, the headers alone, and some bytes of it.
    fn first(&self) -> Vec<Request> {
        let range = format!("Range: bytes=0-{}", RANGE - 1);
        let mut head = self.request(&["Accept-Encoding: identity"]);
        head.is_head = true;
        vec![
            self.request(&["Accept-Encoding: identity"]),
            // As browsers ask.
            self.request(&["Accept-Encoding: gzip, deflate, br"]),
            self.request(&["Accept-Encoding: gzip"]),
            head,
            self.request(&["Accept-Encoding: identity", &range]),
        ]
    }

    fn faults_of_first(&self, answers: &[Answer]) -> Vec<String> {
        let [plain, brotli, gzip, head, range] = answers else {
            return vec!["it was not answered".into()];
        };
        if plain.status != 200 {
            return vec![format!("the answer is {} instead of 200", plain.status)];
        }
        let mut faults = table::faults(self.base(), plain);
        if plain.header("content-encoding").is_some() {
            faults.push("it comes compressed where nobody asked for that".into());
        }
        if plain.body != self.content {
            faults.push("it is not the file of this release".into());
        }
        if plain.header("etag").is_none() && plain.header("last-modified").is_none() {
            faults.push("neither etag nor last-modified: it comes whole each time".into());
        }
        for (answer, wanted) in [(brotli, "br"), (gzip, "gzip")] {
            faults.extend(self.faults_of_compressed(plain, answer, wanted));
        }
        let differs = |name: &str| head.header(name) != plain.header(name);
        if head.status != 200 || differs("content-type") || differs("cache-control") {
            faults.push("HEAD has other headers than GET".into());
        }
        let expected = format!("bytes 0-{}/{}", RANGE - 1, self.content.len());
        let is_range = range.status == 206
            && range
                .header("content-range")
                .is_some_and(|it| it == expected)
            && self.content.starts_with(&range.body)
            && range.body.len() == RANGE;
        if !is_range {
            faults.push(format!(
                "asked for its first {RANGE} bytes, the answer is {} with {} bytes",
                range.status,
                range.body.len()
            ));
        }
        faults
    }

    fn faults_of_compressed(&self, plain: &Answer, answer: &Answer, wanted: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let came = answer.header("content-encoding").unwrap_or_default();
        if self.is_compressible() {
            if came != wanted {
                faults.push(format!("it does not come compressed by {wanted}"));
            }
            let varies = |answer: &Answer| {
                let vary = answer.header("vary").unwrap_or_default();
                let mut names = vary.split(',').map(|name| name.trim().to_ascii_lowercase());
                names.any(|name| name == "accept-encoding" || name == "*")
            };
            if !varies(answer) || !varies(plain) {
                faults.push(
                    "vary does not name accept-encoding: a cache may send what is compressed to whom cannot read it".into(),
                );
            }
        }
        if answer.body != self.content {
            faults.push(format!("by {wanted} it is not the file of this release"));
        }
        let strong = |answer: &Answer| answer.header("etag").filter(|tag| !tag.starts_with("W/"));
        if !came.is_empty() && strong(answer).is_some() && strong(answer) == strong(plain) {
            faults.push(format!("by {wanted} it has the same etag as without"));
        }
        // A cache may take these headers for those of all.
        let others = table::faults(self.base(), answer);
        let others = others
            .iter()
            .filter(|_| table::faults(self.base(), plain).is_empty());
        faults.extend(others.map(|fault| format!("by {wanted} {fault}")));
        faults
    }

    /// What a browser asks that has it already, plain and by brotli; one that has something else; and
    /// one that wants more of something else.
    fn second(&self, first: &[Answer]) -> Vec<Request> {
        let known = |answer: &Answer| match (answer.header("etag"), answer.header("last-modified"))
        {
            (Some(tag), _) => format!("If-None-Match: {tag}"),
            (None, Some(time)) => format!("If-Modified-Since: {time}"),
            (None, None) => "Pragma: none".to_owned(),
        };
        let other = format!("If-None-Match: {OTHER}");
        let rest_of_other = format!("If-Range: {OTHER}");
        let range = format!("Range: bytes=0-{}", RANGE - 1);
        vec![
            self.request(&["Accept-Encoding: identity", &known(&first[0])]),
            self.request(&["Accept-Encoding: gzip, deflate, br", &known(&first[1])]),
            self.request(&["Accept-Encoding: identity", &other]),
            self.request(&["Accept-Encoding: identity", &range, &rest_of_other]),
        ]
    }

    fn faults_of_second(&self, answers: &[Answer]) -> Vec<String> {
        let mut faults = Vec::new();
        for answer in &answers[..2] {
            if answer.status != 304 || !answer.body.is_empty() {
                faults.push(format!(
                    "asked for it again with what says that it is known, the answer is {} instead of 304",
                    answer.status
                ));
            }
        }
        if answers[2].status != 200 || answers[2].body != self.content {
            faults.push("who has another file than this one does not get this one".into());
        }
        if answers[3].status != 200 || answers[3].body != self.content {
            faults.push("who has a part of another file does not get the whole of this one".into());
        }
        faults
    }
}

/// What is wrong with what is not a file: names that do not exist, and folders.
fn faults_beside(address: &str, files: &[File]) -> Outcome<Vec<String>> {
    let missing = missing();
    let mut names = missing.to_vec();
    let folders = files.iter().filter_map(|file| file.name.rsplit_once('/'));
    let mut folders: Vec<String> = folders.map(|(folder, _)| format!("{folder}/")).collect();
    folders.push(String::new());
    // One with a page of its own shows that.
    folders.retain(|folder| {
        files
            .iter()
            .all(|file| file.name != format!("{folder}index.html"))
    });
    folders.sort();
    folders.dedup();
    names.extend(folders);
    let request = |name: &String| Request {
        address: format!("{address}/{name}"),
        is_head: false,
        headers: vec![ORIGIN.into()],
    };
    let requests: Vec<Request> = names.iter().map(request).collect();
    let mut findings = Vec::new();
    for (name, answer) in names.iter().zip(curl::fetch(&requests)?) {
        let mut faults = Vec::new();
        if missing.contains(name) {
            faults = table::faults_of_missing(&answer);
        } else {
            let text = String::from_utf8_lossy(&answer.body);
            let lists = |file: &&File| text.contains(&format!("href=\"{}\"", file.base()));
            if answer.status == 200 && files.iter().filter(lists).count() > 1 {
                faults.push("the folder is listed".into());
            }
        }
        findings.extend(faults.iter().map(|fault| format!("{name}: {fault}")));
    }
    Ok(findings)
}
