//! The project's Markdown files: their fenced blocks, their prose, their headings.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

/// Folders that are built or fetched.
const NOT_OURS: [&str; 4] = ["target", "dist", "node_modules", ".git"];

/// A Markdown file.
pub struct Document {
    /// Seen from the project's folder: `docs/embed.md`.
    #[allow(dead_code)] // this and the prose are for tests/documents/ alone
    pub path: String,
    pub blocks: Vec<Block>,
    /// The lines outside of blocks, each with its number.
    #[allow(dead_code)]
    pub prose: Vec<(usize, String)>,
}

/// A fenced block, at any depth of a list.
pub struct Block {
    pub document: String,
    /// That of its fence, counted from 1.
    pub line: usize,
    /// What stands behind the fence: `html`.
    pub language: String,
    pub text: String,
    /// The line before the fence, which may be a comment: see [`Block::comment`].
    pub before: String,
}

impl Block {
    /// What a comment before the block says, such as `<!-- holds: EXPRESSION -->`: what has to hold in a
    /// page once the block has been run there; or `<!-- run by: FILE -->`, the test that does it.
    pub fn comment(&self, name: &str) -> Option<&str> {
        let rest = self.before.strip_prefix("<!-- ")?.strip_prefix(name)?;
        rest.strip_prefix(": ")?.strip_suffix(" -->")
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.document, self.line)
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Markdown file of the project.
pub fn documents() -> Vec<Document> {
    let files = files_below(root());
    let pages = files
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let documents: Vec<Document> = pages.map(|path| read(path)).collect();
    assert!(documents.len() > 5, "there are more documents than that");
    documents
}

/// One of them, by its path.
#[allow(dead_code)] // the pages of tests/pages/ have no need of it
pub fn document(path: &str) -> Document {
    read(&root().join(path))
}

/// All files of the project below a folder, sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if !path.is_dir() {
            files.push(path);
        } else if !NOT_OURS.iter().any(|folder| name == *folder) {
            files.extend(files_below(&path));
        }
    }
    files.sort();
    files
}

/// A path as documents write it.
pub fn name_of(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> Document {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let document = name_of(path);
    let (mut blocks, mut prose) = (Vec::new(), Vec::new());
    let mut lines = text.lines().zip(1..);
    let mut before = "";
    while let Some((line, number)) = lines.next() {
        let Some(language) = line.trim_start().strip_prefix("```") else {
            prose.push((number, line.to_owned()));
            before = line;
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let inside: Vec<&str> = lines
            .by_ref()
            .map(|(line, _)| line)
            .take_while(|line| line.trim() != "```")
            .map(|line| line.get(indent..).unwrap_or_default())
            .collect();
        blocks.push(Block {
            document: document.clone(),
            line: number,
            language: language.trim().to_owned(),
            text: inside.join("\n"),
            before: before.trim().to_owned(),
        });
    }
    Document {
        path: document,
        blocks,
        prose,
    }
}
