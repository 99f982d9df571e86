//! The same request from every sender to every place.

use cors_wire::Policy;

use super::Place;
use crate::Sender;
use crate::{Lab, RequestSpec, Scenario};

/// The places that a matrix asks, in order.
pub const PLACES: [Place; 5] =
    [Place::SameSite, Place::OtherSite, Place::Ipv6, Place::SecondPort, Place::OwnOrigin];

/// The scenario of one cell; `None` where the lab lacks the place.
pub fn cell(
    lab: &Lab<'_>,
    request: &RequestSpec,
    (endpoint, policy): (&str, &Policy),
    sender: Sender,
    place: Place,
) -> Option<Scenario> {
    let url = place.url(lab, endpoint)?;
    Some(
        Scenario::new(String::new(), RequestSpec { url, ..request.clone() }, Some(policy.clone()))
            .sent_by(sender, lab.page_origin),
    )
}

#[cfg(test)]
mod tests {
    use cors_engine::{Mode, Profile};
    use cors_wire::Switch;

    use super::*;
    use crate::{predict, response_type_id};

    const LAB: Lab<'_> = Lab { page_origin: "http://localhost:8000", lab_ports: &[3000, 3001] };

    /// What each sender gets from each place: a response's type, or a cause.
    fn shown(request: &RequestSpec, policy: &Policy) -> Vec<[String; 5]> {
        let told = |sender, place| {
            let cell = cell(&LAB, request, ("x", policy), sender, place).expect("a place");
            let outcome = predict(&cell, Profile::Standard).expect("a known target");
            match (outcome.failure(), &outcome.settlement) {
                (Some(failure), _) => failure.cause.id().to_owned(),
                (None, cors_engine::Settlement::Resolve(response)) => {
                    response_type_id(response.response_type).to_owned()
                }
                (None, _) => "no failure".to_owned(),
            }
        };
        Sender::ALL.map(|sender| PLACES.map(|place| told(sender, place))).to_vec()
    }

    #[test]
    fn a_worker_is_like_the_page_and_a_frame_is_a_stranger_everywhere() {
        let mut policy = Policy::default();
        policy.actual.allow_origin = Switch::on(LAB.page_origin);
        let shown = shown(&RequestSpec::new(""), &policy);
        assert_eq!(shown[0], ["cors", "cors", "cors", "cors", "basic"]);
        assert_eq!(shown[1], ["allow-origin-mismatch"; 5]);
        assert_eq!(shown[2], shown[0]);
    }

    #[test]
    fn mode_same_origin_reaches_nothing_but_the_own_origin() {
        let request = RequestSpec { mode: Mode::SameOrigin, ..RequestSpec::new("") };
        let shown = shown(&request, &Policy::default());
        let away = "same-origin-mode";
        assert_eq!(shown[0], [away, away, away, away, "basic"]);
        assert_eq!(shown[1], [away; 5]);
    }

    #[test]
    fn a_lab_on_one_port_leaves_a_row_out() {
        let lab = Lab { lab_ports: &[3000], ..LAB };
        let request = RequestSpec::new("");
        let policy = Policy::default();
        let there = |place| cell(&lab, &request, ("x", &policy), Sender::Page, place).is_some();
        assert_eq!(PLACES.map(there), [true, true, true, false, true]);
    }
}
