//! Nothing keeps people from using the page, in whichever state, theme and size it is.

use std::sync::Mutex;

use browser_tests::{
    Outcome, axe,
    picture::{SCREENS, overflow},
    session::Theme,
    tour::tour,
    world::World,
};

pub(crate) async fn no_state_has_a_violation_in_light(world: &mut World) -> Outcome {
    no_violation(world, Theme::Light).await
}

pub(crate) async fn no_state_has_a_violation_in_dark(world: &mut World) -> Outcome {
    no_violation(world, Theme::Dark).await
}

async fn no_violation(world: &mut World, theme: Theme) -> Outcome {
    let Some(script) = axe::script()? else {
        return Err("there is no axe-core, because there is no npm".into());
    };
    let browser = world.session.browser;
    if theme != Theme::Light {
        world.browse(browser, theme).await?;
    }
    let found = Mutex::new(Vec::new());
    let toured = tour(world, async |world, state| {
        for screen in SCREENS {
            screen.apply(&world.session).await?;
            let mut complaints = Vec::new();
            for violation in axe::violations(&world.session.driver, &script).await? {
                complaints.push(violation.to_string());
            }
            let beyond = overflow(&world.session.driver).await?;
            if beyond > 0 {
                complaints.push(format!("{beyond} pixels wider than the screen"));
            }
            let place = format!("{state}, {}, {}", screen.name, theme.id());
            let complaints = complaints.into_iter().map(|what| format!("{place}: {what}"));
            found.lock().map_err(|error| error.to_string())?.extend(complaints);
        }
        SCREENS[0].apply(&world.session).await
    })
    .await;
    if theme != Theme::Light {
        world.browse(browser, Theme::Light).await?;
    }
    let mut found = found.into_inner()?;
    found.extend(toured.err().map(|error| format!("the tour ended early: {error}")));
    if found.is_empty() { Ok(()) } else { Err(found.join("\n  ").into()) }
}
