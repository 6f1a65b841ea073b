//! An element whose place depends on a value.
//!
//! A strict content security policy refuses `style` attributes in markup, so the properties are
//! set through the CSS object model once the element exists.

use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub class: &'static str,
    /// The CSS property to set, and its value in per cent.
    pub property: &'static str,
    /// A share of the parent, in per cent.
    pub percent: f64,
    /// Also pull the element back by the same share of its own width, so that it never leaves
    /// its parent at either end.
    #[prop_or_default]
    pub kept_inside: bool,
    #[prop_or_default]
    pub children: Html,
}

pub struct Placed {
    node: NodeRef,
}

impl Component for Placed {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            node: NodeRef::default(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            class, children, ..
        } = ctx.props();
        html! { <span class={*class} ref={self.node.clone()}>{children.clone()}</span> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let Some(element) = self.node.cast::<HtmlElement>() else {
            return;
        };
        let props = ctx.props();
        let hundredths = (props.percent * 100.0 + 0.5).floor() as i64;
        let percent = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
        // A property name that the browser does not know is ignored: the element stays put.
        let _ = element.style().set_property(props.property, &percent);
        if props.kept_inside {
            let _ = element
                .style()
                .set_property("transform", &format!("translateX(-{percent})"));
        }
    }
}
