//! The page: built and served by trunk.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};

use crate::{
    Failure,
    child::{Child, Output},
    http,
    ports::Ports,
    profile::Profile,
    shrink, stage,
    toolbox::Toolbox,
    workspace,
};

/// Whether the page is built again when its sources are edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuild {
    /// It is, and open pages load it anew.
    OnEdits,
    /// It stays as it was built at first: tests are not disturbed.
    Never,
}

/// Starts `trunk serve` on these ports; it builds first. What it builds and how it is configured
/// goes into a folder of this name, so that several can run at once.
///
/// # Errors
/// When trunk cannot be configured or started.
pub fn serve(
    toolbox: &Toolbox,
    ports: Ports,
    profile: Profile,
    rebuild: Rebuild,
    name: &str,
) -> Result<Child, Failure> {
    let step = "start trunk serve";
    let failed = |error: io::Error| Failure::new(step, error, "see whether trunk is installed");
    let folder = workspace::target().join("trunk").join(name);
    let file = folder.join("Trunk.json");
    let usual = fs::read_to_string(workspace::root().join("Trunk.toml")).map_err(failed)?;
    let dist = folder.join("dist");
    fs::create_dir_all(&dist).map_err(failed)?;
    let mut configuration = configure(&usual, ports, &workspace::root(), &dist)
        .map_err(|reason| Failure::new("configure trunk", reason, "mend Trunk.toml"))?;
    if rebuild == Rebuild::Never {
        // Trunk cannot be told to watch nothing, but it always ignores what it writes itself.
        configuration["watch"]["watch"] = json!([dist]);
        configuration["serve"]["no_autoreload"] = json!(true);
    }
    if profile == Profile::Release {
        configuration["hooks"] = json!([shrink::hook()]);
    }
    fs::write(&file, format!("{configuration:#}\n")).map_err(failed)?;

    let mut command = toolbox.command("trunk");
    command.current_dir(workspace::root());
    command.args(["serve", "--skip-version-check"]).args(profile.arguments());
    command.arg("--config").arg(&file);
    // Note: trunk takes `NO_COLOR=1`, which the convention allows, for a malformed flag.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    // A companion that is gone for a moment is no reason for pages of stack.
    command.env_remove("RUST_BACKTRACE");
    Child::spawn(&command, Output::Shown).map_err(failed)
}

/// Where the page is put as it is released.
pub fn dist() -> PathBuf {
    workspace::target().join("trunk/release/dist")
}

/// Builds the page as it is released, and says where it is.
///
/// # Errors
/// When trunk does not get it built.
pub fn build(toolbox: &Toolbox) -> Result<PathBuf, Failure> {
    let mut trunk = toolbox.command("trunk");
    trunk.current_dir(workspace::root()).env_remove("NO_COLOR");
    trunk.args(["build", "--skip-version-check"]).args(Profile::Release.arguments());
    trunk.arg("--dist").arg(dist());
    stage::commands("build the page", &[trunk])?;
    shrink::page(&dist())?;
    Ok(dist())
}

/// Waits until the page answers, or trunk has ended, or something asks to stop.
///
/// # Errors
/// When trunk ends first; it has said why.
pub fn wait(child: &mut Child, port: u16, stop: impl Fn() -> bool) -> Result<(), Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new("build and serve the page", reason, "see what trunk says above")
    };
    while !stop() {
        if let Some(status) = child.ended().map_err(|error| failed(&error))? {
            return Err(failed(&format!("trunk ended with {status}")));
        }
        if http::get(port, "/").is_ok_and(|answer| answer.status == 200) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// `Trunk.toml` with other ports. Trunk takes paths relative to the configuration's own folder, so
/// they become absolute.
fn configure(usual: &str, ports: Ports, root: &Path, dist: &Path) -> Result<Value, String> {
    let mut value: Value = toml::from_str(usual).map_err(|error| error.to_string())?;
    value["build"]["target"] = json!(root.join("index.html"));
    value["build"]["dist"] = json!(dist);
    value["serve"]["port"] = json!(ports.page);
    let watched = value["watch"]["watch"].as_array_mut().ok_or("[watch] has no list")?;
    for path in watched {
        *path = json!(root.join(path.as_str().ok_or("a watched path is not text")?));
    }
    for proxy in value["proxy"].as_array_mut().ok_or("there is no [[proxy]]")? {
        let backend = proxy["backend"].as_str().ok_or("a proxy has no backend")?;
        let moved = [(Ports::USUAL.console, ports.console), (Ports::USUAL.lab, ports.lab)]
            .iter()
            .find_map(|(usual, port)| {
                let (host, path) = backend.split_once(&format!(":{usual}/"))?;
                Some(format!("{host}:{port}/{path}"))
            });
        proxy["backend"] = json!(moved.ok_or("a proxy leads to an unknown port")?);
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::configure;
    use crate::{ports::Ports, workspace};

    #[test]
    fn the_proxies_follow_the_ports() {
        let usual = fs::read_to_string(workspace::root().join("Trunk.toml")).expect("it is there");
        let ports = Ports { lab: 4000, second_lab: 4001, console: 9001, page: 9000 };
        let (root, dist) = (Path::new("/checkout"), Path::new("/built"));

        let configured = configure(&usual, ports, root, dist).expect("Trunk.toml is well-formed");

        assert_eq!(configured["serve"]["port"], 9000);
        assert_eq!(configured["build"]["target"], "/checkout/index.html");
        assert_eq!(configured["build"]["dist"], "/built");
        assert_eq!(configured["proxy"][0]["rewrite"], "/api/");
        assert_eq!(configured["proxy"][0]["backend"], "http://127.0.0.1:9001/api/");
        assert_eq!(configured["proxy"][1]["rewrite"], "/own/");
        assert_eq!(configured["proxy"][1]["backend"], "http://127.0.0.1:4000/e/");
        for path in configured["watch"]["watch"].as_array().expect("a list") {
            let path = Path::new(path.as_str().expect("text"));
            let here = path.strip_prefix(root).expect("absolute");
            assert!(workspace::root().join(here).exists(), "{}", here.display());
        }
    }
}
