//! The lifelines: who takes part, and where their lines are drawn.

use cors_experiment::Sender;
use yew::Html;

use super::gateway::Gateway;
use super::message::Kind;
use super::story::Story;
use crate::html::html;

/// How far the browser's line is from the page's, in percent of the width.
const NEAR: usize = 28;

/// Who takes part in a run.
pub(super) struct Lanes {
    /// Who sends it, browser, and each server in the order in which it is asked: name and address.
    pub(super) names: Vec<(&'static str, String)>,
    /// The lane of the server of each hop.
    hops: Vec<usize>,
    /// The lane of the first server.
    first: usize,
    /// The lane of the shared cache, where there is one.
    pub(super) cache: Option<usize>,
    /// The lane of the gateway, where there is one.
    pub(super) gateway: Option<usize>,
}

/// The lanes of a run: one for each host and port in its chain.
pub(super) fn of(engine: &str, story: &Story<'_>) -> Lanes {
    let (sender, address) = match story.scenario.sender() {
        Sender::Page => ("Page", host(&story.scenario.page_origin)),
        Sender::Worker => ("Worker", host(&story.scenario.page_origin)),
        Sender::SandboxedFrame => ("Frame", "origin null"),
    };
    let mut names = vec![(sender, address.to_owned()), ("Browser", engine.to_owned())];
    let mut before = |takes_part: bool, name, what: &str| {
        takes_part.then(|| {
            names.push((name, what.to_owned()));
            names.len() - 1
        })
    };
    let cache = story.policy().is_some_and(|policy| policy.cache.on);
    let cache = before(cache, "Cache", "shared");
    let gateway = before(Gateway::takes_part(story.policy()), "Gateway", "proxy, CDN");
    let first = names.len();
    let urls = story.outcome.hops.iter().map(|hop| hop.url.as_str());
    let hosts: Vec<_> = urls.map(|url| host(url).to_owned()).collect();
    let hops = hosts.into_iter().map(|host| {
        let known = names.iter().skip(first).position(|(_, known)| *known == host);
        known.map_or_else(
            || {
                names.push(("Server", host));
                names.len() - 1
            },
            |position| position + first,
        )
    });
    let hops = hops.collect();
    if names.len() == first {
        names.push(("Server", host(&story.scenario.request.url).to_owned()));
    }
    Lanes { names, hops, first, cache, gateway }
}

fn host(url: &str) -> &str {
    let after = url.split_once("://").map_or("", |(_, after)| after);
    after.split(['/', '?', '#']).next().unwrap_or_default()
}

impl Lanes {
    /// The lane of the server that a hop asks.
    pub(super) fn server(&self, hop: usize) -> usize {
        self.hops.get(hop).copied().unwrap_or(self.first)
    }

    /// Where a lane is, in percent of the width.
    fn place(&self, lane: usize) -> String {
        let gaps = self.names.len() - 2;
        let percent = match lane {
            0 => 0,
            lane => NEAR + (lane - 1) * (100 - NEAR) / gaps,
        };
        format!("{percent}%")
    }

    /// The names above their lines.
    pub(super) fn heads(&self) -> Html {
        let head = |(lane, (name, address)): (usize, &(&'static str, String))| {
            let style = format!("left: {}", self.place(lane));
            html! { <span {style}><b>{ *name }</b>{ address }</span> }
        };
        let heads: Html = self.names.iter().enumerate().map(head).collect();
        html! { <div class="lanes" aria-hidden="true">{ heads }</div> }
    }

    /// The lines behind a message: everybody's lifeline, and its own arrow or mark.
    pub(super) fn wires(&self, kind: Kind, server: usize) -> Html {
        let lifelines = (0..self.names.len()).map(|lane| {
            let x = self.place(lane);
            html! { <line class="life" x1={x.clone()} x2={x} y1="0" y2="100%" /> }
        });
        let own = match kind {
            Kind::Call => self.arrow(0, 1),
            Kind::Request | Kind::NeverSent | Kind::Unseen | Kind::LeftOut => self.arrow(1, server),
            Kind::Answer | Kind::Broken => self.arrow(server, 1),
            Kind::Success | Kind::Closed | Kind::Failure => self.arrow(1, 0),
            Kind::Passed => self.mark("M-4 0l3 3 5-6"),
            Kind::Shut => self.mark("M-4 0h8"),
            Kind::Stop => self.mark("M-3.5-3.5l7 7m0-7l-7 7"),
            Kind::Remembered => self.mark("M-4-1a4 4 0 1 1 0 3m0-6v3h3"),
        };
        html! { <svg class="wires" aria-hidden="true">{ for lifelines }{ own }</svg> }
    }

    fn arrow(&self, from: usize, to: usize) -> Html {
        let (start, end) = (self.place(from), self.place(to));
        let tip = if from < to { "M-7-11l7 4-7 4z" } else { "M7-11l-7 4 7 4z" };
        html! {
            <>
                <line class="shaft" x1={start} x2={end.clone()} y1="100%" y2="100%" transform="translate(0 -7)" />
                <svg x={end} y="100%" overflow="visible"><path class="tip" d={tip} /></svg>
            </>
        }
    }

    /// A mark on the browser's line.
    fn mark(&self, sign: &'static str) -> Html {
        html! {
            <svg x={self.place(1)} y="50%" overflow="visible">
                <circle r="8" class="mark" /><path class="sign" d={sign} />
            </svg>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_lane_is_a_host_with_its_port() {
        assert_eq!(host("http://localhost:3000/?run=x"), "localhost:3000");
        assert_eq!(host("http://[::1]:3000"), "[::1]:3000");
        assert_eq!(host("nonsense"), "");
    }
}
