//! The widget as a Yew application meets it (layer 4).

use std::rc::Rc;

use yew::prelude::*;

use crate::{model::Outcome, options::Options, view};

/// What a [`Widget`] can be given; all of it has a default.
#[derive(Clone, PartialEq, Properties)]
pub struct WidgetProps {
    /// What the widget starts with. Of later ones it takes over what has changed from those before;
    /// all else stays as the reader has it.
    ///
    /// [`Options::home`] has no meaning here: there are no buttons to share.
    #[prop_or_default]
    pub options: Options,
    /// Called with each new outcome, the first included, and when other options change, as when the
    /// reader chooses another seat; with it come the options as they now stand. An application that gives those back as
    /// [`options`](WidgetProps::options) holds the widget's state, and can set it at any time.
    #[prop_or_default]
    pub on_outcome: Callback<(Rc<Outcome>, Options)>,
}

/// The widget, as wide as its place up to 960 CSS pixels.
///
/// It needs the style sheet `www/brexit-transfer.css` on the page. Several on a page do not
/// disturb one another.
#[component]
pub fn Widget(props: &WidgetProps) -> Html {
    let WidgetProps {
        options,
        on_outcome,
    } = props.clone();
    html! {
        <div class="bt-host" data-theme={options.theme.id()}>
            <view::Widget {options} {on_outcome} can_share={false} />
        </div>
    }
}
