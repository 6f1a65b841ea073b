//! A panel's frame, and the component that knows whether it is on screen: while a reader drags,
//! only what can be seen is counted out and drawn.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::{
    curve_panel, list_panel, map_panel, mountain_panel,
    observe::{Sight, SightObserver},
    seat_panel,
    view_model::ViewModel,
    wall_panel,
};
use crate::options::Panel;

/// How long after the last change a panel out of sight is drawn as well, in milliseconds: what
/// assistive technology or a search in the page reads is never older.
const CATCH_UP_AFTER: u32 = 150;

/// What a panel has within its frame.
pub struct Content {
    /// The line above the heading.
    pub eye: Html,
    pub heading: Html,
    pub body: Html,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub panel: Panel,
    pub view_model: Rc<ViewModel>,
}

pub enum Msg {
    /// It has come into what is seen and half a screen around that, or has left it.
    Sight(Sight),
    CatchUp,
}

pub struct PanelSlot {
    section: NodeRef,
    is_near: bool,
    /// What is drawn; behind the properties while the panel is out of sight.
    drawn: Rc<ViewModel>,
    catch_up: Option<Timeout>,
    _observer: Option<SightObserver>,
}

impl Component for PanelSlot {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            section: NodeRef::default(),
            is_near: true,
            drawn: Rc::clone(&ctx.props().view_model),
            catch_up: None,
            _observer: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        let view_model = &ctx.props().view_model;
        let is_urgent = self.is_near || !view_model.is_moving || view_model.size != self.drawn.size;
        if is_urgent {
            return self.draw(ctx);
        }
        let link = ctx.link().clone();
        let catch_up = Timeout::new(CATCH_UP_AFTER, move || link.send_message(Msg::CatchUp));
        self.catch_up = Some(catch_up);
        false
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Sight(sight) => {
                self.is_near = matches!(sight, Sight::Seen);
                self.is_near && self.draw(ctx)
            }
            Msg::CatchUp => self.draw(ctx),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let view_model = &*self.drawn;
        let panel = ctx.props().panel;
        let id = view_model.id(panel.id());
        let Content { eye, heading, body } = content(panel, view_model);
        html! {
            <section
                class="bt-p"
                data-panel={panel.id()}
                part="panel"
                aria-labelledby={id.clone()}
                ref={self.section.clone()}
            >
                <p class="bt-eye">{eye}</p>
                if panel == Panel::Wall {
                    <h3 class="bt-big" {id}>{heading}</h3>
                } else {
                    // The focus comes to the seat's when the reader has chosen another one.
                    <h3 class="bt-h" {id} tabindex={(panel == Panel::Seat).then_some("-1")}>
                        {heading}
                    </h3>
                }
                {body}
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(section) = self.section.cast::<Element>() {
            self._observer =
                SightObserver::new(&section, "50% 0px", ctx.link().callback(Msg::Sight));
        }
    }
}

impl PanelSlot {
    /// Takes over the properties; whether that changes anything.
    fn draw(&mut self, ctx: &Context<Self>) -> bool {
        self.catch_up = None;
        let view_model = &ctx.props().view_model;
        let is_new = !Rc::ptr_eq(view_model, &self.drawn);
        self.drawn = Rc::clone(view_model);
        is_new
    }
}

fn content(panel: Panel, view_model: &ViewModel) -> Content {
    #[cfg(all(feature = "faults", target_arch = "wasm32"))]
    super::faults::panic_if_wanted(panel);
    match panel {
        Panel::Seat => seat_panel::panel(view_model),
        Panel::Wall => wall_panel::panel(view_model),
        Panel::Map => map_panel::panel(view_model),
        Panel::Curve => curve_panel::panel(view_model),
        Panel::Mountain => mountain_panel::panel(view_model),
        Panel::List => list_panel::panel(view_model),
    }
}
