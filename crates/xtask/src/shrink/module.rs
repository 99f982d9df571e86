//! The WebAssembly module, with short names for what it imports and its functions in an order that
//! compresses well.

use std::convert::Infallible;

use wasm_encoder::{
    CodeSection, FunctionSection, ImportSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Import, ImportSectionReader, Parser,
    Payload, TypeRef,
};

use super::likeness;

/// What short names are made of.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Long names and the short ones that stand for them.
pub(super) type Names = Vec<(String, String)>;

/// The module with a short name for everything that it imports.
///
/// # Errors
/// When it is not laid out as modules are.
pub(super) fn shrunk(module: &[u8]) -> Result<(Vec<u8>, Names), String> {
    let mut rewriting = Rewriting::of(module).map_err(|error| error.to_string())?;
    let mut out = Module::new();
    rewriting
        .parse_core_module(&mut out, Parser::new(0), module)
        .map_err(|error| error.to_string())?;
    Ok((out.finish(), rewriting.names))
}

/// What becomes of names and numbers.
struct Rewriting {
    names: Names,
    /// How many functions are imported: they have the first numbers, and keep them.
    imported: usize,
    /// The module's own functions, by the places that they have had, in their new order.
    order: Vec<usize>,
    /// The new number of each.
    numbers: Vec<u32>,
}

impl Rewriting {
    fn of(module: &[u8]) -> wasmparser::Result<Self> {
        let (mut imported, mut bodies) = (0, Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    let imports = section.into_imports().collect::<wasmparser::Result<Vec<_>>>()?;
                    let is_function = |import: &&Import<'_>| matches!(import.ty, TypeRef::Func(_));
                    imported = imports.iter().filter(is_function).count();
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let order = likeness::ordered(&bodies);
        let mut numbers = vec![0; order.len()];
        for (number, &function) in (0..).skip(imported).zip(&order) {
            numbers[function] = number;
        }
        Ok(Self { names: Names::new(), imported, order, numbers })
    }
}

impl Reencode for Rewriting {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let place = usize::try_from(function).unwrap_or(usize::MAX);
        let own = place.checked_sub(self.imported).and_then(|own| self.numbers.get(own));
        Ok(own.copied().unwrap_or(function))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            let from = short_for(import.module, &mut self.names);
            imports.import(&from, &short_for(import.name, &mut self.names), kind);
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<wasmparser::Result<Vec<FunctionBody<'_>>>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
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

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection,
        ImportSection, Module, TypeSection,
    };

    use super::{short_for, shrunk};

    /// Two imports, and functions of so many numbers, the last of which calls and is exported.
    fn module(names: [(&str, &str); 2], lengths: &[i32]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for (from, name) in names {
            imports.import(from, name, EntityType::Function(0));
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for &length in lengths {
            functions.function(0);
            let mut function = Function::new([]);
            for number in 0..length {
                function.instructions().i32_const(number).drop();
            }
            function.instructions().call(2).call(1).end();
            code.function(&function);
        }
        let mut exports = ExportSection::new();
        let last = u32::try_from(lengths.len()).expect("a few") + 1;
        exports.export("run", ExportKind::Func, last);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn each_name_becomes_short_and_the_rest_stays() {
        let long = [("./page_bg.js", "__wbg_now_0123"), ("./page_bg.js", "__wbg_log_4567")];
        let (short, names) = shrunk(&module(long, &[3])).expect("a module");
        assert_eq!(short, module([("a", "b"), ("a", "c")], &[3]));
        let expected = [("./page_bg.js", "a"), ("__wbg_now_0123", "b"), ("__wbg_log_4567", "c")];
        assert!(names.iter().map(|(long, short)| (long.as_str(), short.as_str())).eq(expected));
    }

    #[test]
    fn functions_that_move_are_called_and_exported_as_before() {
        let names = [("a", "b"), ("a", "c")];
        let (moved, _) = shrunk(&module(names, &[3, 9])).expect("a module");
        let (again, _) = shrunk(&moved).expect("a module");
        // The largest is the first now. It was called by nobody, and is what is exported.
        assert_ne!(moved, module(names, &[3, 9]));
        assert_ne!(moved, module(names, &[9, 3]));
        assert_eq!(moved, again);
        let text = format!("{moved:?}");
        assert!(text.contains("114, 117, 110, 0, 2,"), "the export has the first number: {text}");
        assert_eq!(text.matches("16, 3, 16, 1, 11").count(), 2, "both call what is second: {text}");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(shrunk(b"\0asm").is_err());
        assert!(shrunk(b"words").is_err());
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
