//! The widget: it holds the state, listens, counts once per change and hands the result down.

use std::{cell::Cell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::{
    colours, control,
    events::{self, UiEvent},
    face::Face,
    footer, measure,
    observe::{Sight, SightObserver, SizeObserver},
    panel::{self, PanelSlot},
    score, settings,
    size::Size,
    state::{Action, State},
    strip,
    tween::{self, Tween},
    view_model::ViewModel,
};
use crate::{
    model::{Election, Outcome, Scenario},
    options::Options,
};

/// How long after the last change it is announced to assistive technology, in milliseconds: long
/// enough that a run of changes is announced once.
const ANNOUNCE_AFTER: u32 = 400;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the widget starts with. Of later ones it takes over what has changed from those before;
    /// all else stays as the reader has it. A loader's changes come as messages.
    pub options: Options,
    /// A fixed width to draw at, in CSS pixels, as where nothing can be measured; words are then
    /// taken to be of the usual size and width.
    #[prop_or_default]
    pub width: Option<f64>,
    /// Whether there are buttons to share, which are the loader's to answer.
    pub can_share: bool,
    /// Called with each new result or seat, the first included, and the options as they stand.
    #[prop_or_default]
    pub on_outcome: Callback<(Rc<Outcome>, Options)>,
}

pub enum Msg {
    /// Something happened to a control.
    Ui(UiEvent),
    /// What a script of the page asks for.
    Act(Action),
    /// Glide to a scenario in so many milliseconds, then call back.
    Glide {
        to: Scenario,
        duration: f64,
        done: Callback<()>,
    },
    Frame(f64),
    /// The widget, its text or its letters may have another size.
    Measure,
    /// Printing begins, or is over.
    Print(bool),
    /// The control has come into what is seen, or has left it.
    Control(Sight),
    Announce,
}

pub struct Widget {
    id: Rc<str>,
    /// The widget's own element.
    root: NodeRef,
    state: State,
    /// Made once the width is known.
    view_model: Option<Rc<ViewModel>>,
    /// How many panels the reader sees at first: they are drawn with the control.
    at_once: usize,
    /// What has last been announced to assistive technology.
    announcement: String,
    is_control_above: bool,
    is_printing: bool,
    /// The reader chose another seat, or more of it: go to its result once it is drawn.
    is_seat_new: bool,
    tween: Option<(Tween, Callback<()>)>,
    /// The election whose parties' colours have been set.
    coloured: Option<Rc<Election>>,
    announce: Option<Timeout>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeObserver>,
    _above: Option<SightObserver>,
}

