//! The script that wasm-bindgen writes beside the module.

use super::module::Names;

/// The script with the short names.
///
/// # Errors
/// When a name that the module imports is not among the script's members.
pub(super) fn shrunk(script: &str, names: &Names) -> Result<String, String> {
    let mut lines: Vec<String> = script.lines().map(|line| line.trim().to_owned()).collect();
    for (long, short) in names {
        // Members begin their line: `name: function(`, or the file's own name in quotes.
        let (bare, quoted) = (format!("{long}: "), format!("\"{long}\": "));
        let line =
            lines.iter_mut().find(|line| line.starts_with(&bare) || line.starts_with(&quoted));
        let line = line.ok_or_else(|| format!("the script has no member {long}"))?;
        let (_, rest) = line.split_once(": ").ok_or("a member has no value")?;
        *line = format!("{short}:{rest}");
    }
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::shrunk;

    #[test]
    fn members_get_their_short_names_and_nothing_else_does() {
        let script = "const import0 = {\n    __wbg_now_0123: function() {\n        \
                      return 1;\n    },\n};\nreturn {\n    \"./page_bg.js\": import0,\n};\n";
        let names = [("./page_bg.js", "a"), ("__wbg_now_0123", "b")]
            .map(|(long, short)| (long.to_owned(), short.to_owned()));
        assert_eq!(
            shrunk(script, &names.to_vec()).as_deref(),
            Ok("const import0 = {\nb:function() {\nreturn 1;\n},\n};\nreturn {\na:import0,\n};")
        );
        assert!(shrunk("", &names.to_vec()).is_err());
    }
}
