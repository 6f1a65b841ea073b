//! A panel's frame, and the component that knows whether it is on screen: at first and while a
//! reader drags, only what can be seen is counted out and drawn.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::{
    curve_panel, list_panel, map_panel, mountain_panel,
    observe::{Sight, SightObserver},
    seat_panel,
    size::Size,
    view_model::ViewModel,
    wall_panel,
};
use crate::options::Panel;

/// How often a panel out of sight looks whether the reader still moves, in milliseconds. It is drawn
/// when nothing has changed since it last looked: what assistive technology or a search in the page
/// reads is never older than twice as long.
const LOOK_EVERY: u32 = 75;

/// What a panel has within its frame.
#[derive(Default)]
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
    /// Whether it is drawn with the control; else its place is kept until it is drawn.
    pub is_at_once: bool,
}

pub enum Msg {
    /// It has come into what is seen and half a screen around that, or has left it.
    Sight(Sight),
    Look,
}

pub struct PanelSlot {
    section: NodeRef,
    is_near: bool,
    /// What is drawn, if anything is; behind the properties while the panel is out of sight.
    drawn: Option<Rc<ViewModel>>,
    /// Runs while the panel is behind.
    look: Option<Timeout>,
    /// Something has changed since it was set.
    has_changed: bool,
    _observer: Option<SightObserver>,
}

impl Component for PanelSlot {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props {
            view_model,
            is_at_once,
            ..
        } = ctx.props();
        let mut slot = Self {
            section: NodeRef::default(),
            is_near: *is_at_once,
            drawn: is_at_once.then(|| Rc::clone(view_model)),
            look: None,
            has_changed: false,
            _observer: None,
        };
        if !is_at_once {
            slot.look_later(ctx);
        }
        slot
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        let view_model = &ctx.props().view_model;
        let is_resized = |drawn: &Rc<ViewModel>| drawn.size != view_model.size;
        if self.is_near || !view_model.is_moving || self.drawn.as_ref().is_some_and(is_resized) {
            return self.draw(ctx);
        }
        self.has_changed = true;
        if self.look.is_none() {
            self.look_later(ctx);
        }
        false
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Sight(sight) => {
                self.is_near = matches!(sight, Sight::Seen);
                self.is_near && self.draw(ctx)
            }
            Msg::Look if self.has_changed => {
                self.look_later(ctx);
                false
            }
            Msg::Look => self.draw(ctx),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let panel = ctx.props().panel;
        let Some(view_model) = self.drawn.as_deref() else {
            let height = usual_height(panel, ctx.props().view_model.size) as i32;
            return html! {
                <section
                    class="bt-p"
                    data-panel={panel.id()}
                    part="panel"
                    aria-busy="true"
                    ref={self.section.clone()}
                >
                    // A strict policy forbids `style`.
                    <svg class="bt-svg" aria-hidden="true" width="1" height={height.to_string()} />
                </section>
            };
        };
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
        self.look = None;
        let drawn = Some(Rc::clone(&ctx.props().view_model));
        // By address.
        let is_new = drawn != self.drawn;
        self.drawn = drawn;
        is_new
    }

    fn look_later(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.has_changed = false;
        self.look = Some(Timeout::new(LOOK_EVERY, move || {
            link.send_message(Msg::Look)
        }));
    }
}

/// How high a panel usually is, in CSS pixels: enough to keep its place until it is drawn, and to
/// know which panels a reader sees at first.
pub fn usual_height(panel: Panel, size: Size) -> f64 {
    let usual = match panel {
        Panel::Seat | Panel::Wall | Panel::Curve | Panel::Mountain => 450.0,
        Panel::Map if size.is_phone() => 735.0,
        Panel::Map => 900.0,
        Panel::List => 610.0,
    };
    usual * size.scale()
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
