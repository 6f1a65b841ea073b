//! What is copied.

use brexit_transfer::options::Options;
use yew::prelude::*;

use crate::{
    copy::CopyField, lines::Lines, picture::Picture, setting::Scheme, still::use_still,
    theme::Theme,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub options: Options,
    pub lines: Lines,
    /// Of the frame, in CSS pixels; none while it is measured.
    pub height: Option<u32>,
    pub theme: Theme,
    pub scheme: Scheme,
    /// The element of the preview.
    pub node: NodeRef,
}

#[component]
pub fn Output(props: &Props) -> Html {
    let (lines, election) = (&props.lines, &props.options.election);
    let still = use_still(props.options.clone());
    let declarations = props.theme.declarations(election);
    html! {
        <section class="output" aria-labelledby="copy">
            <h2 id="copy" tabindex="-1">{"Copy"}</h2>
            <div class="fields">
                <CopyField id="article" label="In an article: two lines" rows={5} text={lines.article()}>
                    <p>{"What you put between the tags of the second line shows until the widget is ready: paste the static state there."}</p>
                </CopyField>
                if let Some(height) = props.height {
                    <CopyField id="frame" label="In a frame" rows={6} text={lines.frame(height)}>
                        <p>{"For pages that allow no scripts of others. It is as high as the widget in a column of 620 pixels. Your own colours do not reach into it."}</p>
                    </CopyField>
                } else {
                    <section class="copy"><h3>{"In a frame"}</h3><p>{"Its height is being measured."}</p></section>
                }
                <CopyField id="react" label="In React" rows={5} text={lines.react()}>
                    <p>{"With the package of this release installed."}</p>
                </CopyField>
                if let Some(rule) = props.theme.rule(election) {
                    <CopyField id="rule" label="Your colours" rows={6} text={rule}>
                        <p>{"A rule for the style sheet of the page that has the widget."}</p>
                    </CopyField>
                }
                if let Some(still) = still {
                    <CopyField id="still" label="Static state" rows={6} text={still}>
                        <p>{"Drawn for this very setting, for readers whose browser does not run the widget. Paste it between the element’s tags."}</p>
                    </CopyField>
                } else {
                    <section class="copy"><h3>{"Static state"}</h3><p>{"It is being drawn."}</p></section>
                }
                <Picture options={props.options.clone()} {declarations} scheme={props.scheme} node={props.node.clone()} />
            </div>
        </section>
    }
}
