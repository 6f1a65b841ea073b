//! The lines that an editor copies. Those for an article and for a frame are as the reader's button
//! "Embed" gives them (`www/embed/share.js`), with what only an editor decides besides.

use brexit_transfer::options::{Key, Options};
use form_urlencoded::Serializer;

use crate::setting::ENGLISH;

/// An attribute of the element.
pub type Attribute = (&'static str, String);

/// What the lines need to know.
#[derive(Clone, PartialEq, Debug)]
pub struct Lines {
    /// The address of the widget's folder, with a slash at its end.
    pub home: String,
    /// The language's code.
    pub lang: String,
    /// What differs from an element without attributes.
    pub attributes: Vec<Attribute>,
    /// What the widget asks, as the frame's title.
    pub question: String,
}

/// The attributes of an element with these options, about an election at an address.
pub fn attributes(options: &Options, src: Option<&str>) -> Vec<Attribute> {
    let src = src.map(|src| (Key::Src, src.to_owned()));
    let others = options
        .texts()
        .into_iter()
        // The script lies in that folder.
        .filter(|(key, _)| !matches!(key, Key::Src | Key::Home));
    src.into_iter()
        .chain(others)
        .map(|(key, text)| (key.attribute(), text))
        .collect()
}

impl Lines {
    /// For an article: the loader and the element.
    pub fn article(&self) -> String {
        let script = escaped(&format!("{}brexit-transfer.js", self.home));
        let lang = self.other_language().map(|code| ("lang", code.to_owned()));
        let all: Vec<Attribute> = lang.into_iter().chain(self.attributes.clone()).collect();
        format!(
            "<script type=\"module\" src=\"{script}\"></script>\n<brexit-transfer{}></brexit-transfer>",
            written(&all)
        )
    }

    /// For pages that allow no scripts of others; `height` in CSS pixels.
    pub fn frame(&self, height: u32) -> String {
        // A language has a frame of its own.
        let page = match self.other_language() {
            Some(code) => format!("frame.{code}.html"),
            None => "frame.html".to_owned(),
        };
        let query = Serializer::new(String::new())
            .extend_pairs(&self.attributes)
            .finish();
        let mark = if query.is_empty() { "" } else { "?" };
        let all = [
            ("src", format!("{}{page}{mark}{query}", self.home)),
            ("title", self.question.clone()),
            ("width", "100%".to_owned()),
            ("height", height.to_string()),
            (
                "sandbox",
                "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
                    .to_owned(),
            ),
            ("allow", "clipboard-write".to_owned()),
            ("loading", "lazy".to_owned()),
        ];
        format!("<iframe{}></iframe>", written(&all))
    }

    /// For a React application that has the package. In a bundle nobody knows where the frame lies.
    pub fn react(&self) -> String {
        let lang = self.other_language().map(|code| ("lang", code.to_owned()));
        let home = ("home", self.home.clone());
        let all: Vec<Attribute> = lang
            .into_iter()
            .chain([home])
            .chain(self.attributes.clone())
            .collect();
        let numbers = [Key::Transfer, Key::LabourShare, Key::Swing].map(Key::attribute);
        let written = all
            .iter()
            .map(|(name, value)| match numbers.contains(name) {
                true => format!(" {name}={{{value}}}"),
                false => format!(" {name}=\"{}\"", escaped(value)),
            });
        let written: String = written.collect();
        format!("import \"brexit-transfer/react\";\n\n<brexit-transfer{written} />")
    }

    fn other_language(&self) -> Option<&str> {
        (self.lang != ENGLISH).then_some(&*self.lang)
    }
}

fn written(attributes: &[Attribute]) -> String {
    let written = attributes
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
    written.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use brexit_transfer::model::Election;

    fn lines(texts: &[(Key, &str)], lang: &str, src: Option<&str>) -> Lines {
        let (options, warnings) = Options::from_texts(Election::embedded(), texts);
        assert_eq!(warnings, []);
        Lines {
            home: "https://cdn.example/a&b/".into(),
            lang: lang.into(),
            attributes: attributes(&options, src),
            question: "What \"if\"?".into(),
        }
    }

    #[test]
    fn an_element_without_attributes_is_bare() {
        let lines = lines(&[(Key::Transfer, "0")], "en", None);
        assert_eq!(
            lines.article(),
            "<script type=\"module\" src=\"https://cdn.example/a&amp;b/brexit-transfer.js\"></script>\n\
             <brexit-transfer></brexit-transfer>"
        );
        assert!(lines.frame(7).starts_with(
            "<iframe src=\"https://cdn.example/a&amp;b/frame.html\" title=\"What &quot;if&quot;?\" width=\"100%\" height=\"7\" "
        ));
        assert_eq!(
            lines.react(),
            "import \"brexit-transfer/react\";\n\n<brexit-transfer home=\"https://cdn.example/a&amp;b/\" />"
        );
    }

    #[test]
    fn lines_say_what_differs() {
        let texts = [
            (Key::Transfer, "62.5"),
            (Key::Seat, "Wansbeck"),
            (Key::Panels, "wall seat"),
            (Key::Headline, "Say \"if\" & when"),
            (Key::Home, "/folder/"),
            (Key::Src, "2024.election"),
        ];
        let lines = lines(&texts, "cy", Some("https://cdn.example/2024.election"));
        let attributes = " src=\"https://cdn.example/2024.election\" transfer=\"62.5\" seat=\"E14001014\" \
             panels=\"wall seat\" headline=\"Say &quot;if&quot; &amp; when\"";
        let article = lines.article();
        let element = format!("<brexit-transfer lang=\"cy\"{attributes}></brexit-transfer>");
        assert!(article.ends_with(&element), "{article}");
        let frame = lines.frame(4300);
        assert!(
            frame.contains(
                "/frame.cy.html?src=https%3A%2F%2Fcdn.example%2F2024.election&amp;transfer=62.5&amp;\
                 seat=E14001014&amp;panels=wall+seat&amp;headline=Say+%22if%22+%26+when\""
            ),
            "{frame}"
        );
        let react = lines.react();
        assert!(
            react.contains(" transfer={62.5} seat=\"E14001014\" "),
            "{react}"
        );
        assert!(
            react.contains("<brexit-transfer lang=\"cy\" home="),
            "{react}"
        );
    }
}
