//! Short names for what the module and its glue call each other.
//!
//! wasm-bindgen's names are long and unlike each other, and stand in both files, so they cost
//! three kilobytes after brotli. wasm-opt shortens those in the module and prints what it did;
//! here the glue follows.

use crate::Outcome;

/// The name under which wasm-opt merges all imported modules.
const MERGED_MODULE: &str = "a";

/// What the glue calls the module's exports.
const EXPORTS: &str = "wasm.";

/// How the glue indents the functions that it provides, one after the other.
const ENTRY: &str = "        ";

/// Old and new names, as wasm-opt printed them.
#[derive(Default)]
pub struct ShortNames {
    /// Module, name, new name.
    imports: Vec<[String; 3]>,
    /// Name, new name.
    exports: Vec<[String; 2]>,
}

impl ShortNames {
    /// Reads the list that `--minify-imports-and-exports-and-modules` prints: JSON with one
    /// entry a line, three words for an import and two for an export.
    pub fn parse(printed: &str) -> Outcome<Self> {
        let mut names = Self::default();
        for line in printed.lines().map(str::trim) {
            if !line.starts_with("[\"") {
                continue;
            }
            // The words themselves hold no quotes: they are identifiers and file names.
            let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match words.as_slice() {
                [module, old, new] => names
                    .imports
                    .push([module, old, new].map(|w| w.to_string())),
                [old, new] => names.exports.push([old, new].map(|w| w.to_string())),
                _ => return Err(format!("wasm-opt printed a name not understood: {line}")),
            }
        }
        if names.imports.is_empty() || names.exports.is_empty() {
            return Err(
                "wasm-opt printed no list of names: is it older than the one `cargo xtask dist` installs?"
                    .into(),
            );
        }
        Ok(names)
    }

    /// The glue with the names that the module now has. Every import must be found in it, and
    /// everything it uses of the module must be an export: else the widget would not start.
    pub fn apply(&self, glue: &str) -> Outcome<String> {
        let mut glue = self.without_unused_imports(glue);
        let module = &self.imports[0][0];
        for [from, old, new] in &self.imports {
            if from != module {
                return Err(format!(
                    "the module imports from {module} and {from}: they cannot be merged"
                ));
            }
            glue = replace_once(&glue, &format!(" {old}: "), &format!(" {new}: "))?;
        }
        let glue = replace_once(
            &glue,
            &format!("\"{module}\": "),
            &format!("\"{MERGED_MODULE}\": "),
        )?;
        self.rename_exports(&glue)
    }

    /// The glue without what it has ready for the module and the module no longer asks for.
    fn without_unused_imports(&self, glue: &str) -> String {
        let is_used = |name: &str| self.imports.iter().any(|[_, old, _]| old == name);
        let mut kept = String::with_capacity(glue.len());
        let mut is_skipping = false;
        for line in glue.split_inclusive('\n') {
            is_skipping |= provided_import(line).is_some_and(|name| !is_used(name));
            if !is_skipping {
                kept.push_str(line);
            } else if let Some(line) = line.strip_prefix(ENTRY) {
                let is_inside = line.starts_with(' ');
                is_skipping = is_inside || !line.trim_end().ends_with("},");
            }
        }
        kept
    }

    fn rename_exports(&self, glue: &str) -> Outcome<String> {
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || "_$".contains(letter);
        let mut renamed = String::with_capacity(glue.len());
        let mut rest = glue;
        while let Some(at) = rest.find(EXPORTS) {
            let (before, after) = rest.split_at(at + EXPORTS.len());
            renamed.push_str(before);
            let end = after.find(|letter| !is_word(letter)).unwrap_or(after.len());
            let (used, after) = after.split_at(end);
            let part_of_a_name = before[..at].ends_with(is_word);
            if part_of_a_name || used.is_empty() {
                renamed.push_str(used);
            } else {
                let export = self.exports.iter().find(|[old, _]| old == used);
                let [_, new] = export.ok_or_else(|| {
                    format!("the glue uses {EXPORTS}{used}, which the module does not export")
                })?;
                renamed.push_str(new);
            }
            rest = after;
        }
        renamed.push_str(rest);
        Ok(renamed)
    }
}

/// The name of the import whose function begins on a line of the glue.
fn provided_import(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix(ENTRY)?.split_once(": function(")?;
    name.starts_with("__wb").then_some(name)
}

fn replace_once(text: &str, from: &str, to: &str) -> Outcome<String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => Err(format!(
            "the glue has {from:?} {count} times instead of once"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{
 "imports": [
  ["./w_bg.js", "__wbg_get_12", "$"],
  ["./w_bg.js", "__wbg_get_1", "a"]
 ],
"exports": [
  ["memory", "b"],
  ["make", "c"],
  ["unused", "d"]
 ]
}"#;

    const GLUE: &str = r#"
function make() { return wasm.make(wasm.memory.buffer); }
const imports = {
        __wbg_get_1: function(a) { return a.get; },
        __wbg_get_12: function(a) { return a.memory; },
        __wbg_unused_3: function(a) {
            return a.unused;
        },
};
const all = { "./w_bg.js": imports };
fetch('w_bg.wasm'); mywasm.make();
"#;

    fn apply(glue: &str) -> Outcome<String> {
        ShortNames::parse(PRINTED).unwrap().apply(glue)
    }

    #[test]
    fn imports_exports_and_the_module_follow_and_nothing_else_does() {
        let expected = r#"
function make() { return wasm.c(wasm.b.buffer); }
const imports = {
        a: function(a) { return a.get; },
        $: function(a) { return a.memory; },
};
const all = { "a": imports };
fetch('w_bg.wasm'); mywasm.make();
"#;
        assert_eq!(apply(GLUE).as_deref(), Ok(expected));
    }

    #[test]
    fn an_import_that_the_glue_lacks_is_named() {
        let error = apply(&GLUE.replace("__wbg_get_12", "__wbg_other")).unwrap_err();
        assert!(error.contains("__wbg_get_12"), "{error}");
    }

    #[test]
    fn a_use_of_what_is_not_exported_is_named() {
        let error = apply(&GLUE.replace("wasm.make", "wasm.forge")).unwrap_err();
        assert!(error.contains("wasm.forge"), "{error}");
    }

    #[test]
    fn imports_from_a_second_module_are_refused() {
        let printed = PRINTED.replace("./w_bg.js\", \"__wbg_get_1\"", "./x.js\", \"__wbg_get_1\"");
        let error = ShortNames::parse(&printed)
            .unwrap()
            .apply(GLUE)
            .unwrap_err();
        assert!(error.contains("./x.js"), "{error}");
    }

    #[test]
    fn a_program_that_prints_no_names_is_too_old() {
        assert!(ShortNames::parse("wasm => a\n").is_err());
    }
}