thread_local! {
    /// Widgets made so far on this page: their element ids differ.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

impl Component for Widget {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let count = COUNT.get() + 1;
        COUNT.set(count);
        let id: Rc<str> = format!("bt{count}").into();
        let state = State::new(ctx.props().options.clone());
        let view_model = ctx.props().width.map(|width| {
            let size = Size::new(width, Face::USUAL);
            Rc::new(ViewModel::new(Rc::clone(&id), state.clone(), size))
        });
        Self {
            id,
            root: NodeRef::default(),
            state,
            view_model,
            at_once: usize::MAX,
            announcement: String::new(),
            is_control_above: false,
            is_printing: false,
            is_seat_new: false,
            tween: None,
            coloured: None,
            announce: None,
            _listeners: Vec::new(),
            _size: None,
            _above: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Ui(event) => {
                let view_model = self.view_model.as_ref();
                let action = view_model.and_then(|view_model| events::action(view_model, &event));
                action.is_some_and(|action| self.act(ctx, action))
            }
            Msg::Act(action) => self.act(ctx, action),
            Msg::Glide { to, duration, done } => {
                self.glide(ctx, to, duration, done);
                false
            }
            Msg::Frame(now) => self.frame(ctx, now),
            Msg::Measure => self.resize(ctx),
            Msg::Print(is_printing) => {
                self.is_printing = is_printing;
                self.resize(ctx)
            }
            Msg::Control(sight) => {
                let is_above = matches!(sight, Sight::Above);
                std::mem::replace(&mut self.is_control_above, is_above) != is_above
            }
            Msg::Announce => {
                self.announce = None;
                match &self.view_model {
                    Some(view_model) => {
                        self.announcement = control::summary(view_model);
                        true
                    }
                    None => false,
                }
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &Props) -> bool {
        let mut options = self.state.options.clone();
        options.take_changes(&before.options, &ctx.props().options);
        options != self.state.options && self.act(ctx, Action::Configure(options))
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = &self.state.options.words;
        let title = &self.state.election().texts().title;
        html! {
            <div
                class="bt"
                data-fine={self.state.fine.then_some("")}
                data-compact={self.state.is_compact().then_some("")}
                data-own={colours::own(self.state.election())}
                lang={words.code().to_owned()}
                dir={if words.is_from_right() { "rtl" } else { "ltr" }}
                role="group"
                aria-label={words.widget_label(title)}
                ref={self.root.clone()}
            >
                {measure::probe()}
                {self.view_model.as_ref().map(|view_model| self.content(ctx, view_model))}
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(root) = self.root.cast::<Element>() {
            self._listeners = events::listen(&root, &ctx.link().callback(Msg::Ui));
            for (event, is_printing) in [("beforeprint", true), ("afterprint", false)] {
                let print = ctx.link().callback(Msg::Print);
                let listener = EventListener::new(&gloo::utils::window(), event, move |_| {
                    print.emit(is_printing);
                });
                self._listeners.push(listener);
            }
            if ctx.props().width.is_none()
                && let Some(probe) = self.find(".bt-probe")
            {
                ctx.link().send_message(Msg::Measure);
                let changed = ctx.link().callback(|()| Msg::Measure);
                self._size = SizeObserver::new(measure::watched(&probe), changed);
            }
        }
        let election = &self.state.options.election;
        if self.coloured.as_ref() != Some(election)
            && let Some(root) = self.root.cast::<HtmlElement>()
        {
            colours::set(&root, election);
            self.coloured = Some(Rc::clone(election));
        }
        if std::mem::take(&mut self.is_seat_new) {
            self.go_to_seat();
        }
        if self._above.is_none()
            && !is_framed()
            && let Some(control) = self.find(".bt-control")
        {
            self._above = SightObserver::new(&control, "0px", ctx.link().callback(Msg::Control));
        }
    }
}

impl Widget {
    /// Applies an action at once; a setting glides where motion is welcome.
    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let before = self.state.scenario();
        // What opens lies around the seat's result, and its button is gone.
        self.is_seat_new |= matches!(action, Action::Focus(_) | Action::More);
        let is_moving = matches!(
            action,
            Action::Transfer(_) | Action::LabourShare(_) | Action::Swing(_)
        );
        let is_setting = matches!(action, Action::Preset(_) | Action::SwingSetting(_));
        let effect = self.state.apply(action);
        if !effect.redraw {
            return false;
        }
        let after = self.state.scenario();
        self.finish_glide();
        if effect.announce {
            self.announce_later(ctx);
        }
        if is_setting && before != after && !tween::is_motion_reduced() {
            self.state.options.scenario = before;
            self.glide(ctx, after, tween::SETTING, Callback::noop());
        }
        self.count(ctx, is_moving);
        true
    }

    fn announce_later(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let announce = Timeout::new(ANNOUNCE_AFTER, move || link.send_message(Msg::Announce));
        self.announce = Some(announce);
    }

    /// Moves the keyboard and the view to the focus seat's result, since the control that chose
    /// the seat may lie far below it, or be gone.
    fn go_to_seat(&self) {
        if let Some(heading) = self.find("[data-panel=seat] h3") {
            // An element that cannot take the focus leaves it where it is.
            let _ = heading.unchecked_into::<HtmlElement>().focus();
        }
    }

    /// The first element of the widget that a selector names.
    fn find(&self, selector: &str) -> Option<Element> {
        self.root.cast::<Element>()?.query_selector(selector).ok()?
    }

    fn glide(&mut self, ctx: &Context<Self>, to: Scenario, duration: f64, done: Callback<()>) {
        self.finish_glide();
        let frame = ctx.link().callback(Msg::Frame);
        let tween = Tween::new(self.state.scenario(), to, duration.max(1.0), frame);
        self.tween = Some((tween, done));
    }

    /// A new wish ends a glide where it is, and whoever waits for it hears of it.
    fn finish_glide(&mut self) {
        if let Some((_, done)) = self.tween.take() {
            done.emit(());
        }
    }

    fn frame(&mut self, ctx: &Context<Self>, now: f64) -> bool {
        let Some((tween, _)) = &mut self.tween else {
            return false;
        };
        let (scenario, is_there) = tween.step(now, ctx.link().callback(Msg::Frame));
        let moved = self.state.scenario() != scenario;
        self.state.options.scenario = scenario;
        self.state.touched = true;
        if moved || is_there {
            self.count(ctx, !is_there);
            // What is announced is where the glide ends, not a point on its way.
            if self.announce.is_some() {
                self.announce_later(ctx);
            }
        }
        if is_there {
            self.finish_glide();
        }
        moved || is_there
    }

    fn resize(&mut self, ctx: &Context<Self>) -> bool {
        // Hidden, or not laid out yet: keep what there is.
        let Some(size) = self
            .find(".bt-probe")
            .and_then(|probe| measure::size(&probe))
        else {
            return false;
        };
        let size = if self.is_printing {
            size.on_paper()
        } else {
            size
        };
        match &mut self.view_model {
            Some(view_model) if view_model.size == size => false,
            Some(view_model) => {
                Rc::make_mut(view_model).set_size(size);
                true
            }
            None => {
                let view_model = ViewModel::new(Rc::clone(&self.id), self.state.clone(), size);
                emit_outcome(ctx, &view_model);
                self.at_once = self.panels_in_sight(size);
                self.view_model = Some(Rc::new(view_model));
                true
            }
        }
    }

    /// How many panels reach into what the reader sees and half a screen below, before any of them
    /// is drawn.
    fn panels_in_sight(&self, size: Size) -> usize {
        /// The control and the score above the panels, and the space between these.
        const ABOVE: f64 = 490.0;
        const BETWEEN: f64 = 40.0;
        let panels = &self.state.options.panels;
        let window = gloo::utils::window();
        let height = window.inner_height().ok().and_then(|it| it.as_f64());
        // In a frame the page around it decides what is seen.
        let (Some(height), Some(top), false) = (height, self.top(), is_framed()) else {
            return panels.len();
        };
        let mut top = top + ABOVE * size.scale();
        let mut count = 0;
        for &panel in panels {
            if top > 1.5 * height {
                break;
            }
            count += 1;
            let columns = if size.is_wide() { 2.0 } else { 1.0 };
            top += (panel::usual_height(panel, size) + BETWEEN) / columns;
        }
        // One at least, so that the widget never opens as a control alone.
        count.max(1)
    }

    /// Where the widget begins, in CSS pixels from the top of what is seen. While it is drawn for the
    /// first time the loader has it under the static state, whose place it takes.
    fn top(&self) -> Option<f64> {
        let root = self.root.cast::<Element>()?;
        let place = match root.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(shadow) => shadow.host(),
            Err(_) => root,
        };
        Some(place.get_bounding_client_rect().top())
    }

    /// Brings the view model up to the state, and emits the outcome where it is a new one, or the
    /// options are.
    fn count(&mut self, ctx: &Context<Self>, is_moving: bool) {
        if let Some(view_model) = &mut self.view_model {
            let view_model = Rc::make_mut(view_model);
            view_model.is_moving = is_moving;
            let before = Rc::clone(&view_model.outcome);
            // Also where nothing else of them has changed than what to show: whoever holds the
            // options has to hold those that were asked for last.
            let are_options_new = view_model.state.options != self.state.options;
            view_model.set_state(self.state.clone());
            if are_options_new || !Rc::ptr_eq(&before, &view_model.outcome) {
                emit_outcome(ctx, view_model);
            }
        }
    }

    fn content(&self, ctx: &Context<Self>, view_model: &Rc<ViewModel>) -> Html {
        let panels = &self.state.options.panels;
        let headline = self.state.options.headline.clone();
        html! {
            <>
                if let Some(headline) = headline {
                    <h2 class="bt-headline" part="headline">{headline}</h2>
                }
                <div class="bt-control">{control::control(view_model)}</div>
                {score::score(view_model)}
                <p class="sr" aria-live="polite">{self.announcement.clone()}</p>
                if self.is_control_above {
                    {strip::strip(view_model)}
                }
                {settings::settings(view_model)}
                <div class="bt-grid">
                    for (place, &panel) in panels.iter().enumerate() {
                        <PanelSlot
                            key={panel.id()}
                            {panel}
                            view_model={Rc::clone(view_model)}
                            is_at_once={place < self.at_once}
                        />
                    }
                    {footer::footer(view_model, ctx.props().can_share)}
                </div>
            </>
        }
    }
}

fn emit_outcome(ctx: &Context<Widget>, view_model: &ViewModel) {
    let report = (
        Rc::clone(&view_model.outcome),
        view_model.state.options.clone(),
    );
    ctx.props().on_outcome.emit(report);
}

/// In a frame the page around it scrolls, so nothing can stick to its edge.
fn is_framed() -> bool {
    let window = gloo::utils::window();
    match window.parent() {
        Ok(Some(parent)) => parent != window,
        _ => true,
    }
}
