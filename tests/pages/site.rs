//! Two origins, a newspaper's and that of the widget's host, and everything that can go wrong
//! between them.
//!
//! A page is put up with [`Site::put`]. The parts of the widget lie under `/FAULT~NUMBER/`, where
//! the fault is `ok`, or a part and what is wrong with it, such as `wasm-404`, or `panicking`: then
//! all parts are those of a build that panics on demand. Election files are a part as well, as in
//! `election-cut`, and so are the words of a language, `words-404`. The number keeps the requests of one test apart from those of another. A part that
//! is `held` is answered when the test says so ([`Site::release`]), so that no test has to be faster
//! than a page; any other fault is mended by that.

use std::{
    collections::{HashMap, HashSet},
    env, fs,
    path::PathBuf,
    sync::{
        Condvar, Mutex, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use hyper::{body::Bytes, header::HeaderValue};

use crate::{
    language,
    server::{self, Answer},
};

/// Watches a page from its first moment: errors, console lines, reports and our events.
const RECORDER: &str = include_str!("recorder.js");

pub struct Site {
    dist: PathBuf,
    /// `http://127.0.0.1:PORT`: the newspaper's.
    pub paper: String,
    /// `http://127.0.0.1:ANOTHER_PORT`: the widget's host.
    pub cdn: String,
    pages: Mutex<HashMap<String, Page>>,
    /// What pages use besides, with its type.
    files: Mutex<HashMap<String, (Vec<u8>, &'static str)>>,
    requests: Mutex<Vec<String>>,
    /// The faults whose held part has been let go.
    released: Mutex<HashSet<String>>,
    release: Condvar,
    count: AtomicUsize,
}

#[derive(Clone)]
struct Page {
    html: String,
    policy: Option<String>,
}

impl Site {
    /// The one site of this run; none where there is no build to serve.
    pub fn get() -> Option<&'static Site> {
        static SITE: OnceLock<Option<Site>> = OnceLock::new();
        SITE.get_or_init(|| Some(Site::start(PathBuf::from(env::var_os("BREXIT_PAGES")?))))
            .as_ref()
    }

    fn start(dist: PathBuf) -> Site {
        let serve = || server::serve(|path| Site::get().expect("the site").answer(path));
        let [paper, cdn] = [serve(), serve()];
        Site {
            dist,
            paper,
            cdn,
            pages: Mutex::default(),
            files: Mutex::default(),
            requests: Mutex::default(),
            released: Mutex::default(),
            release: Condvar::new(),
            count: AtomicUsize::new(0),
        }
    }

    /// A name for a fault that no other test uses.
    pub fn fault(&self, fault: &str) -> String {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        format!("{fault}~{number}")
    }

    /// Puts up a page and returns its address.
    pub fn put(&self, html: String, policy: Option<&str>) -> String {
        let path = format!("/page/{}", self.count.fetch_add(1, Ordering::Relaxed));
        let page = Page {
            html,
            policy: policy.map(str::to_owned),
        };
        let address = format!("{}{path}", self.paper);
        self.pages.lock().unwrap().insert(path, page);
        address
    }

    /// Puts up a page of the release where it lies there, watched and with a policy, and returns its
    /// address.
    pub fn put_built(&self, file: &str, policy: &str) -> String {
        let path = self.dist.join(file);
        let html = fs::read_to_string(&path);
        let html = html.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let watched = "<head><script src=\"/recorder.js\"></script>";
        let page = Page {
            html: html.replacen("<head>", watched, 1),
            policy: Some(policy.to_owned()),
        };
        self.pages.lock().unwrap().insert(format!("/{file}"), page);
        format!("{}/{file}", self.paper)
    }

    /// Puts up a file, such as a font, and returns its address.
    pub fn put_file(&self, content: Vec<u8>, kind: &'static str) -> String {
        let path = format!("/file/{}", self.count.fetch_add(1, Ordering::Relaxed));
        let address = format!("{}{path}", self.paper);
        self.files.lock().unwrap().insert(path, (content, kind));
        address
    }

    /// The files asked for under a fault's name, in order.
    pub fn requests(&self, fault: &str) -> Vec<String> {
        let start = format!("/{fault}/");
        let requests = self.requests.lock().unwrap();
        let files = requests.iter().filter_map(|path| path.strip_prefix(&start));
        files.map(str::to_owned).collect()
    }

    /// The name of a part, of those that have been asked for under a fault's name.
    pub fn file(&self, fault: &str, part: &str) -> String {
        let requests = self.requests(fault);
        let file = requests.into_iter().find(|file| part_of(file) == part);
        file.unwrap_or_else(|| panic!("{fault}: no {part} has been asked for"))
    }

    /// Lets the part go that a fault such as `wasm-held` holds back; any other fault is mended.
    pub fn release(&self, fault: &str) {
        self.released.lock().unwrap().insert(fault.to_owned());
        self.release.notify_all();
    }

    /// Waits, in a thread of its own, until a test releases the fault.
    fn hold(&self, fault: &str) {
        let released = self.released.lock().unwrap();
        let held = |released: &mut HashSet<String>| !released.contains(fault);
        // A test that ends without releasing anything keeps a sleeping thread, and no more.
        drop(self.release.wait_while(released, held).unwrap());
    }

    fn answer(&self, path_and_query: &str) -> Answer {
        let path = path_and_query.split('?').next().unwrap_or_default();
        self.requests.lock().unwrap().push(path.to_owned());
        if path == "/recorder.js" {
            return answer(200, "text/javascript", RECORDER);
        }
        let page = self.pages.lock().unwrap().get(path).cloned();
        if let Some(page) = page {
            let mut answer = answer(200, "text/html", page.html);
            if let Some(policy) = page.policy {
                let policy = HeaderValue::try_from(policy).expect("a policy");
                answer
                    .headers_mut()
                    .insert("Content-Security-Policy", policy);
            }
            return answer;
        }
        let file = self.files.lock().unwrap().get(path).cloned();
        if let Some((content, kind)) = file {
            return answer(200, kind, content);
        }
        match path[1..].split_once('/') {
            Some(("in-yew", file)) => answer_example(file),
            Some(("configure", file)) => self.answer_configurator(file),
            Some((fault, file)) => self.answer_part(fault, file),
            None => missing(),
        }
    }

    /// A part of the configurator.
    fn answer_configurator(&self, file: &str) -> Answer {
        match fs::read(self.dist.join("configure").join(file)) {
            Ok(content) => answer(200, kind_of(file), content),
            Err(_) => missing(),
        }
    }

    fn answer_part(&self, fault: &str, file: &str) -> Answer {
        let (kind_of_fault, _) = fault.split_once('~').unwrap_or((fault, ""));
        let dist = match kind_of_fault {
            "panicking" => panicking(),
            _ => self.dist.clone(),
        };
        let path = dist.join("embed").join(file);
        let (Ok(mut content), false) = (fs::read(&path), file.contains("..")) else {
            return answer(404, "text/html", "<!doctype html>");
        };
        let part = part_of(file);
        let mut kind = kind_of(file);
        let wrong = kind_of_fault.strip_prefix(part);
        let wrong = wrong.and_then(|it| it.strip_prefix('-'));
        let wrong = wrong.filter(|_| !self.released.lock().unwrap().contains(fault));
        match wrong {
            Some("404") => return answer(404, "text/html", "Not found"),
            // A host that answers with its front page where a file is missing.
            Some("page") => (kind, content) = ("text/html", b"<!doctype html><p>Hello".into()),
            Some("plain") => kind = "text/plain",
            Some("cut") => content.truncate(content.len() / 2),
            // Bytes that are neither text nor WebAssembly, in the middle. Of a style sheet they are a
            // rule's selector: half of a pair of brackets might cost all that follows.
            Some("corrupt") => {
                let after = |from: usize, signs: &[u8]| {
                    let mut rest = content[from..].windows(signs.len());
                    from + rest.position(|bytes| bytes == signs).expect("a rule")
                };
                let middle = content.len() / 2;
                let place = match part {
                    "style" => {
                        // The end of one rule, right before another.
                        let start = after(middle, b"}.") + 1;
                        start..after(start, b"{")
                    }
                    _ => middle..middle + 64,
                };
                content[place].fill(0xff);
            }
            // It would work all the same: scripts get a comment more, the module a section of no
            // meaning, and words another letter.
            Some("changed") => match part {
                "wasm" => content.extend([0, 2, 1, b'x']),
                "glue" | "other" => content.extend(b"\n//"),
                _ => {
                    let middle = content.len() / 2;
                    let letters = content[middle..].iter_mut();
                    let mut letters = letters.filter(|byte| byte.is_ascii_lowercase());
                    *letters.next().expect("a letter") ^= 1;
                }
            },
            Some("small") => content = crate::wasm::with_memory_for(&content, 0),
            Some("scarce") => content = crate::wasm::with_memory_for(&content, 16),
            Some("garbage") => content = b"}{ no such thing".into(),
            // More than anything within the widget has room for.
            Some("huge") => content = vec![0; 5_000_000],
            // An election file of a version to come, after `ELECTION`.
            Some("newer") => content[8] += 1,
            // To where no browser goes.
            Some("refused") => {
                let mut answer = answer(302, "text/plain", "");
                let away = HeaderValue::from_static("http://127.0.0.1:9/");
                answer.headers_mut().insert("Location", away);
                return answer;
            }
            // Languages that nobody speaks, in place of one that somebody does.
            Some("longer") => content = language::longer(),
            Some("mirrored") => content = language::mirrored(),
            Some("held") => self.hold(fault),
            _ => {}
        }
        // The loader would not take these for the parts that were released.
        if DOCTORED.contains(&kind_of_fault) && file == "brexit-transfer.js" {
            drop(content.splice(0..0, *b"delete Crypto.prototype.subtle;"));
        }
        answer(200, kind, content)
    }
}

/// Faults that stand for what a release could be, and a release would have its digest.
const DOCTORED: [&str; 4] = [
    "wasm-small",
    "wasm-scarce",
    "words-longer",
    "words-mirrored",
];

/// A file of the application in `examples/in-yew/`, as trunk built it.
fn answer_example(file: &str) -> Answer {
    let built = PathBuf::from(env::var_os("BREXIT_PAGES_IN_YEW").expect("BREXIT_PAGES_IN_YEW"));
    match fs::read(built.join(file)) {
        Ok(content) => answer(200, kind_of(file), content),
        Err(_) => missing(),
    }
}

fn kind_of(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "wasm" => "application/wasm",
        "css" => "text/css",
        "js" => "text/javascript",
        "json" => "application/json",
        "html" => "text/html",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Which part of the widget a file is.
fn part_of(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("wasm") => "wasm",
        Some("election") => "election",
        Some("txt") if file.starts_with("brexit-transfer-") => "words",
        Some("css") if file.starts_with("brexit-transfer-") => "style",
        Some("js") if file.starts_with("brexit-transfer-") => "glue",
        Some("js") if file == "steps.js" => "steps",
        Some("js") if file == "share.js" => "share",
        _ => "other",
    }
}

/// The build that panics on demand.
fn panicking() -> PathBuf {
    env::var_os("BREXIT_PAGES_PANICKING")
        .expect("BREXIT_PAGES_PANICKING")
        .into()
}

/// What pages of other origins may use.
fn answer(status: u16, kind: &str, content: impl Into<Bytes>) -> Answer {
    let mut answer = server::answer(status, kind, content);
    let anybody = HeaderValue::from_static("*");
    answer
        .headers_mut()
        .insert("Access-Control-Allow-Origin", anybody);
    answer
}

fn missing() -> Answer {
    answer(404, "text/plain", "")
}
