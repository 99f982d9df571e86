//! The imports of a WebAssembly module, under short names.

/// The number of the section that holds the imports.
const IMPORTS: u8 = 2;

/// What short names are made of.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Long names and the short ones that stand for them.
pub(super) type Names = Vec<(String, String)>;

/// The module with a short name for every function that it imports.
///
/// # Errors
/// When it is not laid out as modules are.
pub(super) fn renamed(module: &[u8]) -> Result<(Vec<u8>, Names), String> {
    let mut bytes = Bytes(module);
    let mut out = bytes.take(8)?.to_vec();
    let mut names = Names::new();
    while !bytes.0.is_empty() {
        let id = bytes.byte()?;
        let length = bytes.number()?;
        let content = bytes.take(length)?;
        let renamed = if id == IMPORTS { Some(section(content, &mut names)?) } else { None };
        let content = renamed.as_deref().unwrap_or(content);
        out.push(id);
        put_number(&mut out, content.len());
        out.extend_from_slice(content);
    }
    Ok((out, names))
}

fn section(content: &[u8], names: &mut Names) -> Result<Vec<u8>, String> {
    let mut bytes = Bytes(content);
    let mut out = Vec::new();
    let count = bytes.number()?;
    put_number(&mut out, count);
    for _ in 0..count {
        for _ in 0..2 {
            let name = bytes.name()?;
            let short = short_for(name, names);
            put_number(&mut out, short.len());
            out.extend_from_slice(short.as_bytes());
        }
        // A module that wasm-bindgen wrote imports functions; their types are numbers.
        match bytes.byte()? {
            0 => out.push(0),
            kind => return Err(format!("an import is of kind {kind}, which is no function")),
        }
        put_number(&mut out, bytes.number()?);
    }
    if bytes.0.is_empty() { Ok(out) } else { Err("the imports have a rest".to_owned()) }
}

/// The short name for a long one, the same for all that are alike.
fn short_for(name: &str, names: &mut Names) -> String {
    if let Some((_, short)) = names.iter().find(|(long, _)| long == name) {
        return short.clone();
    }
    let mut short = String::new();
    let mut rest = names.len();
    loop {
        short.push(char::from(LETTERS[rest % LETTERS.len()]));
        rest /= LETTERS.len();
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    // A letter alone or two of them can be a word of the language, `do` or `if`; as the names of
    // members such words are allowed.
    names.push((name.to_owned(), short.clone()));
    short
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let split = self.0.split_at_checked(length);
        let (taken, rest) = split.ok_or("the module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, String> {
        self.take(1).map(|byte| byte[0])
    }

    /// A number as LEB128.
    fn number(&mut self) -> Result<usize, String> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err("a number is too long".to_owned())
    }

    fn name(&mut self) -> Result<&'a str, String> {
        let length = self.number()?;
        str::from_utf8(self.take(length)?).map_err(|error| error.to_string())
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::{put_number, renamed, short_for};

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut section = Vec::new();
        put_number(&mut section, imports.len());
        for (from, name) in imports {
            for text in [from, name] {
                put_number(&mut section, text.len());
                section.extend_from_slice(text.as_bytes());
            }
            section.extend_from_slice(&[0, 5]);
        }
        let mut module = b"\0asm\x01\0\0\0\x01\x01\x00\x02".to_vec();
        put_number(&mut module, section.len());
        module.extend(section);
        module.extend_from_slice(&[3, 2, 1, 0]);
        module
    }

    #[test]
    fn each_name_becomes_short_and_the_rest_stays() {
        let long =
            module(&[("./page_bg.js", "__wbg_now_0123"), ("./page_bg.js", "__wbg_log_4567")]);
        let (short, names) = renamed(&long).expect("a module");
        assert_eq!(short, module(&[("a", "b"), ("a", "c")]));
        let expected = [("./page_bg.js", "a"), ("__wbg_now_0123", "b"), ("__wbg_log_4567", "c")];
        assert!(names.iter().map(|(long, short)| (long.as_str(), short.as_str())).eq(expected));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(renamed(b"\0asm").is_err());
        let mut memory = module(&[("./page_bg.js", "memory")]);
        let kind = memory.len() - 6;
        assert_eq!(memory[kind], 0);
        memory[kind] = 2;
        assert!(renamed(&memory).is_err());
    }

    #[test]
    fn no_two_names_are_alike() {
        let mut names = Vec::new();
        let mut short: Vec<_> =
            (0..3000).map(|number| short_for(&number.to_string(), &mut names)).collect();
        short.sort();
        short.dedup();
        assert_eq!(short.len(), 3000);
    }
}
